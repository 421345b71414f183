"""Drugs and relapses with their dates, as answers tell them; a date is a month or a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.answers import NONE, UNSURE
from decision_aid.domain.questionnaire.facts.of_an_answer import months_since
from decision_aid.domain.questionnaire.facts.of_drugs import IN_COURSES, QUIET
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.questionnaire.typed import months_of

_NEVER = (10**6, 10**6)
_RELAPSES = (
    ("relapse_when", "relapse_marks"),
    ("relapse_when_2", "relapse_marks_2"),
    ("relapse_when_3", "relapse_marks_3"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedDrug:
    """One drug. Empty is what nobody told. ``outcome``: of how it went."""

    drug: str
    outcome: str
    start: str = ""
    stop: str = ""
    last_dose: str = ""
    in_courses: bool = False
    courses: str = ""

    @property
    def is_taken_now(self) -> bool:
        return self.outcome == QUIET and not self.stop

    @property
    def dates_clash(self) -> bool:
        """Certain only where no month in between could be right."""
        pairs = ((self.start, self.stop), (self.start, self.last_dose), (self.last_dose, self.stop))
        return any(_is_after(first, then) for first, then in pairs)

    def months_off(self, today: date) -> Range | None:
        """Months since the last dose that was told."""
        return months_since(self.last_dose, today) if self.last_dose else None


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedRelapse:
    """One relapse. None where nobody told."""

    when: str
    steroids: bool | None
    lasting: bool | None


def dated_drugs(journey: Journey) -> tuple[DatedDrug, ...]:
    """In the order in which they were begun; those without a date after them, as they were told."""
    told = (
        DatedDrug(
            drug=step.item.value,
            outcome=_known(journey, step.key),
            start=_known(journey, f"drug_from:{step.item.value}"),
            stop=_known(journey, f"drug_until:{step.item.value}"),
            last_dose=_last_dose(journey, step.item.value),
            in_courses=step.item.group == IN_COURSES,
            courses=_known(journey, f"drug_courses:{step.item.value}"),
        )
        for step in journey.steps
        if step.question.key == "dmt_outcome" and step.item
    )
    return tuple(sorted(told, key=lambda each: months_of(each.start) if each.start else _NEVER))


def _last_dose(journey: Journey, drug: str) -> str:
    """Of the only drug, the last dose of any drug is its own."""
    own = _known(journey, f"drug_last:{drug}")
    tried = next((s.answer for s in journey.steps if s.question.key == "dmt_tried"), None)
    return own or (_known(journey, "last_dose") if tried == (drug,) else "")


def undated_relapses(journey: Journey, today: date) -> int:
    """How many of those that were counted have no date here; none where nobody counted."""
    for fact, months in (("relapses_24m", 24), ("relapses_12m", 12)):
        counted = journey.facts.number(fact)
        if counted is not None:
            told = (each.when for each in dated_relapses(journey) if each.when)
            since = (months_since(when, today) for when in told)
            return max(0, int(counted.low) - sum(each.low <= months for each in since))
    return 0


def dated_relapses(journey: Journey) -> tuple[DatedRelapse, ...]:
    """The latest first. One without a date is told where something of it is known."""
    return tuple(_relapses(journey))


def _relapses(journey: Journey) -> Iterator[DatedRelapse]:
    answers = {step.key: step.answer for step in journey.steps}
    for when, marks in _RELAPSES:
        told = answers.get(marks)
        is_told = isinstance(told, tuple) and told != (UNSURE,)
        ticked = told if isinstance(told, tuple) and told != (NONE,) else ()
        month = _known(journey, when)
        if month or is_told:
            yield DatedRelapse(
                when=month,
                steroids="steroids" in ticked if is_told else None,
                lasting="lasting" in ticked if is_told else None,
            )


def _known(journey: Journey, key: str) -> str:
    answer = next((step.answer for step in journey.steps if step.key == key), None)
    return answer if isinstance(answer, str) and answer != UNSURE else ""


def _is_after(first: str, then: str) -> bool:
    return bool(first and then) and months_of(first)[0] > months_of(then)[1]
