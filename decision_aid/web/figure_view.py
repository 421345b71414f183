"""Figures as cached pieces of page: a panel, its leading figure, a row of the others.

Pieces are cached by figures, how each compared and denominator. No answer is part of a key.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from decision_aid.domain.evidence import SourcedFigure
from decision_aid.domain.matching import Dimension, Match, Outcome, Outcomes, closeness_of
from decision_aid.domain.panels import Panel
from decision_aid.domain.risk import THOUSAND, denominator_for, frames, interval_of, share_of
from decision_aid.domain.vocabulary import Use
from decision_aid.web import figure_words, wording, words
from decision_aid.web.addresses import outcome_url, source_url
from decision_aid.web.drawing.forest import forest_axis, forest_row, ratio_row
from decision_aid.web.drawing.icon_array import icon_array
from decision_aid.web.evidence import library

_OUTCOMES_TOLD = (
    Outcome.INSIDE,
    Outcome.OUTSIDE,
    Outcome.UNKNOWN,
    Outcome.FEW,
    Outcome.NOT_REPORTED,
    Outcome.NOT_RESTRICTED,
)


def brief_html(match: Match, out_of: int) -> SafeString:
    """The figure that is drawn, as it stands on paper."""
    return _piece("components/figure_brief.html", match, out_of, _lang())


def short_html(match: Match, out_of: int) -> SafeString:
    """The figure that is drawn, in one line."""
    return _piece("components/figure_short.html", match, out_of, _lang())


def own_type_html(match: Match, out_of: int) -> SafeString:
    """A figure of the person's own type of MS, named beside one of a mixed group."""
    return _piece("components/figure_own_type.html", match, out_of, _lang())


def own_type_short_html(match: Match, out_of: int) -> SafeString:
    """The same where there is room for one line and no link."""
    return _piece("components/figure_own_short.html", match, out_of, _lang())


def panel_html(
    panel: Panel, companions: tuple[Match, ...], out_of: int, *, folded: bool = False
) -> SafeString:
    """A panel: its leading figure drawn, what the same study compared it with, and the others."""
    return _panel(panel, companions, out_of, folded, _lang())


def other_treatments_html(
    matches: tuple[Match, ...], out_of: int, more: int, url: str
) -> SafeString:
    """A table of figures on drugs or no treatment; empty where there are none.

    ``more`` have no room there; ``url`` leads to all of them.
    """
    if not matches:
        return SafeString("")
    return _other_treatments(matches, out_of, more, url, _lang())


@lru_cache(maxsize=4096)
def panel_denominator(endpoint: str, figures: tuple[SourcedFigure, ...]) -> int:
    return denominator_for(endpoint, (each.figure for each in figures))


@lru_cache(maxsize=2048)
def _panel(
    panel: Panel, companions: tuple[Match, ...], out_of: int, folded: bool, language: str
) -> SafeString:
    endpoint = library().endpoints[panel.endpoint]
    context = {
        "name": endpoint.name,
        "time": wording.time_after(panel.at, Use.TRANSPLANT),
        "lead": _piece("components/figure_lead.html", panel.lead, out_of, language)
        if panel.lead
        else "",
        "same_study": _rows(companions, out_of, language, "components/figure_same.html"),
        "others": _rows(panel.others, out_of, language),
        "others_count": len(panel.others) + panel.more,
        "more": panel.more,
        "url": outcome_url(panel.endpoint),
        "axis": _axis(panel, out_of),
        "folded": folded,
    }
    return mark_safe(render_to_string("components/panel.html", context))


def _axis(panel: Panel, out_of: int) -> SafeString:
    """The scale of the plots in a panel; empty where none of its figures is a share."""
    figures = [match.sourced.figure for match in panel.others]
    if not any(share_of(figure) is not None for figure in figures):
        return SafeString("")
    return forest_axis(out_of, _TOP_OF_1000 if out_of == THOUSAND else None)


@lru_cache(maxsize=512)
def _other_treatments(
    matches: tuple[Match, ...], out_of: int, more: int, url: str, language: str
) -> SafeString:
    count = len(matches) + more
    context = {
        "rows": _rows(matches, out_of, language), "count": count, "more": more, "url": url
    }  # fmt: skip
    return mark_safe(render_to_string("components/other_treatments.html", context))


def _rows(
    matches: Iterable[Match],
    out_of: int,
    language: str,
    template: str = "components/figure_row.html",
) -> SafeString:
    return mark_safe("".join(_piece(template, m, out_of, language) for m in matches))


