"""One outcome over time as a cached piece of page: every figure drawn, and told in a table."""

from __future__ import annotations

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
from decision_aid.web.addresses import outcome_url
from decision_aid.web.drawing.timeline import TimePoint, in_parts, timeline
from decision_aid.web.figures import sentences
from decision_aid.web.figures.figure import figure_context
from decision_aid.web.figures.people_and_time import outcome_told


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
        figure_context(match.sourced, out_of, match.outcomes) | {"number": number}
        for number, match in enumerate((m for part in parts for m in part), start=1)
    ]
    one, differ = outcome_told(endpoint, [match.sourced for match in matches])
    left = iter(rows)
    pictures = [_picture([next(left) for _ in part], out_of, endpoint) for part in parts]
    context = {
        "pictures": pictures,
        "endpoint": endpoint,
        "one": one,
        "some_count_otherwise": differ,
        "total": sentences.whole(out_of),
        "rows": rows,
        "left_out": left_out,
        "all_url": outcome_url(endpoint.id),
    }
    return mark_safe(render_to_string("figures/timeline.html", context))


def _time(match: Match) -> Decimal:
    at = match.sourced.figure.at
    return at.in_years if at is not None else Decimal(0)


def _picture(rows: list[dict[str, Any]], out_of: int, endpoint: Endpoint) -> dict[str, Any]:
    """One drawing with the numbers of its first and last row."""
    points = tuple(
        TimePoint(
            row["figure"].at.in_years,
            row["share"].affected,
            row["share"].low,
            row["share"].high,
            row["closeness_class"],
            str(row["number"]),
        )
        for row in rows
    )
    first, last = rows[0]["number"], rows[-1]["number"]
    title = _(
        "%(name)s, by years after a transplant: marks %(first)s to %(last)s. The table gives each."
    ) % {"name": endpoint.name, "first": first, "last": last}
    return {"drawn": timeline(points, out_of, title), "first": first, "last": last}
