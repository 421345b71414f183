"""Published rules as the doctor's sheet tells them: of the patient, who is no "you" there."""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.web.rules.counted import count_words
from decision_aid.web.rules.counted_words import FOR_A_DOCTOR
from decision_aid.web.rules.sentences import also_to_look_at, line_words
from decision_aid.web.rules.sets import SetView


@dataclass(frozen=True, slots=True)
class Rules:
    """One body's rules in use: what they say of the answers, how far to trust our reading."""

    title: str
    message: str
    caveats: str


def one_set(view: SetView) -> Rules:
    told = (*view.about_own_type, message_for_a_doctor(view.verdict))
    return Rules(view.name, " ".join(told), " ".join(view.caveats))


def message_for_a_doctor(verdict: Verdict) -> str:
    tally = verdict.tally
    if verdict.criteria_set.terms_of_a_seller or not tally.checked:
        return line_words(verdict)
    told = (*count_words(tally, FOR_A_DOCTOR), *also_to_look_at(verdict))
    return " ".join(filter(None, told))
