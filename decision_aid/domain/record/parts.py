"""Safe looks into plain dictionaries that came from elsewhere: any part may be missing or wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

Part = dict[str, Any]
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?", re.DOTALL)
_LONGEST = 80
_LAST_MONTH = 12


def part(value: object, *names: str) -> Part:
    """The dictionary at the end of these names; empty where there is none."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def parts(value: object) -> list[Part]:
    """The dictionaries of a list; a single one counts as a list of one."""
    listed = value if isinstance(value, list) else [value]
    return [each for each in listed if isinstance(each, dict)]


def text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def shown(words: str) -> str:
    """Words of somebody else in one line: nothing that cannot be seen, and not too long."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def code_in(value: object) -> str:
    """A status: a code, or a concept with one coding."""
    if isinstance(value, str):
        return value.strip()
    return next((text(each.get("code")) for each in codings(value) if each.get("code")), "")


def codings(concept: object) -> list[Part]:
    return parts(part(concept).get("coding"))


def words_of(concept: object) -> str:
    """What a concept says to a reader: its text, or the first display."""
    own = text(part(concept).get("text"))
    return own or next((t for t in (text(c.get("display")) for c in codings(concept)) if t), "")


def names_of(concept: object) -> Iterator[str]:
    own = text(part(concept).get("text"))
    if own:
        yield own
    for coding in codings(concept):
        if text(coding.get("display")):
            yield text(coding.get("display"))


def extension(resource: Part, url: str) -> Part:
    return next((e for e in parts(resource.get("extension")) if e.get("url") == url), {})


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is known: a day, a month or a year, and perhaps the moment."""

    year: int
    month: int | None = None
    day: int | None = None
    moment: datetime | None = None

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        if self.day is not None:
            return self.first
        month = self.month or _LAST_MONTH
        following = date(self.year + month // _LAST_MONTH, month % _LAST_MONTH + 1, 1)
        return date.fromordinal(following.toordinal() - 1)

    def is_after(self, other: Day) -> bool:
        """Certainly later; two dates of which one holds the other are neither."""
        if self.moment is not None and other.moment is not None:
            return self.moment > other.moment
        return self.first > other.last

    @property
    def as_month(self) -> str:
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)


def day_in(value: object) -> Day | None:
    """None where it is no date; a year before 1900 or beyond what a calendar holds is none."""
    found = _DAY.fullmatch(text(value))
    if found is None:
        return None
    year, month, day = (int(each) if each else None for each in found.groups())
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if year is None or not 1900 <= year < 2200:
        return None
    return Day(year, month, day, _moment(text(value)))


def _moment(written: str) -> datetime | None:
    if "T" not in written:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def first_day(resource: Part, *names: str) -> Day | None:
    """The first date under these names; of a period its end, or else its start."""
    for name in names:
        value = resource.get(name)
        candidates = [value.get("end"), value.get("start")] if isinstance(value, dict) else [value]
        for each in candidates:
            day = day_in(each)
            if day is not None:
                return day
    return None


def number_of(value: object) -> Decimal | None:
    """A finite number; a truth value is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    number = Decimal(str(value))
    return number if number.is_finite() else None
