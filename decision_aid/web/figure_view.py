"""Figures as cached pieces of page: the leading figure of a panel, and a row of the others.

Pieces are cached by figure, comparison outcomes and denominator; none of these is about a person.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from decision_aid.domain.evidence import SourcedFigure
from decision_aid.domain.matching import Dimension, Match, Outcome, Outcomes, closeness_of
from decision_aid.domain.risk import frames, interval_of, share_of
from decision_aid.web import words, wording
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


def lead_html(match: Match, out_of: int) -> SafeString:
    """The figure that is drawn: message, picture, range, card."""
    return _piece("components/figure_lead.html", match.sourced, match.outcomes, out_of, _lang())


def row_html(match: Match, out_of: int) -> SafeString:
    """One of the other studies, as a table row."""
    return _piece("components/figure_row.html", match.sourced, match.outcomes, out_of, _lang())


def brief_html(match: Match, out_of: int) -> SafeString:
    """The figure that is drawn, as it stands on paper."""
    return _piece("components/figure_brief.html", match.sourced, match.outcomes, out_of, _lang())


def _lang() -> str:
    return get_language() or ""


@lru_cache(maxsize=20_000)
def _piece(
    template: str, sourced: SourcedFigure, outcomes: Outcomes, out_of: int, _language: str
) -> SafeString:
    return mark_safe(render_to_string(template, figure_context(sourced, out_of, outcomes)))


def figure_context(
    sourced: SourcedFigure, out_of: int, outcomes: Outcomes | None = None
) -> dict[str, Any]:
    """Everything that a figure component shows. Without outcomes nobody is compared."""
    figure, source = sourced.figure, sourced.source
    shelf = library()
    endpoint = shelf.endpoints[figure.endpoint]
    return {
        "figure": figure,
        "source": source,
        "endpoint": endpoint,
        "arm": shelf.arms[figure.arm],
        "versus": shelf.arms.get(figure.compared_with),
        "url": source_url(sourced),
        "people": wording.whole(sourced.people) if sourced.people else "",
        "time": wording.time_after(figure.at),
        "value": wording.value_in_words(figure),
        "interval": wording.interval_in_words(figure),
        "design": words.DESIGN[source.design],
        "seen_in": words.SEEN_IN[figure.seen_in],
        "is_ratio": figure.unit.is_ratio,
        **_share_context(sourced, out_of),
        **(_match_context(outcomes) if outcomes is not None else {}),
    }


def source_url(sourced: SourcedFigure) -> str:
    page = reverse("source", kwargs={"source_id": sourced.source.id})
    return f"{page}#{sourced.figure.id}"


def _share_context(sourced: SourcedFigure, out_of: int) -> dict[str, Any]:
    figure = sourced.figure
    endpoint = library().endpoints[figure.endpoint]
    share = share_of(figure)
    if share is None:
        return {}
    interval = interval_of(figure)
    told = frames(share, out_of, interval)
    message = wording.headline(endpoint, figure, told) if endpoint.has_both_frames else ""
    return {
        "share": told,
        "message": message,
        "counted": wording.counted(figure),
        "range": wording.range_of(told, interval),
        "range_cell": wording.range_cell(told, interval),
        "warning": wording.extreme_warning(told),
        "picture": icon_array(told.affected, out_of, told.low, told.high, message or figure.id)
        if message
        else "",
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
