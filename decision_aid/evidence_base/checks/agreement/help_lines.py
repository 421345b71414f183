"""A help line stands in the country where it answers, at hours that a clock has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from decision_aid.evidence_base.checks.places import (
    DIGITS,
    countries,
    names_of_places,
    places_in,
)
from decision_aid.evidence_base.reading.content import EmergencyNumbers, HelpLine
from decision_aid.evidence_base.reading.loaded import PLACES, Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake

_EMERGENCY = "emergency"
_AT = {"uk": "GB", "wales": "GB", "scot": "GB"}
"""Ends of addresses that are not the code of their country."""
_HOUR = re.compile(r"(\d+)(?:[.:](\d+))?(?: ?(am|pm)\b)?", re.I)
_HALF_A_DAY, _DAY, _HOUR_HAS = 12, 24, 60


def check_help_lines_agree(loaded: Loaded) -> Iterator[Mistake]:
    known, names = countries(loaded), names_of_places(loaded)
    for place, each in enumerate(loaded.emergency_numbers, start=1):
        for reason in _of_numbers(each, known):
            yield Mistake(PLACES, f"emergency[{place}]", reason)
    numbers = {code: e.numbers for e in loaded.emergency_numbers for code in e.countries}
    for place, line in enumerate(loaded.help_lines, start=1):
        for reason in (
            *_where(line, numbers, known),
            *_named(line, names),
            *_read_in(line, known),
            *_hours(line.when),
        ):
            yield Mistake(PLACES, f"line[{place}] {line.name}", reason)


def _of_numbers(each: EmergencyNumbers, known: frozenset[str]) -> Iterator[str]:
    for code in each.countries if known else ():
        if code not in known:
            yield f"'{code}' is no country of this list"
    yield from (f"'{n}' is no number to dial" for n in each.numbers if not re.fullmatch(DIGITS, n))


def _where(
    line: HelpLine, numbers: Mapping[str, tuple[str, ...]], known: frozenset[str]
) -> Iterator[str]:
    for code in sorted(_wholes(line) & known) if line.kind == _EMERGENCY else ():
        if code not in numbers:
            yield f"no [[emergency]] names {code}, so nothing holds {line.tel} to its numbers"
        elif line.tel not in numbers[code]:
            yield f"{line.tel} is no number for an emergency in {code}"


def _named(line: HelpLine, names: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    named = places_in(line.name, names) if line.kind != _EMERGENCY else frozenset[str]()
    if named and not named & {*line.countries, *_wholes(line)}:
        yield f"names {', '.join(sorted(named))}, but stands in {', '.join(line.countries)}"


def _read_in(line: HelpLine, known: frozenset[str]) -> Iterator[str]:
    if line.kind == _EMERGENCY:
        return
    read_in = {_country_of(each) for each in line.seen} & known
    if read_in and not read_in & _wholes(line):
        told = ", ".join(sorted(read_in))
        yield f"was read on pages of {told} alone, but stands in {', '.join(line.countries)}"


def _wholes(line: HelpLine) -> set[str]:
    return {code.partition("-")[0] for code in line.countries}


def _country_of(address: str) -> str:
    end = (urlsplit(address).hostname or "").rpartition(".")[2]
    return _AT.get(end, end.upper())


def _hours(when: str) -> Iterator[str]:
    for hour, minutes, half in _HOUR.findall(when):
        most = _HALF_A_DAY if half else _DAY
        if not (1 if half else 0) <= int(hour) <= most or int(minutes or 0) >= _HOUR_HAS:
            yield f"'{when}': {hour}{half} is no hour"
