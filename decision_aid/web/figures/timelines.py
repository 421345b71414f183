"""One outcome, or the first of a topic, over time: every figure drawn, and told in a table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.domain.evidence.sources import Endpoint
from decision_aid.domain.evidence.topics import OutcomeTopic, Side
from decision_aid.domain.results.figure_order import RankedFigures
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.addresses import outcome_url
from decision_aid.web.drawing.timeline import MOST_DRAWN, TimePoint, in_parts, timeline
from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.panels import panel_denominator
from decision_aid.web.figures.people_and_time import outcome_told
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import statement_of
from decision_aid.web.loaded import evidence_base


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure of a timeline with the number that stands over it."""

    number: int
    figure: FigureStatement

    @property
    def point(self) -> TimePoint:
        """Raises ValueError where nobody was counted, or at no time."""
        at, told = self.figure.published.at, self.figure.frames
        if at is None or told is None:
            raise ValueError(self.figure.sourced.ref)
        mark = self.figure.plot_mark
        return TimePoint(at.in_years, told.affected, told.low, told.high, mark, str(self.number))


def timeline_html(matches: tuple[Match, ...], endpoint: Endpoint, left_out: int) -> SafeString:
    """One outcome at all its times across studies, the closest people first; empty for one time.

    Every figure is drawn: where not all fit side by side, in several pictures. ``left_out`` is how
    many more there are.
    """
    if len({m.sourced.figure.at for m in matches}) < 2:
        return SafeString("")
    return _timeline(matches, endpoint, left_out, get_language() or "")


@lru_cache(maxsize=512)
def _timeline(
    matches: tuple[Match, ...], endpoint: Endpoint, left_out: int, _language: str
) -> SafeString:
    out_of = panel_denominator(endpoint.id, tuple(m.sourced for m in matches))
    parts = [sorted(part, key=_time) for part in in_parts(matches)]
    rows = [
        Mark(number, statement_of(match, out_of))
        for number, match in enumerate((m for part in parts for m in part), start=1)
    ]
    one, differ = outcome_told(endpoint, [match.sourced for match in matches])
    left = iter(rows)
    pictures = [_picture([next(left) for _ in part], out_of, endpoint) for part in parts]
    context = {
        "pictures": pictures,
        "endpoint": endpoint,
        "one": one,
        "some_count_otherwise": notes.some_count_otherwise() if differ else "",
        "total": sentences.whole(out_of),
        "rows": rows,
        "left_out": left_out,
        "all_url": outcome_url(endpoint.id),
    }
    return mark_safe(render_to_string("figures/timeline.html", context))


def _time(match: Match) -> Decimal:
    at = match.sourced.figure.at
    return at.in_years if at is not None else Decimal(0)


def _picture(rows: list[Mark], out_of: int, endpoint: Endpoint) -> dict[str, Any]:
    """One drawing with the numbers of its first and last row."""
    points = tuple(row.point for row in rows)
    first, last = rows[0].number, rows[-1].number
    title = _(
        "%(name)s, by years after a transplant: marks %(first)s to %(last)s. The table gives each."
    ) % {"name": endpoint.name, "first": first, "last": last}
    return {"drawn": timeline(points, out_of, title), "first": first, "last": last}


def timeline_of(topic: OutcomeTopic, page: PatientResult) -> SafeString:
    """Every share of the topic's first outcome that was counted at a time, closest people first."""
    endpoint = evidence_base().endpoints[topic.endpoints[0]]
    if topic.side is not Side.OUTCOMES or not endpoint.has_both_frames:
        return SafeString("")
    counted = counted_in_time(endpoint.id)
    nearest = tuple(islice(page.match_of.in_order(counted), MOST_DRAWN))
    return timeline_html(nearest, endpoint, len(counted.figures) - len(nearest))


@lru_cache(maxsize=64)
def counted_in_time(endpoint: str) -> RankedFigures:
    """Shares of core studies on a transplant that were counted at a time."""
    shelf = evidence_base()
    return shelf.shown.ranked(
        sourced
        for source in shelf.core_sources
        for sourced in source.shown_figures
        if sourced.figure.endpoint == endpoint
        and sourced.figure.at is not None
        and sourced.arm.is_transplant
        and share_of(sourced.figure) is not None
    )
