"""Numbers and months as people type and paste them.

What is certain is understood: invisible characters, digits of other scripts, either decimal mark,
the question's own unit. What could be two things is no number: "2,016" or "12 04".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import lru_cache

MONTHS_IN_A_SLOT = 13
"""A year alone, or one of its months."""
_LONGEST = 40
_MOST_DIGITS = 6
_MARKS = str.maketrans(
    {
        **dict.fromkeys("\uff0e\u066b\u00b7\u2027\u2219\u22c5", "."),
        "\uff0c": ",",
        "\uff05": "%",
        "\uff0f": "/",
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u066c\u2019\u2018", "'"),
    }
)
_BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Seen as nothing, though their category says that they are letters, marks or signs."""
_HALF = re.compile(r"(\d?) ?\u00bd")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,' ]\d{3})+(?!\d)")
_NUMBER = re.compile(r"[+-]?(\d+[.,]?\d*|[.,]\d+)")
_YEAR = re.compile(r"\d{4}")
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SHORTEST_NAME = 3
_GAP = r" ?[-/. ] ?"
_MONTH_FIRST = re.compile(rf"(\d{{1,2}}){_GAP}(\d{{4}})")
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_GAP}(\d{{1,2}})")


def visible(text: str) -> str:
    """The text without what cannot be seen, its digits and marks as a keyboard writes them."""
    if text.isascii() and text.isprintable():
        return " ".join(text[: _LONGEST * 4].split())
    return " ".join("".join(map(_as_typed, text[: _LONGEST * 4].translate(_MARKS))).split())


def _as_typed(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in ("Zs", "Zl", "Zp", "Cc"):
        return " "
    if category == "Cf" or sign in _BLANKS or "\ufe00" <= sign <= "\ufe0f":
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    return sign


def number_in(text: str, units: Iterable[str] = ()) -> Decimal | None:
    """The number, where there is no doubt which one is meant."""
    if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS:
        return Decimal(text)
    plain = _HALF.sub(lambda found: f"{found[1] or 0}.5", visible(text))
    if len(plain) > _LONGEST:
        return None
    bare = _without(units, plain.casefold())
    if _THOUSANDS.fullmatch(bare) or not _NUMBER.fullmatch(bare):
        return None
    if sum(sign.isdigit() for sign in bare) > _MOST_DIGITS:
        return None
    try:
        return Decimal(bare.replace(",", "."))
    except InvalidOperation:
        return None


def _without(units: Iterable[str], plain: str) -> str:
    """Without the words that may stand before or after the number of this question."""
    bare = plain
    for _word in range(2):
        for unit in _longest_first(tuple(units)):
            bare = _cut(bare, unit)
    return bare


@lru_cache(maxsize=256)
def _longest_first(units: tuple[str, ...]) -> tuple[str, ...]:
    known = {" ".join(unit.casefold().split()) for unit in units} - {""}
    return tuple(sorted(known, key=lambda unit: (-len(unit), unit)))


def _cut(text: str, unit: str) -> str:
    rest = text.removesuffix(unit)
    if rest != text and not rest[-1:].isalpha():
        return rest.rstrip()
    rest = text.removeprefix(unit)
    if rest != text and not rest[:1].isalpha():
        return rest.lstrip(" :=")
    return text


def year_in(text: str, units: Iterable[str] = ()) -> int | None:
    """A year is four digits and nothing else."""
    bare = _without(units, visible(text).casefold())
    return int(bare) if _YEAR.fullmatch(bare) else None


def month_in(text: str) -> str | None:
    """A month as it is kept, "2026-03"; the year alone where no month was given."""
    plain = visible(text).casefold().replace(",", " ")
    if _YEAR.fullmatch(plain):
        return plain
    named = _named(plain.split())
    if named is not None:
        return named
    if found := _MONTH_FIRST.fullmatch(plain):
        return _month(int(found[2]), int(found[1]))
    if found := _YEAR_FIRST.fullmatch(plain):
        return _month(int(found[1]), int(found[2]))
    return None


def _named(words: list[str]) -> str | None:
    """ "March 2026", "2026 Mar." """
    years = [word for word in words if _YEAR.fullmatch(word)]
    others = [word.rstrip(".") for word in words if word not in years]
    if len(years) != 1 or len(others) != 1 or len(others[0]) < _SHORTEST_NAME:
        return None
    fits = [n for n, name in enumerate(_MONTH_NAMES, start=1) if name.startswith(others[0])]
    return _month(int(years[0]), fits[0]) if len(fits) == 1 else None


def _month(year: int, month: int) -> str | None:
    return f"{year}-{month:02}" if 1 <= month <= 12 else None


def months_of(kept: str) -> tuple[int, int]:
    """The first and the last month that a kept answer may mean, counted from the year 0."""
    year, _dash, month = kept.partition("-")
    first = int(year) * 12
    return (first + int(month) - 1,) * 2 if month else (first, first + 11)


def place_of_month(kept: str, first_year: int) -> int | None:
    """Where a kept month stands among all from a year on; None where it is none."""
    if month_in(kept) != kept:
        return None
    year, _dash, month = kept.partition("-")
    return (int(year) - first_year) * MONTHS_IN_A_SLOT + int(month or 0)


def month_at(place: int, first_year: int) -> str:
    year, month = divmod(place, MONTHS_IN_A_SLOT)
    return f"{first_year + year}-{month:02}" if month else str(first_year + year)
