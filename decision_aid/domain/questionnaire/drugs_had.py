"""The drugs that a person has had: beside those that did not fail a transplant is shown first."""

from __future__ import annotations

from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.drugs_to_facts import HIGH_EFFICACY
from decision_aid.domain.questionnaire.journey import Journey, Questionnaire


def drugs_named(journey: Journey, questionnaire: Questionnaire) -> tuple[str, ...]:
    """In the order of the list."""
    tried = questionnaire.questions["dmt_tried"]
    told = next((step.answer for step in journey.steps if step.key == tried.key), None)
    return () if told is None else tuple(drug.value for drug in tried.chosen(told))


def drugs_failed(journey: Journey) -> frozenset[str]:
    """Those on which MS stayed active, as the person says."""
    told = (step for step in journey.steps if step.question.key == "dmt_outcome" and step.item)
    return frozenset(
        step.item.value
        for step in told
        if step.item and step.answer is not None
        if any(option.counts_as_failed for option in step.question.chosen(step.answer))
    )


def strong_drugs_beside(journey: Journey, questionnaire: Questionnaire) -> frozenset[str]:
    """All strong drugs of the list, for whoever took one for certain."""
    taken = journey.known.get("he_dmt_taken")
    if not isinstance(taken, Range) or taken.low < 1:
        return frozenset()
    every = questionnaire.questions["dmt_tried"].option
    return frozenset(drug.value for drug in every if drug.group in HIGH_EFFICACY)
