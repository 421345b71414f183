"""Answers that hardly go together: asked about once, kindly, wherever one of them is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.answers import UNSURE
from decision_aid.domain.questionnaire.journey import Journey, Step


@dataclass(frozen=True, slots=True)
class Doubt:
    """``text`` says what is unusual; empty where an earlier answer can no longer stand."""

    step: Step
    text: str


def doubts_about(before: Journey, after: Journey) -> tuple[Doubt, ...]:
    """What an answer has made unusual, and earlier answers that it leaves no room for."""
    return (*_unusual(before, after), *_lost(before, after))


def _unusual(before: Journey, after: Journey) -> Iterator[Doubt]:
    """Each unusual pair again when one of the two was changed, and not before.

    Facts of questions that the answer takes off the path still count: they were told.
    """
    held, now = before.known.values, after.known.values
    together = Facts({**held, **now})
    for step in after.steps:
        for each in step.question.improbable:
            is_new = any(held.get(name) != together.get(name) for name in each.when.reads)
            if is_new and each.when.holds_for(together) is Truth.YES:
                yield Doubt(step, each.text)


def _lost(before: Journey, after: Journey) -> Iterator[Doubt]:
    told = {step.key: step for step in before.steps if step.answer not in (None, UNSURE)}
    for step in after.steps:
        if step.question.kind.is_typed and step.answer is None and step.key in told:
            yield Doubt(told[step.key], "")


def unusual_now(step: Step, known: Facts) -> tuple[str, ...]:
    """What is unusual about an answer as things stand."""
    if step.answer is None:
        return ()
    return tuple(
        each.text for each in step.question.improbable if each.when.holds_for(known) is Truth.YES
    )