@lru_cache(maxsize=8192)
def _piece(template: str, match: Match, out_of: int, _language: str) -> SafeString:
    context = figure_context(match.sourced, out_of, match.outcomes)
    return mark_safe(render_to_string(template, context))


def _lang() -> str:
    return get_language() or ""


def figure_context(
    sourced: SourcedFigure, out_of: int, outcomes: Outcomes | None = None
) -> dict[str, Any]:
    """Everything that a figure component shows. Without outcomes nobody is compared."""
    figure, source = sourced.figure, sourced.source
    shelf = library()
    people, whole_study = figure_words.people_cell(sourced)
    return {
        "figure": figure,
        "source": source,
        "endpoint": figure_words.outcome_of(sourced),
        "arm": shelf.arms[figure.arm],
        "versus": shelf.arms.get(figure.compared_with),
        "url": figure_url(sourced),
        "people": people,
        "whole_study": whole_study,
        "people_told": figure_words.people_told(sourced),
        "in_whom": figure_words.in_whom(sourced),
        "part_of_study": figure_words.part_of_study(sourced),
        "who_told": figure_words.who_told(sourced),
        "caution": figure_words.caution(sourced),
        "time": figure_words.time_of(figure),
        "mixed_types": figure_words.mixed_types(sourced),
        "own_type": figure_words.own_type_words(sourced),
        "value": wording.value_in_words(figure),
        "said": figure_words.said_without_frames(sourced),
        "interval": wording.interval_in_words(figure),
        "design": figure_words.design_of(source),
        "seen_in": words.SEEN_IN[figure.seen_in],
        "is_ratio": figure.unit.is_ratio,
        **_share_context(sourced, out_of),
        **(_match_context(outcomes) if outcomes is not None else {}),
        **(_plot_context(sourced, out_of, outcomes) if outcomes is not None else {}),
    }


_TOP_OF_1000 = 100
"""Rare harms are plotted on a scale up to 100 of 1,000; what lies beyond gets an arrow."""


def _plot_context(sourced: SourcedFigure, out_of: int, outcomes: Outcomes) -> dict[str, Any]:
    """The figure as a row of a forest plot; empty for figures that are no share and no ratio."""
    figure = sourced.figure
    mark = words.CLOSENESS_CLASS[closeness_of(outcomes)]
    title = f"{wording.value_in_words(figure)} {wording.interval_in_words(figure)}".strip()
    share = share_of(figure)
    if share is not None:
        told = frames(share, out_of, interval_of(figure))
        top = _TOP_OF_1000 if out_of == THOUSAND else None
        return {"plot": forest_row(told.affected, told.low, told.high, out_of, mark, title, top)}
    if not figure.unit.is_ratio:
        return {}
    low, high = (figure.ci.low, figure.ci.high) if figure.ci else (None, None)
    return {"plot": ratio_row(figure.value, low, high, title, mark)}


def figure_url(sourced: SourcedFigure) -> str:
    """The figure's own place on the page of its source."""
    return f"{source_url(sourced.source.id)}#{sourced.figure.id}"


def _share_context(sourced: SourcedFigure, out_of: int) -> dict[str, Any]:
    figure = sourced.figure
    share = share_of(figure)
    if share is None:
        return {}
    interval = interval_of(figure)
    told = frames(share, out_of, interval)
    message = wording.headline(figure_words.outcome_of(sourced), figure, told)
    return {
        "share": told,
        "total": wording.whole(out_of),
        "share_cell": wording.people_of(told.affected, told),
        "message": message,
        "counted": wording.counted(figure),
        "range": wording.range_of(told, interval),
        "range_cell": wording.range_cell(told, interval),
        "warning": wording.extreme_warning(told),
        "picture": icon_array(told.affected, out_of, told.low, told.high, message),
    }


def _match_context(outcomes: Outcomes) -> dict[str, Any]:
    closeness = closeness_of(outcomes)
    return {
        "closeness": words.CLOSENESS[closeness],
        "closeness_class": words.CLOSENESS_CLASS[closeness],
        "comparisons": [
            (words.OUTCOME[outcome], [words.DIMENSION[d] for d in dimensions])
            for outcome in _OUTCOMES_TOLD
            if (dimensions := _with(outcomes, outcome))
        ],
        "differs": [words.DIMENSION[d] for d in _with(outcomes, Outcome.OUTSIDE)],
    }


def _with(outcomes: Outcomes, wanted: Outcome) -> list[Dimension]:
    return [d for d, found in zip(Dimension, outcomes, strict=True) if found is wanted]
