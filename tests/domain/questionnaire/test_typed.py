"""Numbers and months as people type and paste them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from decision_aid.domain.questionnaire.typed import (
    month_at,
    month_in,
    months_of,
    number_in,
    place_of_month,
    visible,
    year_in,
)

UNDERSTOOD = {
    "42": "42", " 42\u00a0": "42", "\u200b4\u200d2\ufeff": "42", "\u206642\u2069": "42",
    "٤٢": "42", "۴۲": "42", "४२": "42", "４２": "42", "𝟒𝟐": "42", "3·5": "3.5", "3,5": "3.5",
    "3٫5": "3.5", "3．5": "3.5", "4½": "4.5", "½": "0.5", "4.": "4", ".5": "0.5", "42 years": "42",
    "42 YEARS": "42", "42years": "42", "years: 42": "42", "60%": "60", "60 ％": "60", "-1": "-1",
    "\u22121": "-1", "+3": "3", "0.125": "0.125",
}  # fmt: skip
NO_NUMBER = [
    "", "\u200b", "4²", "4 2", "1,042", "1.042", "2,016", "1'000", "1 000", "4,,5", "1.2.3", ".",
    "1e2", "forty", "42 months", "4-5", "3 to 5", "x42", "42x", "Ⅳ", "④", "1/2", "9999999", "0x1f",
    "42yearsx",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "number"), UNDERSTOOD.items())
def test_what_is_certain_is_understood(typed: str, number: str) -> None:
    assert number_in(typed, ["years", "%"]) == Decimal(number)


@pytest.mark.parametrize("typed", NO_NUMBER)
def test_what_could_be_two_things_is_no_number(typed: str) -> None:
    assert number_in(typed, ["years", "%"]) is None


@pytest.mark.parametrize(("typed", "year"), [
    ("2016", 2016), ("\u200b2016 ", 2016), ("٢٠١٦", 2016), ("about 2016", 2016), ("16", None),
    ("2,016", None), ("2 016", None), ("02016", None), ("2016.0", None), ("-2016", None),
])  # fmt: skip
def test_a_year_is_four_digits(typed: str, year: int | None) -> None:
    assert year_in(typed, ["about"]) == year


@pytest.mark.parametrize(("typed", "kept"), [
    ("3 2026", "2026-03"), ("03/2026", "2026-03"), ("2026-3", "2026-03"), ("3.2026", "2026-03"),
    ("March 2026", "2026-03"), ("mar. 2026", "2026-03"), ("2026 Sept", "2026-09"),
    ("March, 2026", "2026-03"), ("2026", "2026"), ("٣/٢٠٢٦", "2026-03"),
    ("\u200b3 2026", "2026-03"),
    ("13 2026", None), ("0 2026", None), ("3 26", None), ("12/03/2026", None), ("ma 2026", None),
    ("ju 2026", None), ("March", None), ("", None), ("3 March 2026", None),
])  # fmt: skip
def test_a_month_is_read_as_people_write_it(typed: str, kept: str | None) -> None:
    assert month_in(typed) == kept


@pytest.mark.parametrize("kept", ["1985", "1985-01", "2026-12", "2026"])
def test_a_month_has_one_place_in_a_code(kept: str) -> None:
    place = place_of_month(kept, 1985)
    assert place is not None
    assert month_at(place, 1985) == kept


def test_a_year_alone_may_be_any_of_its_months() -> None:
    first, last = months_of("2026")
    assert (first, last) == (months_of("2026-01")[0], months_of("2026-12")[0])
    assert last - first == 11


def test_what_cannot_be_seen_is_nothing() -> None:
    assert visible("\u200b\u200c\u2060\ufeff\u00ad\u3164\u2800 \t") == ""
