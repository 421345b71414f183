"""What surely says nothing to a person is told on no page, screen or paper of theirs."""

from __future__ import annotations

import re

import pytest

from decision_aid.domain.questionnaire.answers import Answer
from decision_aid.domain.questionnaire.journey import DETAIL
from tests.browser.people import PPMS, RRMS, SPMS, Person
from tests.web.result_pages import page_for

_FIGURE_ON_RELAPSES = re.compile(r"\d+ of 100 (people )?had (no|a) relapse\b")
_RESULTS = ("/results/", "/results/hopes/", "/results/risks/", "/results/choices/")
_EVERYWHERE = (*_RESULTS, "/results/next/", "/summary/", "/consult/", "/my-questions/")


def _told(person: Person, *paths: str) -> dict[str, str]:
    return {path: page_for(person, path).by_id("main").text for path in paths}


def _like(person: Person, **told: Answer) -> Person:
    return Person("somebody", {**person.told, **told}, DETAIL)


def test_a_man_who_asked_about_sperm_reads_about_sperm() -> None:
    man = _like(RRMS, age="30", sex="male", fertility="testes")
    risks = _told(man, "/results/risks/")["/results/risks/"]
    assert "Sperm and fertility" in risks
    assert "Left out here" not in risks
    assert not re.search("periods|pregnan", risks, re.IGNORECASE)
    page = page_for(man, "/results/risks/")
    links = {link["href"] for link in page.by_id("fertility").all("a")}
    assert "/outcomes/sperm-returned/" in links
    screen = _told(man, "/consult/")["/consult/"]
    assert "Recovery of spermatogenesis (men) Not counted after a transplant in MS" in screen


@pytest.mark.parametrize(
    "person",
    [
        _like(SPMS, age="66"),
        pytest.param(_like(SPMS, age="70", sex="female"), marks=pytest.mark.slow),
        pytest.param(_like(RRMS, age="75"), marks=pytest.mark.slow),
        _like(RRMS, age="30", sex="male"),
    ],
    ids=lambda each: f"{each.told['age']} {each.told.get('sex', '')}",
)
@pytest.mark.slow
def test_nobody_who_cannot_become_pregnant_reads_about_periods_or_a_pregnancy(
    person: Person,
) -> None:
    for path, words in _told(person, *_RESULTS, "/my-questions/", "/summary/").items():
        left = re.sub(r"Left out here: “[^”]*”|Can still become pregnant", "", words)
        assert not re.search(r"\bperiods\b|pregnan", left, re.IGNORECASE), path
    rules = _told(person, "/results/rules/", "/results/next/", "/consult/")
    for path, words in rules.items():
        assert "pregnancy: we did not ask" not in words.lower(), path
        assert "whether you are pregnant" not in words, path
        assert "open: pregnancy" not in words, path


def test_below_that_age_what_is_not_known_stays_open() -> None:
    rules = _told(_like(SPMS, age="59"), "/results/rules/")["/results/rules/"]
    assert "whether you are pregnant" in rules


@pytest.mark.parametrize(
    "person", [SPMS, pytest.param(PPMS, marks=pytest.mark.slow)], ids=lambda each: each.name
)
@pytest.mark.slow
def test_who_had_no_relapse_in_progressive_ms_reads_no_figure_on_relapses(person: Person) -> None:
    told = _told(person, *_EVERYWHERE)
    for path, words in told.items():
        assert not _FIGURE_ON_RELAPSES.search(words), path
        assert "Relapses per year" not in words, path
    hopes = told["/results/hopes/"]
    assert "Left out here: “Did relapses stay away?”. You had no relapse in 12 months: ha" in hopes
    assert "no relapse in 12 months before: having none later is no sign" in told["/consult/"]


@pytest.mark.slow
def test_who_may_have_had_none_reads_why_it_says_little_beside_every_table() -> None:
    """The type of MS alone tells of few relapses; so does two years without one in RRMS."""
    not_told = Person("somebody", {k: v for k, v in SPMS.told.items() if k != "relapses_12m"})
    quiet = _like(RRMS, relapses_12m="0", relapses_24m="0")
    for person, why in (
        (not_told, "People with your type of MS have few relapses"),
        (quiet, "You had no relapse in 24 months"),
    ):
        told = _told(person, "/results/hopes/", "/results/choices/", "/summary/")
        assert all(why in words for words in told.values()), person.told
        assert all(map(_FIGURE_ON_RELAPSES.search, told.values()))
