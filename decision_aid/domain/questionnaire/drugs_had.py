"""The drugs that a person has had, by how they went: a transplant is shown beside others first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.facts.of_drugs import HIGH_EFFICACY, SIDE_EFFECTS, has_failed
from decision_aid.domain.questionnaire.journey import Journey, Questionnaire

_CAN_BRING_PML = frozenset({"natalizumab"})
"""By the texts on JC virus and natalizumab: no comparison with it leads for who had PML."""


@dataclass(frozen=True)
class DrugsHad:
    """``named``: all that the person named. ``stopped``: for side effects. ``failed``: surely did
    not hold their MS. ``after_pml``: those that can bring PML, for whoever had it.
    ``strong``: all strong ones that there are.
    """

    named: frozenset[str] = frozenset()
    stopped: frozenset[str] = frozenset()
    failed: frozenset[str] = frozenset()
    after_pml: frozenset[str] = frozenset()
    strong: frozenset[str] = frozenset()

    @cached_property
    def put_aside(self) -> frozenset[str]:
        return self.stopped | self.failed | self.after_pml

    @property
    def own(self) -> frozenset[str]:
        """Named, and with nothing told against them."""
        return self.named - self.put_aside

    @property
    def other_strong(self) -> frozenset[str]:
        return self.strong - self.put_aside

    @property
    def strong_put_aside(self) -> frozenset[str]:
        """Strong ones that failed or were stopped; never one that can bring back PML."""
        return (self.strong & self.put_aside) - self.after_pml

    def place(self, drugs: Collection[str]) -> int:
        """Where that stands which is told of nothing but these drugs: 0 before 1 before 2."""
        if not drugs or not self.put_aside.issuperset(drugs):
            return 0
        return 2 if self.failed.issuperset(drugs) else 1


@dataclass(frozen=True, slots=True)
class DidNotHold:
    """How many drugs surely did not hold somebody's MS, and how many of them are strong ones.

    ``had_little_time``: every one of the strong, so that nobody can say yet that it failed.
    """

    drugs: int
    strong: int
    had_little_time: bool = False


def did_not_hold(facts: Facts) -> DidNotHold:
    counts = (facts.number(name) for name in ("dmt_failed", "he_dmt_failed"))
    drugs, strong = (0 if each is None else int(each.low) for each in counts)
    had_little_time = bool(strong) and facts.is_true("he_dmt_early") is Truth.YES
    return DidNotHold(max(drugs, strong), strong, had_little_time)


def drugs_had(journey: Journey, questionnaire: Questionnaire) -> DrugsHad:
    ended = [step for step in journey.steps if step.question.key == "dmt_outcome" and step.item]
    return DrugsHad(
        named=frozenset(drugs_named(journey, questionnaire)),
        stopped=frozenset(e.item.value for e in ended if e.item and e.answer == SIDE_EFFECTS),
        failed=frozenset(
            e.item.value for e in ended if e.item and has_failed(e.question, e.answer) is Truth.YES
        ),
        after_pml=_CAN_BRING_PML if journey.facts.get("pml") is True else frozenset(),
        strong=_strong_drugs(questionnaire),
    )


def drugs_named(journey: Journey, questionnaire: Questionnaire) -> tuple[str, ...]:
    """In the order of the list."""
    tried = questionnaire.questions["dmt_tried"]
    told = next((step.answer for step in journey.steps if step.key == tried.key), None)
    return () if told is None else tuple(drug.value for drug in tried.chosen(told))


def _strong_drugs(questionnaire: Questionnaire) -> frozenset[str]:
    """All strong drugs of the list: each is another choice, whatever was taken before."""
    every = questionnaire.questions["dmt_tried"].option
    return frozenset(drug.value for drug in every if drug.group in HIGH_EFFICACY)
