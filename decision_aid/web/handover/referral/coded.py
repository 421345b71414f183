"""What a draft of a referral holds in codes: drugs, findings and the score of other illnesses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from decision_aid.domain.logic.facts import FACT_NAMES, Kind, ReferralPart
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.answers import UNSURE, Answer
from decision_aid.domain.questionnaire.codes import UCUM, Coded, Codes, Unit
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.domain.questionnaire.questions import Question, facts_of
from decision_aid.domain.referral.dated import DatedDrug, dated_drugs
from decision_aid.web.handover.referral.sections.blood import COUNTS
from decision_aid.web.handover.referral.sections.comorbidity import hct_ci_of
from decision_aid.web.handover.referral.sections.drugs import label_of
from decision_aid.web.handover.referral.words import told
from decision_aid.web.handover.summary.clinical import drugs_of
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import questions_by_fact, said, without_brands
from decision_aid.web.words.clinical import clinical_fact

Resource = dict[str, Any]
PATIENT = "patient"
_OR_MORE = 7
"""A range this wide from 1 up stands for "or more"."""
_FINDINGS = (
    ReferralPart.COURSE,
    ReferralPart.RELAPSES,
    ReferralPart.FINDINGS,
    ReferralPart.INFECTIONS,
    ReferralPart.FERTILITY,
    ReferralPart.ORGANS,
    ReferralPart.CONDITION,
)
_IN_COURSE = ("age", "subtype", "edss", "walk_20m")
"""Facts of the course that a letter names by itself."""


@dataclass(frozen=True, slots=True)
class CodedEntry:
    """One resource, and the section that points to it."""

    section: str
    name: str
    resource: Resource


def coded_entries(journey: Journey, codes: Codes) -> Iterator[CodedEntry]:
    """What only follows from other answers is no finding that somebody told."""
    told_by_answer = _told_by_answer(journey)
    for drug in dated_drugs(journey):
        yield CodedEntry("drugs", f"drug-{drug.drug}", _drug(drug, journey, codes))
    for fact in questionnaire().facts.values():
        known = journey.facts.knows(fact.name) and fact.name in told_by_answer
        if known and (section := _section_of(fact.name)):
            yield CodedEntry(section, f"fact-{fact.name}", _fact(fact.name, journey, codes))
    given = {step.key: step.answer for step in journey.steps}
    for key in COUNTS:
        if (value := given.get(key)) not in (None, UNSURE):
            count = _count(key, str(value), given.get("counts_when"), codes)
            yield CodedEntry("blood", f"count-{key}", count)
    counted = hct_ci_of(journey)
    if counted.least == counted.most:
        yield CodedEntry("comorbidity", "hct-ci", {
            **_observation("HCT-CI with age, to be confirmed by a clinician", None),
            "valueInteger": counted.least,
        })  # fmt: skip


def _told_by_answer(journey: Journey) -> frozenset[str]:
    answered = (s.question for s in journey.steps if s.answer not in (None, UNSURE, (UNSURE,)))
    return frozenset(name for each in answered for name in (each.key, *facts_of(each)))


def _count(key: str, value: str, taken: Answer | None, codes: Codes) -> Resource:
    question = questionnaire().questions[key]
    dated = {"effectiveDateTime": taken} if taken not in (None, UNSURE) else {}
    return {
        **_observation(said(question.clinical), codes.of_question(key)),
        **dated,
        **_number(Range.exactly(value), _unit_of(question, codes)),
    }


def _section_of(fact: str) -> str:
    if fact in _IN_COURSE:
        return ReferralPart.COURSE
    words = questionnaire().facts[fact]
    part = words.referral
    if part is ReferralPart.TREATMENT and FACT_NAMES[fact].kind is Kind.YES_NO:
        return "drugs"
    if part is ReferralPart.CONDITION:
        return ReferralPart.ORGANS
    return part if part in _FINDINGS else ""


def _drug(drug: DatedDrug, journey: Journey, codes: Codes) -> Resource:
    label = label_of(drug.drug)
    ended = next(each.how_it_ended for each in drugs_of(journey) if each.name == label)
    period = {"start": drug.start, "end": drug.stop}
    dated = {"effectivePeriod": {name: month for name, month in period.items() if month}}
    courses = f" Courses: {drug.courses}." if drug.courses else ""
    last = f"{courses} Last dose: {drug.last_dose}." if drug.last_dose else courses
    return {
        "resourceType": "MedicationStatement",
        "status": "active" if drug.is_taken_now else "completed" if drug.stop else "unknown",
        "medicationCodeableConcept": _concept(
            without_brands(label), codes.of_option("dmt_tried", drug.drug)
        ),
        "subject": {"reference": f"#{PATIENT}"},
        **(dated if (drug.start or drug.stop) and not drug.dates_clash else {}),
        "note": [{"text": f"{ended}.{last}"}],
    }


def _concept(text: str, coded: Coded | None) -> Resource:
    if coded is None:
        return {"text": text}
    coding = {"system": coded.system, "code": coded.code, "display": coded.display}
    return {"coding": [coding], "text": text}


def _observation(text: str, coded: Coded | None) -> Resource:
    """What a person said is not yet what a clinician found: preliminary."""
    return {
        "resourceType": "Observation",
        "status": "preliminary",
        "code": _concept(text, coded),
        "subject": {"reference": f"#{PATIENT}"},
    }


def _fact(name: str, journey: Journey, codes: Codes) -> Resource:
    question = questions_by_fact().get(name)
    gives_it = question is not None and (question.fact == name or question.key == name)
    coded = codes.of_question(question.key) if question is not None and gives_it else None
    base = _observation(clinical_fact(name), coded)
    value = journey.facts.get(name)
    if isinstance(value, bool):
        return {**base, "valueBoolean": value}
    if isinstance(value, Range):
        unit = _unit_of(question, codes) if question is not None and gives_it else None
        return {**base, **_number(value, unit)}
    answer = codes.of_option(question.key, str(value)) if question is not None else None
    return {**base, "valueCodeableConcept": _concept(told(journey.facts, name), answer)}


def _unit_of(question: Question, codes: Codes) -> Unit | None:
    """A year is asked for where the number counts years: its unit is none of that number."""
    if question.kind is QuestionKind.MEASURE and question.ucum:
        return Unit(code=question.ucum, display=question.ucum)
    return codes.units.get(question.key)


def _number(value: Range, unit: Unit | None) -> Resource:
    """Of "or more" only the lower end is an answer."""
    shown = {"unit": unit.display, "system": UCUM, "code": unit.code} if unit else {}

    def quantity(number: Any) -> Resource:
        return {"value": int(number) if number == int(number) else float(number), **shown}

    if value.is_exact:
        return {"valueQuantity": quantity(value.low)}
    if value.low > 0 and value.high - value.low >= _OR_MORE:
        return {"valueRange": {"low": quantity(value.low)}}
    return {"valueRange": {"low": quantity(value.low), "high": quantity(value.high)}}
