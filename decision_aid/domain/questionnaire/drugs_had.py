"""The drugs against which a person wants to see a transplant first: those that they have had."""

from __future__ import annotations

from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.answers import UNSURE
from decision_aid.domain.questionnaire.drugs_to_facts import HIGH_EFFICACY
from decision_aid.domain.questionnaire.journey import Journey, Questionnaire


def drugs_had(journey: Journey, questionnaire: Questionnaire) -> frozenset[str]:
    """Those that were named; where only a strong one was told of, every strong drug."""
    tried = questionnaire.questions["dmt_tried"]
    told = next((step.answer for step in journey.steps if step.key == tried.key), None)
    if told is not None and told != (UNSURE,):
        return frozenset(drug.value for drug in tried.chosen(told))
    strong = journey.known.get("he_dmt_taken")
    had_one = isinstance(strong, Range) and strong.low >= 1
    return frozenset(d.value for d in tried.option if had_one and d.group in HIGH_EFFICACY)
