"""Hundreds of phrases that nobody had in mind who wrote the lists: of burdens, bridges, pills,
goodbyes and sleep without end, in nine languages; and as many that hold such words and mean
cells, vaccines and treatments."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from decision_aid.web.loaded import despair_words, may_tell_of_despair, tells_of_despair

_HERE = Path(__file__).parent


def _lines(name: str) -> list[str]:
    return (_HERE / name).read_text().splitlines()


@pytest.mark.slow
def test_each_way_of_telling_it_opens_help() -> None:
    assert [typed for typed in _lines("told_in_despair.txt") if not tells_of_despair(typed)] == []


@pytest.mark.slow
def test_cells_vaccines_and_treatments_open_none() -> None:
    assert [typed for typed in _lines("of_other_things.txt") if tells_of_despair(typed)] == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("I scratch my name into the wall", True),
        ("nobody ever writes to me", True),
        ("ich sitze im dunkeln", True),
        ("who looks after me in hospital", False),
        ("I had a transplant in 2018", False),
        ("my neurologist", False),
    ],
)
def test_a_sentence_about_oneself_leads_to_help_beside_what_was_found(
    client: Client, typed: str, told: bool
) -> None:
    assert may_tell_of_despair(typed) is told
    page = client.get("/search/", {"q": typed}).content.decode()
    assert ("If this is about how you feel" in page) is told


def test_a_word_that_stands_here_is_no_slip_for_one_of_despair() -> None:
    assert not despair_words().are_in("brain death")
    assert not despair_words().are_in("liver enzymes not normal")
    assert despair_words().are_in("i want to dei")
