"""What to find out and what rules end on: said once, and only where it fits."""

from __future__ import annotations

import pytest

from decision_aid.web.loaded import result_of
from tests.browser.people import FOUR_PEOPLE, Person
from tests.web.result_pages import page_for

_IF_NOT_MET = "If you do not meet a condition"


def _text(person: Person, address: str) -> str:
    return page_for(person, address).main.text


@pytest.mark.parametrize("person", FOUR_PEOPLE, ids=lambda each: each.name)
def test_how_to_find_out_an_illness_is_said_once(person: Person) -> None:
    assert _text(person, "/results/next/").count("can print a list of your conditions") <= 1


@pytest.mark.parametrize("person", FOUR_PEOPLE, ids=lambda each: each.name)
def test_what_to_ask_of_a_condition_stands_only_where_one_is_not_met(person: Person) -> None:
    rules = result_of(person.journey()).rules
    is_any = any(verdict.tally.not_met for verdict in rules.first)
    assert (_IF_NOT_MET in _text(person, "/results/rules/")) == is_any
