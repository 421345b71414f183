"""A card of hopes or risks says a thing once: one study has one headline, and who was studied."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.browser.people import FOUR_PEOPLE, PPMS, RRMS, SPMS, Person
from tests.web.page import Element, Page
from tests.web.result_pages import page_for

_NOBODY = "Nobody like you has been studied for this"


def _cards(person: Person) -> list[Element]:
    return [each for page in _sides(person) for each in page.main.all("section", "topic")]


@pytest.mark.parametrize("person", [RRMS, SPMS], ids=lambda each: each.name)
def test_the_figure_of_one_study_has_no_second_headline(person: Person) -> None:
    found = 0
    for card in _cards(person):
        if any(each.text == "One study" for each in card.all("b")):
            found += 1
            assert card.all("p", "spread") == []
    assert found


@pytest.mark.parametrize("person", FOUR_PEOPLE, ids=lambda each: each.name)
def test_other_outcomes_say_once_that_nobody_like_the_person_was_studied(person: Person) -> None:
    for card in _cards(person):
        others = [li.text for ul in card.all("ul", "figure-list") for li in ul.all("li")]
        assert [each for each in others if _NOBODY in each] == []


def test_what_a_headline_counts_is_not_said_again_about_the_study() -> None:
    """Nor is a count that is printed as such."""
    for person in FOUR_PEOPLE:
        for card in _cards(person):
            for dd in card.all("dd"):
                printed = dd.text.partition(". Counted in the study: ")
                assert not printed[2].startswith(f"{printed[0]} "), dd.text


def test_people_who_were_counted_out_are_not_counted_again_in_the_same_line() -> None:
    """Not "4 of 11 people did not get worse; 7 did. 11 people." """
    counted = r"(?:All|None of the|\d+ of) ((?!100\b|1,000\b)\d[\d,]*) (people|women|men)\b"
    found = 0
    for person in FOUR_PEOPLE:
        lines = (e for card in _cards(person) for e in (*card.all("p"), *card.all("div", "said")))
        for line in lines:
            for people, whom in re.findall(counted, line.text):
                found += 1
                again = re.findall(rf"\b{people} (?:people|{whom})\b", line.text)
                assert len(again) == 1, line.text
    assert found > 3


def test_above_a_headline_stands_when_and_not_again_what_happened() -> None:
    """ "The nearest study, 4 years after a transplant": a rate alone needs its outcome's name."""
    lines = [p for card in _cards(RRMS) for p in card.all("p", "kicker") if p.all("b")]
    told = [" ".join(each.text.split()).replace(" ,", ",") for each in lines]
    assert any(re.fullmatch(r"The nearest study, \d+ years after a transplant", t) for t in told)
    named = [
        each for each in told if not re.match(r"[\w ]+, (?:\d|half|while|within|followed)", each)
    ]
    assert all("Brain volume" in each for each in named), named


def _sides(person: Person) -> list[Page]:
    return [page_for(person, f"/results/{side}/") for side in ("hopes", "risks")]


_OLD = replace(PPMS, told={**PPMS.told, "age": "78"})
_OF_OTHERS = re.compile("In studies of other people|Only other people have been studied")
_FOR_SEVERAL = re.compile(r"For (\d+) of the (\d+) questions here nobody like you has been studied")


def _first_line(card: Element) -> str:
    shown = (*card.all("div", "said"), *card.all("p", "spread"), *card.all("p", "nobody"))
    return shown[0].text if shown else ""


@pytest.mark.parametrize("person", [*FOUR_PEOPLE, _OLD], ids=["RR", "SP", "PP", "none", "old"])
def test_that_nobody_like_the_person_was_studied_is_said_once_for_several(person: Person) -> None:
    """With a count, and the cards of which it holds, or the others; each tells of whom it is."""
    for page in _sides(person):
        cards = page.main.all("section", "topic")
        found = _FOR_SEVERAL.search(page.main.text)
        if found is None:
            assert sum(_NOBODY in each.text for each in cards) <= 1
            continue
        assert [each["id"] for each in cards if _NOBODY in each.text] == []
        own = [each["id"] for each in cards if _OF_OTHERS.search(_first_line(each))]
        assert (len(own), len(cards)) == (int(found[1]), int(found[2]))
        assert len(own) > 1
        named = page.main.all("p", "nobody-here")[0].all("a")
        others = [each["id"] for each in cards if each["id"] not in own]
        fewer = others if len(others) < len(own) else own
        assert [each["href"].removeprefix("#") for each in named] == fewer


def test_somebody_meets_that_sentence() -> None:
    assert all(_FOR_SEVERAL.search(page.main.text) for page in _sides(_OLD))
