"""Figures as cached pieces of page: a panel, its leading figure, a row of the others.

Pieces are cached by figures, how each compared and denominator. No answer is part of a key.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import THOUSAND, share_of
from decision_aid.domain.evidence.vocabulary import Aspect, Use
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.outcome_panels import Panel
from decision_aid.domain.results.topic_result import OtherTreatments, PanelResult
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.web.addresses import outcome_url
from decision_aid.web.drawing.forest import forest_axis
from decision_aid.web.figures.in_short.nearest import named
from decision_aid.web.figures.people_and_time import time_told
from decision_aid.web.figures.plot import TOP_OF_1000
from decision_aid.web.figures.wording import statement_of
from decision_aid.web.words import time as time_words


def brief_html(match: Match, out_of: int) -> SafeString:
    """The figure that is drawn, as it stands on paper."""
    return _piece("figures/brief.html", match, out_of, _lang())


def short_html(match: Match, out_of: int) -> SafeString:
    """The figure that is drawn, in one line."""
    return _piece("figures/short.html", match, out_of, _lang())


def own_type_html(match: Match, out_of: int) -> SafeString:
    """A figure of the person's own type of MS, named beside one of a mixed group."""
    return _piece("figures/own_type_note.html", match, out_of, _lang())


def own_type_short_html(match: Match, out_of: int) -> SafeString:
    """The same where there is room for one line and no link."""
    return _piece("figures/own_short.html", match, out_of, _lang())


def panel_html(found: PanelResult, *, folded: bool = False) -> SafeString:
    """A panel: its leading figure drawn, what the same study compared it with, and the others."""
    return _panel(found.panel, found.companions, found.out_of, folded, "", _lang())


def nearest_html(found: PanelResult, *, is_only: bool) -> SafeString:
    """The nearest study of a spread, or the only one: drawn, with what it compared, without the
    other studies.
    """
    named = _("One study") if is_only else lead_named(found.panel.lead) if found.panel.lead else ""
    return _panel(found.panel, found.companions, found.out_of, False, named, _lang())


def lead_named(match: Match) -> str:
    """Above the study that comes first: whether it is near, else the types of MS in it."""
    return named(statement_of(match, THOUSAND))


def other_treatments_html(found: OtherTreatments, url: str) -> SafeString:
    """A table of figures on drugs or no treatment; empty where there are none.

    ``url`` leads to all of them.
    """
    if not found.matches:
        return SafeString("")
    return _other_treatments(found.matches, found.out_of, found.more, url, _lang())


@lru_cache(maxsize=768)
def _panel(
    panel: Panel,
    companions: tuple[Match, ...],
    out_of: int,
    folded: bool,
    named_as: str,
    language: str,
) -> SafeString:
    is_said = named_as and panel.lead and not statement_of(panel.lead, out_of).counts
    context = {
        "name": "" if is_said else panel.outcome.name,
        "time": time_told(panel.lead.sourced)
        if panel.lead and (named_as or panel.at is None)
        else time_words.time_after(panel.at, Use.TRANSPLANT),
        "lead": _piece("figures/lead.html", panel.lead, out_of, language) if panel.lead else "",
        "same_study": _rows(companions, out_of, language, "figures/same.html"),
        "is_early_harm": panel.outcome.aspect is Aspect.HARM and _is_early(panel),
        "others": "" if named_as else _rows(panel.others, out_of, language),
        "others_told": "" if panel.lead else _of_others(panel.others),
        "others_count": 0 if named_as else len(panel.others) + panel.more,
        "more": panel.more,
        "url": outcome_url(panel.endpoint),
        "axis": _axis(panel, out_of),
        "folded": folded,
        "named": named_as,
    }
    return mark_safe(render_to_string("figures/panel.html", context))


def _is_early(panel: Panel) -> bool:
    """Counted while people are in hospital or soon after."""
    return panel.at is not None and panel.at.in_years < 1


def _of_others(matches: Iterable[Match]) -> str:
    """Where no figure leads: how many are of people unlike the person, how many are ratios."""
    unlike = [each.closeness is Closeness.DIFFERENT for each in matches]
    others, compared = sum(unlike), len(unlike) - sum(unlike)
    told = []
    if others:
        of_people = ngettext(
            "%(n)s figure of people different from you",
            "%(n)s figures of people different from you",
            others,
        )
        told.append(of_people % {"n": others})
    if compared:
        with_other = ngettext(
            "%(n)s comparison with another treatment",
            "%(n)s comparisons with another treatment",
            compared,
        )
        told.append(with_other % {"n": compared})
    return ", ".join(told)


def _axis(panel: Panel, out_of: int) -> SafeString:
    """The scale of the plots in a panel; empty where none of its figures is a share."""
    figures = [match.sourced.figure for match in panel.others]
    if not any(share_of(figure) is not None for figure in figures):
        return SafeString("")
    return forest_axis(out_of, TOP_OF_1000 if out_of == THOUSAND else None)


@lru_cache(maxsize=48)
def _other_treatments(
    matches: tuple[Match, ...], out_of: int, more: int, url: str, language: str
) -> SafeString:
    count = len(matches) + more
    context = {
        "rows": _rows(matches, out_of, language), "count": count, "more": more, "url": url
    }  # fmt: skip
    return mark_safe(render_to_string("figures/other_treatments.html", context))


def _rows(
    matches: Iterable[Match],
    out_of: int,
    language: str,
    template: str = "figures/row.html",
) -> SafeString:
    return mark_safe("".join(_piece(template, m, out_of, language) for m in matches))


@lru_cache(maxsize=2048)
def _piece(template: str, match: Match, out_of: int, _language: str) -> SafeString:
    return mark_safe(render_to_string(template, {"figure": statement_of(match, out_of)}))


def _lang() -> str:
    return get_language() or ""
