"""Other choices: what a transplant was compared with comes first, how to read it one tap below."""

from __future__ import annotations

import pytest

from decision_aid.web.loaded import result_of
from tests.browser.people import FOUR_PEOPLE, PPMS, Person
from tests.web.cookies import client_holding
from tests.web.page import Element, Page


def _compared(person: Person) -> Element:
    page = Page(client_holding(person.cookie()).get("/results/choices/").content.decode())
    return page.by_id("compared")


@pytest.mark.parametrize("person", FOUR_PEOPLE, ids=lambda each: each.name)
def test_each_side_names_first_all_that_a_transplant_was_compared_with(person: Person) -> None:
    compared = _compared(person)
    said = [each.text for each in compared.all("p") if "Compared here with" in each.text]
    sides = [each for each in result_of(person.journey()).compared.sides if each.direct]
    assert len(said) >= len(sides)
    for side in result_of(person.journey()).compared.sides:
        arms = {
            match.sourced.arm.name
            for outcome in side.direct
            for comparison in outcome.comparisons
            for match in comparison.matches
            if not match.sourced.arm.is_transplant
        } | {each.sourced.versus.name for each in side.ratios if each.sourced.versus}
        if arms:
            assert any(all(name in text for name in arms) for text in said), arms


def test_how_to_read_a_comparison_is_one_tap_down_and_on_paper() -> None:
    fold = next(each for each in _compared(PPMS).all("details") if "p value" in each.text)
    assert "print-open" in fold.classes


def test_nobody_is_said_to_have_compared_it_where_a_ratio_follows() -> None:
    compared = _compared(PPMS)
    assert compared.all("details", "ratios")
    assert "No study that fits you" not in compared.text


@pytest.mark.parametrize("person", FOUR_PEOPLE, ids=lambda each: each.name)
def test_a_ratio_says_once_which_type_its_people_had(person: Person) -> None:
    for fold in _compared(person).all("details", "ratios"):
        assert not [each.text for each in fold.all("li") if each.text.count("relapsing") > 1]
