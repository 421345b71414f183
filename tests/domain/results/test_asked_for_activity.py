"""In progressive MS a study that asked for activity goes before one that took in anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from decision_aid.domain.evidence.vocabulary import Requirement
from decision_aid.domain.questionnaire.answers import Answer, Answers
from decision_aid.domain.questionnaire.journey import FULL, Questionnaire, replay
from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.domain.results.patient_result import PatientResult, result_of_journey
from decision_aid.domain.similarity.dimensions.course import decided_by_activity
from decision_aid.domain.similarity.outcomes import Closeness, Outcome
from decision_aid.evidence_base.base import EvidenceBase
from tests.browser.people import SPMS, Person
from tests.conftest import SIZE

_ACTIVE = {"relapses_12m": "1", "new_t2_12m": "2"}
_DRUGS = ("interferon-beta", "ocrelizumab", "natalizumab", "siponimod", "fingolimod")
_ENDED = ("not-controlled", "side-effects", "other", "quiet")


def _result(base: EvidenceBase, questionnaire: Questionnaire, **told: Answer) -> PatientResult:
    person = Person("SPMS", {**SPMS.told, **_ACTIVE, **told})
    given = {s.key: s.answer for s in person.journey().steps if s.answer is not None}
    journey = replay(questionnaire, FULL, Answers(given), date.today())
    return result_of_journey(journey, base, questionnaire)


def _leading(result: PatientResult) -> dict[str, Comparison]:
    found: dict[str, Comparison] = {}
    for each in result.compared.with_other:
        found.setdefault(each.figure.endpoint, each)
    return found


def test_an_active_person_meets_those_who_were_active_whatever_drug_was_taken(
    base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    for drug in _DRUGS:
        had = {"dmt_tried": (drug,), f"dmt_outcome:{drug}": "not-controlled"}
        found = _result(base, questionnaire, **had)
        compared = found.first_comparison
        assert compared is not None
        assert compared.comparison.source.id == "boffa-2023", drug
        harm_or_hope = found.key_comparisons(())
        assert harm_or_hope[0].comparison.source.id == "boffa-2023", drug


def test_one_more_answer_on_old_drugs_never_brings_other_people_to_the_front(
    base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    random = Random(83)
    for _ in range(10 * SIZE):
        about: dict[str, Answer] = {
            "subtype": random.choice(("spms", "spms", "ppms")),
            "relapses_12m": random.choice(("0", "1", "3")),
            "new_t2_12m": random.choice(("0", "1", "3-5")),
            "age": str(random.randint(25, 65)),
        }
        before = _result(base, questionnaire, **about)
        some = random.sample(_DRUGS, random.randint(1, 3))
        listed = questionnaire.questions["dmt_tried"].option
        drugs = tuple(each.value for each in listed if each.value in some)
        had: dict[str, Answer] = {"dmt_tried": drugs}
        had |= {f"dmt_outcome:{each}": random.choice(_ENDED) for each in drugs}
        after = _result(base, questionnaire, **about, **had)
        leading = _leading(after)
        for endpoint, first in _leading(before).items():
            if first.asked_for_activity:
                assert leading[endpoint].asked_for_activity, (about, had, endpoint)
        first_before, first_after = before.first_comparison, after.first_comparison
        if first_before is not None and first_before.comparison.asked_for_activity:
            assert first_after is not None
            assert first_after.comparison.asked_for_activity, (about, had)


def test_it_is_asked_for_only_where_the_person_is_so_and_nothing_is_unlike(
    base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    active, quiet = (_result(base, questionnaire, relapses_12m=n, new_t2_12m=n) for n in ("1", "0"))
    boffa = next(e for e in active.compared.every if e.source.id == "boffa-2023")
    assert boffa.asked_for_activity
    assert not any(e.asked_for_activity for e in quiet.compared.with_other)
    for each in (*active.compared.every, *quiet.compared.every):
        if each.asked_for_activity:
            assert each.closeness is not Closeness.DIFFERENT
            asked = each.source.population.activity
            assert asked in (Requirement.REQUIRED, Requirement.EXCLUDED)
    first = boffa.matches[0]
    for outcome in (Outcome.OPEN, Outcome.SILENT, Outcome.UNLIKE):
        other = (*first.outcomes[:4], outcome, first.outcomes[5])
        assert not decided_by_activity(first.sourced, other)
    relapsing = replace(first.sourced.source.population, activity=Requirement.NOT_REQUIRED)
    source = replace(first.sourced.source, population=relapsing)
    assert not decided_by_activity(replace(first.sourced, source=source), first.outcomes)
