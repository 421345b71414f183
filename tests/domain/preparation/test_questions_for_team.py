"""Which questions fit a person, and what comes first."""

from __future__ import annotations

from datetime import date

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.rules import Compare, Limits, OneOf
from decision_aid.domain.preparation.team_questions import (
    TeamQuestion,
    TeamQuestions,
    Theme,
    Who,
    questions_for_team,
)
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import FULL, Questionnaire, replay
from decision_aid.domain.questionnaire.preferences import Values
from decision_aid.domain.results.patient_result import patient_result
from decision_aid.evidence_base.base import EvidenceBase

NOBODY = Facts({})
NOTHING_SAID = Values()
ESTIMATED = {"edss_known": "no", "walk_unaided": "300"}


def _question(**more: object) -> TeamQuestion:
    given = {"id": "q", "theme": Theme.RISKS, "who": Who.ANY, "text": "What?", "why": "So."}
    return TeamQuestion(**{**given, **more})  # type: ignore[arg-type]


def test_a_question_without_a_way_in_is_for_everyone() -> None:
    assert _question().fits(NOBODY, NOTHING_SAID)


def test_a_rule_has_to_say_yes_and_unknown_is_no_reason_to_ask() -> None:
    asked = _question(rule=Compare("edss", Limits(min=Range.exactly(4).low)))
    assert asked.fits(Facts({"edss": Range.exactly(5)}), NOTHING_SAID)
    assert not asked.fits(Facts({"edss": Range.exactly(3)}), NOTHING_SAID)
    assert not asked.fits(NOBODY, NOTHING_SAID)


def test_where_a_rule_and_unknown_facts_both_stand_both_must_hold() -> None:
    asked = _question(rule=OneOf("subtype", ("ppms",)), unknown=("csf_ocb",))
    assert asked.fits(Facts({"subtype": "ppms"}), NOTHING_SAID)
    assert not asked.fits(Facts({"subtype": "rrms"}), NOTHING_SAID)
    assert not asked.fits(Facts({"subtype": "ppms", "csf_ocb": "positive"}), NOTHING_SAID)


def test_what_matters_and_a_no_on_readiness_are_ways_in() -> None:
    for_family = _question(for_values=("family",))
    assert not for_family.fits(NOBODY, NOTHING_SAID)
    assert for_family.fits(NOBODY, Values(picked=("death", "family")))
    if_not_sure = _question(for_readiness_no=("sure",))
    assert if_not_sure.fits(NOBODY, Values(ready={"sure": "no"}))
    assert not if_not_sure.fits(NOBODY, Values(ready={"sure": "unsure"}))


def test_what_opens_comes_first_then_what_matters_then_the_rest() -> None:
    matters = Values(picked=("death",))
    assert _question(opens=True, first_for_values=("death",)).place(matters) == 0
    assert _question(first_for_values=("death",)).place(matters) == 1
    assert _question(first_for_values=("family",)).place(matters) == 2


def test_the_first_questions_are_told_by_theme() -> None:
    themes = (Theme.AFTERWARDS, Theme.RISKS, Theme.FOR_ME, Theme.SUPPORT)
    all_of_them = TeamQuestions((), tuple(_question(theme=theme) for theme in themes))
    assert [q.theme for q in all_of_them.first(3)] == [
        Theme.FOR_ME, Theme.RISKS, Theme.AFTERWARDS,
    ]  # fmt: skip


def _asked_by(
    answers: dict[str, str], library: EvidenceBase, questionnaire: Questionnaire
) -> TeamQuestions:
    journey = replay(questionnaire, FULL, Answers(answers), date(2026, 11, 21))
    page = patient_result(journey.facts, library)
    return questions_for_team(library.team_questions, journey, page, NOTHING_SAID)


def test_what_most_waits_for_is_found_out_first(
    library: EvidenceBase, questionnaire: Questionnaire
) -> None:
    found = _asked_by({}, library, questionnaire).find_out
    waiting = [each.criteria + each.figures for each in found]
    assert waiting == sorted(waiting, reverse=True)
    assert found[0].facts == ("subtype",)


def test_no_fact_is_asked_for_twice(library: EvidenceBase, questionnaire: Questionnaire) -> None:
    for answers in ({}, ESTIMATED, {"mri_12m": "no"}, {"subtype": "ppms"}):
        named = [
            name for each in _asked_by(answers, library, questionnaire).find_out
            for name in each.facts
        ]  # fmt: skip
        assert len(named) == len(set(named)), answers


def test_an_estimated_edss_is_still_something_to_find_out(
    library: EvidenceBase, questionnaire: Questionnaire
) -> None:
    country_to_onset = {
        "country": "unsure", "age": "40", "subtype": "rrms", "year_diagnosis": "2015",
        "year_onset": "2014",
    }  # fmt: skip
    asked = _asked_by({**country_to_onset, **ESTIMATED}, library, questionnaire)
    put = {each.question.id for each in asked.find_out if each.question}
    assert "find-edss" in put


def test_every_unknown_fact_that_something_waits_for_is_told(
    library: EvidenceBase, questionnaire: Questionnaire
) -> None:
    journey = replay(questionnaire, FULL, Answers({}), date(2026, 11, 21))
    page = patient_result(journey.facts, library)
    told = {n for each in _asked_by({}, library, questionnaire).find_out for n in each.facts}
    assert {unknown.fact for unknown in page.unknown_facts} <= told


def test_every_question_can_be_reached_and_stands_once(library: EvidenceBase) -> None:
    texts = [q.text for q in library.team_questions if q.id != "find-edss-none"]
    assert len(texts) == len(set(texts))
    for question in library.team_questions:
        assert question.theme is Theme.FIND_OUT or not question.settles
