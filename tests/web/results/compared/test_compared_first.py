"""Other choices: what a transplant was compared with comes first, how to read it one tap below."""

from __future__ import annotations

import pytest

from decision_aid.domain.results.compared.few_events import is_plain
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures.compared.chance import chance_in_line
from decision_aid.web.loaded import result_of
from tests.browser.people import FOUR_PEOPLE, PPMS, RRMS, SPMS, Person
from tests.web.page import Element
from tests.web.result_pages import page_for


def _compared(person: Person) -> Element:
    return page_for(person, "/results/choices/").by_id("compared")


@pytest.mark.parametrize("person", FOUR_PEOPLE, ids=lambda each: each.name)
def test_each_side_names_first_all_that_a_transplant_was_compared_with(person: Person) -> None:
    compared = _compared(person)
    said = [each.text for each in compared.all("p") if "Compared here with" in each.text]
    sides = [each for each in result_of(person.journey()).compared.sides if each.direct]
    assert len(said) >= len(sides)
    for side in result_of(person.journey()).compared.sides:
        arms = {
            match.sourced.arm.name
            for outcome in (*side.direct, *side.type_open)
            for comparison in outcome.comparisons
            for match in comparison.matches
            if not match.sourced.arm.is_transplant
        } | {each.sourced.versus.name for each in side.ratios if each.sourced.versus}
        if arms:
            assert any(all(name in text for name in arms) for text in said), arms


def test_how_to_read_a_comparison_is_one_tap_down_and_on_paper() -> None:
    fold = next(each for each in _compared(PPMS).all("details") if "p value" in each.text)
    assert "print-open" in fold.classes


def _hopes(person: Person) -> str:
    return _compared(person).text.partition("Harms")[0]


def test_nobody_is_said_to_have_compared_it_where_a_ratio_fits() -> None:
    assert "No study that fits you" not in _hopes(SPMS)
    assert "hardly anybody had your type" not in _hopes(SPMS)


def test_what_hardly_anybody_of_the_type_took_part_in_says_so() -> None:
    """2 of the 39 had PPMS: the same study leads for SPMS and stands apart for PPMS."""
    said = _hopes(PPMS)
    assert "No study that fits you" not in said  # it stands below, and says whom it studied
    assert said.index("hardly anybody had your type") < said.index("Kalincik 2024")


def test_a_study_told_by_ratios_says_who_how_many_and_what_came_out_in_words() -> None:
    card = next(e for e in _compared(SPMS).all("div", "row") if "Kalincik 2024" in e.text)
    shown = " ".join(card.one("div", "said").text.split())
    assert "Disability got worse: no difference shown." in shown
    assert "39 people had a transplant, 65 had natalizumab" in shown
    assert "hazard ratio" not in shown
    assert "hazard ratio 1.49 (0.70 to 3.14)" in card.one("details").text


def test_a_drug_that_failed_is_marked_where_it_stands_as_a_choice() -> None:
    told = "natalizumab (Tysabri) (you have had it; it did not hold your MS)"
    said = [e.text for e in _compared(RRMS).all("p") if "Compared here with" in e.text]
    assert any(told in " ".join(each.split()) for each in said), said
    assert not any("you have had it" in each.text for each in _compared(PPMS).all("p"))


@pytest.mark.parametrize("person", FOUR_PEOPLE, ids=lambda each: each.name)
def test_both_pages_agree_on_what_fits(person: Person) -> None:
    """What stands among the first on Other choices speaks for the type, as on the first page."""
    for side in result_of(person.journey()).compared.sides:
        assert all(c.speaks_for_own_type for o in side.direct for c in o.comparisons)
        assert not any(c.speaks_for_own_type for o in side.type_open for c in o.comparisons)
        assert all(c.has_other for o in (*side.direct, *side.type_open) for c in o.comparisons)


@pytest.mark.parametrize("person", FOUR_PEOPLE, ids=lambda each: each.name)
def test_a_ratio_says_once_which_type_its_people_had(person: Person) -> None:
    for fold in _compared(person).all("details", "ratios"):
        assert not [each.text for each in fold.all("li") if each.text.count("relapsing") > 1]


def test_beside_many_who_fared_otherwise_nobody_reads_too_few_to_know(base: EvidenceBase) -> None:
    """48 of 69 against none of 75: the study tells no test, yet the difference is plain."""
    of_arm = {
        each.figure.arm: each
        for each in base.sources["zhukovsky-2021"].figures
        if each.figure.endpoint == "serious-adverse-event"
    }
    pair = [of_arm["ahsct"], of_arm["alemtuzumab"]]
    assert is_plain(pair)
    assert chance_in_line(pair) == "the study tells no test of it"
    assert not is_plain([pair[0]])
    few = base.sources["mariottini-2022"].figures
    died = [each for each in few if each.figure.endpoint == "death-any-cause"]
    assert not is_plain(died)
