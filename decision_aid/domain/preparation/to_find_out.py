"""What a person does not know yet: one list, in one order, for every page and paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.preparation.team_questions import TeamQuestion
from decision_aid.domain.questionnaire.by_fact import GivesFacts
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.unknowns import READ_BY
from decision_aid.domain.similarity.outcomes import Dimension, Outcome

FACT = "fact:"
"""Begins the id of a question that nobody has put into words, before the name of the fact."""


class FoundBy(IntEnum):
    """How something is found out, in the order in which it is told."""

    ASKING = 1
    """By looking it up, or asking the team."""
    ANSWERING = 2
    """A person only has to type it, such as their age."""
    HOSPITAL = 3
    """A test, or something a hospital asks before a transplant: no task of a person."""


@dataclass(frozen=True, slots=True)
class FindOut:
    """Something unknown; undecided criteria and figures that wait for it.

    Without a question nobody has put it into words, and the name of the fact has to do.
    """

    facts: tuple[str, ...]
    question: TeamQuestion | None
    criteria: int
    figures: int
    by: FoundBy

    @property
    def id(self) -> str:
        """The same at every visit: the question's, or one made of the fact."""
        return self.question.id if self.question else f"{FACT}{self.facts[0]}"

    @property
    def fact(self) -> str:
        """The one that names it; known, where it is to be measured again."""
        if self.facts or self.question is None:
            return self.facts[0]
        return (*self.question.settles, *self.question.unknown)[0]


def things_to_find_out(
    put: Sequence[TeamQuestion], gives: GivesFacts, known: Facts, page: PatientResult
) -> tuple[FindOut, ...]:
    """What a person can ask first, then what they can answer, then what a hospital finds out; of
    each what most waits for first. ``put``: those of the questions on unknown facts that fit.
    """
    found = sorted(_found(put, gives, known, page), key=lambda e: (e.by, -(e.criteria + e.figures)))
    return tuple(found)


def _found(
    put: Sequence[TeamQuestion], gives: GivesFacts, known: Facts, page: PatientResult
) -> Iterator[FindOut]:
    """Questions on unknown facts, each fact once, then unknown facts on which there is none."""
    told: set[str] = set()
    for question in put:
        facts = tuple(n for n in question.settles or question.unknown if not _exactly(known, n))
        if facts and told.issuperset(facts):
            continue
        told.update(facts)
        by = _found_by(facts, gives, is_put=True)
        yield FindOut(facts, question, *_waiting(frozenset(facts), page), by)
    for unknown in page.unknown_facts:
        if unknown.fact not in told:
            facts = (unknown.fact,)
            by = _found_by(facts, gives, is_put=False)
            yield FindOut(facts, None, unknown.criteria, unknown.figures, by)


def _found_by(facts: tuple[str, ...], gives: GivesFacts, *, is_put: bool) -> FoundBy:
    """Of the hospital is what no question of a person's own way gives."""
    giving = [gives.by_fact.get(fact) for fact in facts]
    if giving and all(each is None or each.key in gives.hospital for each in giving):
        return FoundBy.HOSPITAL
    if is_put or any(each is not None and each.how_to_find_out for each in giving):
        return FoundBy.ASKING
    return FoundBy.ANSWERING


def _exactly(known: Facts, name: str) -> bool:
    number = known.number(name)
    return known.knows(name) and (number is None or number.is_exact)


def _waiting(facts: frozenset[str], page: PatientResult) -> tuple[int, int]:
    """Undecided criteria that read one of the facts, and figures whose match waits for one."""
    criteria = sum(lines for reads, lines in page.undecided.items() if reads & facts)
    read = [bool(facts.intersection(READ_BY[each])) for each in Dimension]
    figures = sum(
        times
        for outcomes, times in page.match_of.patterns.items()
        if any(r and o is Outcome.OPEN for r, o in zip(read, outcomes, strict=True))
    )
    return criteria, figures
