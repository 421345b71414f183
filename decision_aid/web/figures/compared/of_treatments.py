"""What is told beside the name of a treatment: by regulators, and by the person who has had it.

Pieces of a page are kept by what studies found and never by an answer. So each leaves a place
behind the name of a drug, and the page puts there what the person told of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from decision_aid.domain.evidence.sources import Arm
from decision_aid.domain.evidence.vocabulary import Use
from decision_aid.domain.questionnaire.drugs_had import DrugsHad
from decision_aid.web.figures.compared.drugs_had import told_of
from decision_aid.web.loaded import evidence_base

_HAD = re.compile(r"<!--had ([a-z-]+)-->")
_STATUS = re.compile(r"<!--status ([a-z-]+)-->")


def place_of(arm: Arm) -> SafeString:
    """Where it stands whether the person has had this drug."""
    is_drug = arm.use in (Use.DRUG, Use.HIGH_EFFICACY_DRUG)
    return mark_safe(f"<!--had {arm.id}-->" if is_drug else "")


def statuses_of(arms: Iterable[Arm]) -> SafeString:
    """Where it stands what regulators said of each of them, once on a page."""
    told = dict.fromkeys(each.id for each in arms if each.status)
    return mark_safe("".join(f"<!--status {each}-->" for each in told))


def filled(html: str, had: DrugsHad) -> SafeString:
    """Fills each place that these left."""
    arms, said = evidence_base().arms, set[str]()

    def told(place: re.Match[str]) -> str:
        said = told_of(place[1], had)
        return f" <b>({conditional_escape(said)})</b>" if said else ""

    def status(place: re.Match[str]) -> str:
        arm = arms.get(place[1])
        if arm is None or arm.id in said:
            return ""
        said.add(arm.id)
        return _status_html(arm, get_language() or "")

    return mark_safe(_STATUS.sub(status, _HAD.sub(told, html)))


@lru_cache(maxsize=32)
def _status_html(arm: Arm, _language: str) -> str:
    known = evidence_base().sources
    context = {"arm": arm, "sources": [known[each] for each in arm.status_by]}
    return render_to_string("figures/status.html", context)
