"""Whom to call, by place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from decision_aid.library.pages import HelpLine
from decision_aid.web.evidence import library
from decision_aid.web.places import place_name

_URGENT = ("emergency", "crisis", "directory")


def help_groups() -> list[dict[str, Any]]:
    """Lines of the same places together, the places in the order in which they first appear."""
    return _by_places(library().help_lines)


def crisis_groups() -> list[dict[str, Any]]:
    """The same for emergencies and crises alone: every line that can be called or opened."""
    urgent = (line for line in library().help_lines if line.kind in _URGENT)
    return _by_places(line for line in urgent if line.number or line.url)


def _by_places(lines: Iterable[HelpLine]) -> list[dict[str, Any]]:
    by_places: dict[tuple[str, ...], list[HelpLine]] = {}
    for line in lines:
        by_places.setdefault(line.countries, []).append(line)
    return [
        {
            "countries": countries,
            "country_name": ", ".join(place_name(code) for code in countries),
            "lines": [_line(line) for line in own],
        }
        for countries, own in by_places.items()
    ]


def _line(line: HelpLine) -> dict[str, Any]:
    return {
        "name": line.name,
        "number": line.number,
        "tel": line.tel,
        "when": line.when,
        "url": line.url,
        "needs_confirming": line.confirm,
    }
