"""Who runs the tool, and whom to call, by place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from decision_aid.evidence_base.checks.places import ELSEWHERE
from decision_aid.evidence_base.reading.content import HelpLine
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words.places import place_name

REACHED_BY = ("name", "email", "phone", "address", "website", "answers_within")
FOR_ONE_MATTER = (
    "accessibility_email", "accessibility_phone", "safety_email", "privacy_email", "safety_officer"
)  # fmt: skip

_URGENT = ("emergency", "crisis", "directory")


def help_context(country: str) -> dict[str, Any]:
    """``own``: the lines that serve everywhere in this country, and where to look for more if
    none of them is a line to talk to. ``others``: the checked lines of all other places.

    ``country`` may be wider than a place of the questionnaire: GB is its four nations.
    """
    places = _places_of(country)
    checked = _checked(evidence_base().help_lines)
    own = [line for line in checked if places <= set(line.countries)]
    if not any(line.kind == "crisis" for line in own):
        own += [line for line in checked if ELSEWHERE in line.countries and line not in own]
    kinds = [line.kind for line in own]
    further = [line for line in checked if line not in own]
    return {
        "country_name": "" if places == {ELSEWHERE} else place_name(country),
        "own": [_line(line) for line in own],
        "emergency": "emergency" in kinds,
        "parts": _by_places(line for line in further if places.issuperset(line.countries)),
        "others": _by_country(line for line in further if not places.issuperset(line.countries)),
        "in_uk": places == {ELSEWHERE} or all(each.startswith("GB") for each in places),
    }


def _places_of(country: str) -> set[str]:
    known = {code for line in evidence_base().help_lines for code in line.countries}
    within = {code for code in known if code == country or code.startswith(f"{country}-")}
    return within or {ELSEWHERE}


def _checked(lines: Iterable[HelpLine]) -> list[HelpLine]:
    """Those read on a page of their own or of a public body, that can be called or opened."""
    return [line for line in lines if not line.confirm and (line.number or line.url)]


def crisis_groups() -> list[dict[str, Any]]:
    """For emergencies and crises alone, by place: every checked line."""
    return _by_places(line for line in _checked(evidence_base().help_lines) if line.kind in _URGENT)


def _by_country(lines: Iterable[HelpLine]) -> list[dict[str, Any]]:
    """Nations of one country under its name; a line of one of them says of which it is."""
    by_country: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for line in lines:
        told, codes = _line(line), line.countries
        if len(codes) == 1 and "-" in codes[0]:
            told["name"] = f"{place_name(codes[0])}: {line.name}"
        by_country.setdefault(_country(line), []).append(told)
    return [
        {
            "countries": country,
            "country_name": ", ".join(place_name(code) for code in country),
            "lines": own,
        }
        for country, own in by_country.items()
    ]


def _country(line: HelpLine) -> tuple[str, ...]:
    codes = dict.fromkeys(code.partition("-")[0] for code in line.countries)
    return tuple(codes) if "-" in line.countries[0] else line.countries


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
        "text_to": line.text_to,
        "when": line.when,
        "url": line.url,
    }
