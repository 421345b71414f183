"""One outcome, or the first of a topic, over time: every figure drawn, and told in a table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import panel_denominator
from decision_aid.domain.evidence.sources import Endpoint
from decision_aid.domain.results.matching import Match
from decision_aid.domain.similarity.outcomes import is_near
from decision_aid.web.addresses import outcome_url
from decision_aid.web.drawing.timeline import TimePoint, in_parts, timeline
from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.people_and_time import outcome_told
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import statement_of


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


def timeline_html(matches: tuple[Match, ...], left_out: int) -> SafeString:
    """One outcome at all its times across studies, the closest people first; empty for one time.

    Every figure is drawn: where not all fit side by side, in several pictures. ``left_out`` is how
    many more there are.
    """
    if len({m.sourced.figure.at for m in matches}) < 2:
        return SafeString("")
    return _timeline(matches, left_out, get_language() or "")


@lru_cache(maxsize=32)
def _timeline(matches: tuple[Match, ...], left_out: int, _language: str) -> SafeString:
    endpoint = matches[0].sourced.endpoint
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
        "has_near": any(is_near(match.closeness) for match in matches),
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
