"""A help line stands in the country where it answers, at hours that a clock has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from decision_aid.evidence_base.checks.places import HELP_LINES, countries, places_in
from decision_aid.evidence_base.reading.content import HelpLine
from decision_aid.evidence_base.reading.load import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake

_EMERGENCY: Mapping[str, tuple[str, ...]] = {
    "AU": ("000", "112"), "CA": ("911",), "CH": ("112", "144"), "GB": ("999", "112"),
    "IE": ("112", "999"), "NO": ("112", "113"), "NZ": ("111",), "US": ("911",),
    **dict.fromkeys(("BE", "DE", "DK", "ES", "FR", "IT", "NL", "SE"), ("112",)),
}  # fmt: skip
_AT = {"uk": "GB", "wales": "GB", "scot": "GB"}
"""Ends of addresses that are not the code of their country."""
_HOUR = re.compile(r"(\d+)(?:[.:](\d+))?(?: ?(am|pm)\b)?", re.I)
_HALF_A_DAY, _DAY, _HOUR_HAS = 12, 24, 60


def check_help_lines_agree(loaded: Loaded) -> Iterator[Mistake]:
    for place, line in enumerate(loaded.help_lines, start=1):
        for reason in (*_where(line), *_hours(line.when)):
            yield Mistake(HELP_LINES, f"line[{place}] {line.name}", reason)


def _where(line: HelpLine) -> Iterator[str]:
    whole = {code.partition("-")[0] for code in line.countries}
    if line.kind == "emergency":
        for code in sorted(whole & _EMERGENCY.keys()):
            if line.tel not in _EMERGENCY[code]:
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
