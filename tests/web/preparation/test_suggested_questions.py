"""The questions that are suggested: about the person's own answers, and not the same for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from decision_aid.domain.preparation.answers_told import with_answers
from decision_aid.domain.preparation.chosen_questions import MOST_SUGGESTED
from decision_aid.domain.questionnaire.journey import DETAIL
from decision_aid.domain.questionnaire.preferences import Values
from decision_aid.web.loaded import evidence_base, questionnaire
from decision_aid.web.preparation.team_questions import suggested_for
from tests.web import people
from tests.web.handover.summary.summary_people import kept
from tests.web.random_people import random_people

PEOPLE = 60
_FOR_ALL = "what-would-change"
_FULL = {**people.RRMS_KEPT}


def _without_drugs(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {key: given for key, given in answers.items() if not key.startswith("dmt")}


def _with(drug: str, outcome: str) -> dict[str, Any]:
    return {**_without_drugs(_FULL), "dmt_tried": [drug], f"dmt_outcome:{drug}": outcome}


@pytest.mark.slow
def test_only_one_suggestion_is_the_same_for_everyone() -> None:
    """Before, four of five were the same for all, and the fifth for 95 of 100."""
    counted: Counter[str] = Counter()
    lists = set()
    for who in random_people(questionnaire(), PEOPLE):
        suggested = suggested_for(kept(who.answers, who.route))
        counted.update(suggested)
        lists.add(frozenset(suggested))
        assert _FOR_ALL in suggested
        assert len(suggested) == MOST_SUGGESTED
    others = {name: times for name, times in counted.items() if name != _FOR_ALL}
    assert max(others.values()) <= PEOPLE * 2 // 3
    assert len(lists) >= PEOPLE // 2


def test_people_of_different_types_share_one_suggestion_at_most_two() -> None:
    lists = [
        set(suggested_for(kept(each)))
        for each in (people.RRMS_KEPT, people.SPMS_KEPT, people.PPMS_KEPT)
    ]
    for place, one in enumerate(lists):
        for other in lists[place + 1 :]:
            assert len(one & other) <= 2


@pytest.mark.parametrize(
    ("drug", "asked"),
    [
        ("natalizumab", "stopping-natalizumab"),
        ("fingolimod", "stopping-fingolimod"),
        ("alemtuzumab", "slow-to-wear-off"),
        ("ocrelizumab", "b-cell-drug"),
        ("teriflunomide", "teriflunomide"),
    ],
)
def test_a_drug_that_was_taken_brings_its_own_question(drug: str, asked: str) -> None:
    for outcome in ("quiet", "not-controlled", "side-effects"):
        assert asked in suggested_for(kept(_with(drug, outcome)))
    assert asked not in suggested_for(kept(_with("glatiramer", "not-controlled")))


@pytest.mark.parametrize("outcome", ["quiet", "not-controlled"])
def test_natalizumab_with_jc_virus_opens_the_talk(outcome: str) -> None:
    told = {**_with("natalizumab", outcome), "jcv": "high"}
    assert suggested_for(kept(told, DETAIL))[0] == "jc-virus"
    assert "jc-virus" not in suggested_for(kept({**told, "jcv": "negative"}, DETAIL))


def test_who_takes_a_strong_drug_that_works_is_not_said_to_have_had_none() -> None:
    on_it = suggested_for(kept(_with("ocrelizumab", "quiet")))
    assert "never-treated" not in on_it
    assert "stopping-a-drug-that-works" in on_it
    assert "never-treated" in suggested_for(kept(_with("glatiramer", "not-controlled")))
    new = {**_without_drugs(_FULL), "dmt_tried": ["none"], "year_diagnosis": "2026"}
    assert "new-and-active" in suggested_for(kept({**new, "year_onset": "2026"}))
    assert "never-treated" not in suggested_for(kept({**new, "year_onset": "2026"}))


@pytest.mark.parametrize(
    ("brings", "asked"),
    [
        ("new", "nothing"),
        ("drug", "strong-drug-failed"),
        ("worse", "aim"),
        ("abroad", "my-risk"),
        ("doctor", "aim"),
        ("else", "carer-role"),
    ],
)
def test_what_brings_somebody_here_chooses_a_question_and_displaces_none_that_cannot_wait(
    brings: str, asked: str
) -> None:
    suggested = suggested_for(kept({**people.RRMS_KEPT, "brings": brings}))
    assert asked in suggested
    assert {"strong-drug-failed", "stopping-natalizumab", "fertility"} <= set(suggested)


@pytest.mark.slow
def test_none_that_cannot_wait_is_displaced_and_none_is_asked_twice_in_other_words() -> None:
    """Whatever somebody said, and whatever brought them here."""
    bank = {each.id: each for each in evidence_base().team_questions}
    for who in random_people(questionnaire(), PEOPLE):
        saved = kept(who.answers, who.route)
        suggested = suggested_for(saved)
        facts = with_answers(saved.journey())
        waits = [e for e in bank.values() if e.cannot_wait and e.fits(facts, saved.values)]
        opens = [e for e in bank.values() if e.opens and e.fits(facts, saved.values)]
        assert {e.id for e in waits[: MOST_SUGGESTED - len(opens)]} <= set(suggested)
        assert not any(other in suggested for each in suggested for other in bank[each].like)


@pytest.mark.parametrize(
    ("answers", "drug", "before", "after"),
    [
        (people.SPMS_KEPT, "siponimod", "spms-drugs", "spms-after-siponimod"),
        (people.PPMS_KEPT, "ocrelizumab", "ppms-drugs", "ppms-after-ocrelizumab"),
    ],
)
def test_no_drug_is_asked_for_that_was_had_or_that_is_for_another_type(
    answers: Mapping[str, Any], drug: str, before: str, after: str
) -> None:
    bank = {each.id: each for each in evidence_base().team_questions}
    had = {**_without_drugs(answers), "dmt_tried": [drug], f"dmt_outcome:{drug}": "not-controlled"}
    other = {**_without_drugs(answers), "dmt_tried": ["glatiramer"]}
    for told, asked, not_asked in ((had, after, before), (other, before, after)):
        facts = with_answers(kept(told).journey())
        assert bank[asked].fits(facts, Values())
        assert not bank[not_asked].fits(facts, Values())
    relapsing = with_answers(kept(people.RRMS_KEPT).journey())
    assert not any(bank[each].fits(relapsing, Values()) for each in (before, after))


def test_no_question_is_put_together_from_the_name_of_a_fact() -> None:
    """Each is asked as a person would ask it, on the list and on the sheet."""
    starts = ("Whether ", "Which ", "What ", "How ", "In which ")
    for fact in questionnaire().facts.values():
        assert bool(fact.asked) == bool(fact.to_find_out)
        assert not fact.asked or fact.asked.endswith("?")
        assert not fact.to_find_out or fact.to_find_out.startswith(starts)
