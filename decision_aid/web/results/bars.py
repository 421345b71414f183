"""The one comparison of the first page: a bar a treatment, and the study in one quiet line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Arm
from decision_aid.domain.results.comparisons import Comparison
from decision_aid.web.drawing.bars import bar
from decision_aid.web.figures.compared.paired_bars import in_words, scale_for, value_of
from decision_aid.web.figures.compared.row import compared_study
from decision_aid.web.figures.wording import statement_of
from decision_aid.web.words.answers import without_brands


@dataclass(frozen=True, slots=True)
class TreatmentBar:
    """ "5 of 100", what happened to them, and on which treatment."""

    result: str
    happened: str
    treatment: str
    picture: SafeString


def first_bars_html(comparison: Comparison, out_of: int) -> SafeString:
    """The transplant first. Kept by what was found; no answer is part of the key."""
    return _html(comparison, out_of, get_language() or "")


def _brief(arm: Arm) -> str:
    if arm.id == "ahsct":
        return _("with a transplant")
    return _("on %(arm)s") % {"arm": without_brands(arm.name).partition(",")[0]}


@lru_cache(maxsize=256)
def _html(comparison: Comparison, out_of: int, _language: str) -> SafeString:
    told = [statement_of(match, out_of) for match in comparison.matches]
    scale = scale_for(told, out_of)
    bars = [
        TreatmentBar(*in_words(each), _brief(each.arm), bar(value_of(each), scale.top))
        for each in sorted(told, key=lambda each: not each.arm.is_transplant)
    ]
    context = {"study": compared_study(told), "bars": bars, "full": scale.full}
    return mark_safe(render_to_string("results/bars.html", context))
