"""A help line stands in the country where it answers, at hours that a clock has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from decision_aid.evidence_base.checks.places import DIGITS, HELP_LINES, countries, places_in
from decision_aid.evidence_base.reading.content import EmergencyNumbers, HelpLine
from decision_aid.evidence_base.reading.load import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake

_AT = {"uk": "GB", "wales": "GB", "scot": "GB"}
"""Ends of addresses that are not the code of their country."""
_HOUR = re.compile(r"(\d+)(?:[.:](\d+))?(?: ?(am|pm)\b)?", re.I)
_HALF_A_DAY, _DAY, _HOUR_HAS = 12, 24, 60


def check_help_lines_agree(loaded: Loaded) -> Iterator[Mistake]:
    for place, each in enumerate(loaded.emergency_numbers, start=1):
        for reason in _of_numbers(each):
            yield Mistake(HELP_LINES, f"emergency[{place}]", reason)
    numbers = {code: e.numbers for e in loaded.emergency_numbers for code in e.countries}
    for place, line in enumerate(loaded.help_lines, start=1):
        for reason in (*_where(line, numbers), *_hours(line.when)):
            yield Mistake(HELP_LINES, f"line[{place}] {line.name}", reason)


def _of_numbers(each: EmergencyNumbers) -> Iterator[str]:
    if countries():
        yield from (
            f"'{c}' is no country of the questionnaire"
            for c in each.countries
            if c not in countries()
        )
    yield from (f"'{n}' is no number to dial" for n in each.numbers if not re.fullmatch(DIGITS, n))


def _where(line: HelpLine, numbers: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    whole = {code.partition("-")[0] for code in line.countries}
    if line.kind == "emergency":
        for code in sorted(whole & countries()):
            if code not in numbers:
                yield f"no [[emergency]] names {code}, so nothing holds {line.tel} to its numbers"
            elif line.tel not in numbers[code]:
                yield f"{line.tel} is no number for an emergency in {code}"
        return
    named = places_in(line.name)
    if named and not named & {*line.countries, *whole}:
        yield f"names {', '.join(sorted(named))}, but stands in {', '.join(line.countries)}"
    read_in = {_country_of(each) for each in line.seen} & countries()
    if read_in and not read_in & whole:
        told = ", ".join(sorted(read_in))
        yield f"was read on pages of {told} alone, but stands in {', '.join(line.countries)}"


def _country_of(address: str) -> str:
    end = (urlsplit(address).hostname or "").rpartition(".")[2]
    return _AT.get(end, end.upper())


def _hours(when: str) -> Iterator[str]:
    for hour, minutes, half in _HOUR.findall(when):
        most = _HALF_A_DAY if half else _DAY
        if not (1 if half else 0) <= int(hour) <= most or int(minutes or 0) >= _HOUR_HAS:
            yield f"'{when}': {hour}{half} is no hour"
