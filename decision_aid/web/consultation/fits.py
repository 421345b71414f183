"""What stands beside an answer on fitness: published bars, and what a team looks at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from decision_aid.domain.eligibility.guards import GuardReason
from decision_aid.domain.eligibility.our_guards import TOLD_BY, Guard
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.truth import Truth
from decision_aid.web.consultation.rules import Line
from decision_aid.web.consultation.wording import Register
from decision_aid.web.rules.held import told, told_to_a_doctor


@dataclass(frozen=True, kw_only=True, slots=True)
class Fit:
    """Where a published bar to any transplant stands that reads the answer, or what a team looks
    at though no bar does. ``is_named``: its name is in sight.
    """

    mark: str
    name: str
    said: str
    is_named: bool = False


def fits_of(
    given: Collection[str], bars: Iterable[Line], facts: Facts, register: Register
) -> tuple[Fit, ...]:
    """Beside an answer that gives these facts. A tick that speaks of one illness is never seen
    beside another that was told.
    """
    read = [line for line in bars if line.reads.intersection(given)]
    against = [line for line in read if line.mark == "no"]
    named = frozenset[str]().union(*(line.reads for line in against))
    looked_at = [
        guard
        for guard, fact in TOLD_BY.items()
        if fact in given and fact not in named and facts.is_true(fact) is Truth.YES
    ]
    is_told = bool(looked_at or against)
    shown = [line for line in read if not (is_told and line.mark == "yes")]
    return (*_bars(shown, given, register), *_looked_at(looked_at, register))


def _bars(lines: Iterable[Line], given: Collection[str], register: Register) -> Iterator[Fit]:
    for line in lines:
        yield Fit(
            mark=line.mark,
            name=", ".join(sorted(register.fact(name) for name in line.reads.intersection(given))),
            said=f"{line.standing}: {line.statement}",
            is_named=line.mark == "no",
        )


def _looked_at(guards: Collection[Guard], register: Register) -> Iterator[Fit]:
    if guards:
        why = dict.fromkeys(guards, GuardReason.TOLD)
        said = told_to_a_doctor(guards, why) if register.clinical else map(str, told(guards, why))
        names = register.guards(guards)
        yield Fit(mark="unk", name=names, said=" ".join(said), is_named=True)
