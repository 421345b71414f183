"""Which questions fit a person, and what comes first."""

from __future__ import annotations

from datetime import date

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.rules import Compare, Limits, OneOf
from decision_aid.domain.preparation.questions_of_a_person import (
    TeamQuestions,
    questions_for_team,
)
from decision_aid.domain.preparation.team_questions import TeamQuestion, Theme, Who
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.by_fact import gives_facts
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


def test_what_opens_comes_first_then_what_matters_then_what_answers_bring_up() -> None:
    matters = Values(picked=("death",))
    known = Facts({"edss": Range.exactly(5)})
    far = Compare("edss", Limits(min=Range.exactly(4).low))
    near = Compare("edss", Limits(max=Range.exactly(4).low))
    assert _question(opens=True, first_for_values=("death",)).place(known, matters) == 0
    assert _question(first_for_values=("death",)).place(known, matters) == 2
    assert _question(rule=far, first_for_values=("family",)).place(known, matters) == 3
    assert _question(first_when=far).place(known, matters) == 3
    assert _question(first_when=near).place(known, matters) == 4
    assert _question(first_for_values=("family",)).place(known, matters) == 4
    assert _question(cannot_wait=True).place(known, matters) == 1


def test_what_matters_and_what_answers_bring_up_take_turns(
    base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    journey = replay(questionnaire, FULL, Answers({}), date(2026, 11, 21))
    page = patient_result(journey.facts, base)
    bank = (
        _question(id="all"),
        _question(id="m1", for_values=("death",)),
        _question(id="m2", first_for_values=("death",)),
        _question(id="t1", unknown=("age",)),
        _question(id="t2", unknown=("edss",)),
        _question(id="open", opens=True),
    )
    gives, values = gives_facts(questionnaire), Values(picked=("death",))
    asked = questions_for_team(bank, gives, journey, page, values).to_ask
    assert [each.id for each in asked] == ["open", "t1", "m1", "t2", "m2", "all"]


def test_what_surely_holds_keeps_a_question_away_whatever_speaks_for_it() -> None:
    young = Compare("age", Limits(max=Range.exactly(30).low))
    asked = _question(unless=young, for_values=("family",))
    matters = Values(picked=("family",))
    assert not asked.fits(Facts({"age": Range.exactly(25)}), matters)
    assert asked.fits(Facts({"age": Range.between(25, 35)}), matters)
    assert asked.fits(NOBODY, matters)
    assert not _question(unless=young).fits(Facts({"age": Range.exactly(25)}), NOTHING_SAID)


def test_a_question_on_drugs_is_for_who_has_had_one_of_them() -> None:
    asked = _question(drugs=("fingolimod", "siponimod"))
    took = Facts({"drug:siponimod": True})
    assert asked.fits(took, NOTHING_SAID)
    assert not asked.fits(Facts({"drug:natalizumab": True}), NOTHING_SAID)
    assert not asked.fits(NOBODY, NOTHING_SAID)
    assert asked.place(took, NOTHING_SAID) == 3
    older = _question(drugs=("siponimod",), rule=Compare("age", Limits(min=Range.exactly(50).low)))
    assert not older.fits(took, NOTHING_SAID)


def test_the_first_questions_are_told_by_theme() -> None:
    themes = (Theme.AFTERWARDS, Theme.RISKS, Theme.FOR_ME, Theme.SUPPORT)
    all_of_them = TeamQuestions((), tuple(_question(theme=theme) for theme in themes))
    assert [q.theme for q in all_of_them.first(3)] == [
        Theme.FOR_ME, Theme.RISKS, Theme.AFTERWARDS,
    ]  # fmt: skip


def _asked_by(
    answers: dict[str, str], base: EvidenceBase, questionnaire: Questionnaire
) -> TeamQuestions:
    journey = replay(questionnaire, FULL, Answers(answers), date(2026, 11, 21))
    page = patient_result(journey.facts, base)
    gives = gives_facts(questionnaire)
    return questions_for_team(base.team_questions, gives, journey, page, NOTHING_SAID)


def test_what_most_waits_for_is_found_out_first(
    base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    found = _asked_by({}, base, questionnaire).find_out
    waiting = [(each.by, -each.criteria - each.figures) for each in found]
    assert waiting == sorted(waiting)
    assert found[0].facts == ("subtype",)


def test_no_fact_is_asked_for_twice(base: EvidenceBase, questionnaire: Questionnaire) -> None:
    """But for relapses in 18 months: those in 12 and in 24 tell of them from both sides."""
    for answers in ({}, ESTIMATED, {"mri_12m": "no"}, {"subtype": "ppms"}):
        named = [
            name for each in _asked_by(answers, base, questionnaire).find_out
            for name in each.facts if name != "relapses_18m"
        ]  # fmt: skip
        assert len(named) == len(set(named)), answers


def test_an_estimated_edss_is_still_something_to_find_out(
    base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    country_to_onset = {
        "country": "unsure", "age": "40", "subtype": "rrms", "year_diagnosis": "2015",
        "year_onset": "2014",
    }  # fmt: skip
    asked = _asked_by({**country_to_onset, **ESTIMATED}, base, questionnaire)
    put = {each.question.id for each in asked.find_out if each.question}
    assert "find-edss" in put


def test_every_unknown_fact_that_something_waits_for_is_told(
    base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    journey = replay(questionnaire, FULL, Answers({}), date(2026, 11, 21))
    page = patient_result(journey.facts, base)
    told = {n for each in _asked_by({}, base, questionnaire).find_out for n in each.facts}
    assert {unknown.fact for unknown in page.unknown_facts} <= told


def test_every_question_can_be_reached_and_stands_once(base: EvidenceBase) -> None:
    texts = [q.text for q in base.team_questions if q.id != "find-edss-none"]
    assert len(texts) == len(set(texts))
    for question in base.team_questions:
        assert question.theme is Theme.FIND_OUT or not question.settles
