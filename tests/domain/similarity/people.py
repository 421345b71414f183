"""Studies and people for these tests, with only what a test is about."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from decision_aid.domain.evidence.population import Span
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import Clock, LimitsAre, TypicalIs
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.similarity.outcomes import Dimension, Likeness, Outcome
from decision_aid.domain.similarity.studies import Studies, StudiesForPerson
from tests.domain.build import figure, rule, source

ARMS = ("ahsct", "ahsct-beam")
ALL = ("rrms", "spms", "ppms")


def span(told: Mapping[str, Any]) -> Span:
    """``low high middle sd`` as text or whole numbers; ``iqr``, ``clock`` and ``are`` as words."""
    numbers = {
        name: Decimal(str(told[key]))
        for key, name in (("low", "low"), ("high", "high"), ("middle", "typical"), ("sd", "sd"))
        if key in told
    }
    return Span(
        **numbers,
        typical_is=TypicalIs.MEDIAN if "middle" in told else None,
        iqr=tuple(Decimal(str(each)) for each in told.get("iqr", ())),
        clock=Clock(told["clock"]) if "clock" in told else None,
        limits_are=LimitsAre(told["are"]) if "are" in told else None,
    )


def studies(*sources: Source) -> Studies:
    return Studies(sources, ARMS)


def found(facts: Facts, *sources: Source) -> StudiesForPerson:
    return studies(*sources).for_person(facts)


def likeness(study: Source, facts: Facts, *others: Source) -> Likeness:
    """How like the person the people of the study's first figure were."""
    return found(facts, study, *others).likeness(study.figures[0])


def mark(dimension: Dimension, study: Source, facts: Facts, *others: Source) -> Outcome:
    return likeness(study, facts, *others).outcomes[list(Dimension).index(dimension)]


def with_where(where: Mapping[str, Any] | None, **population: Any) -> Source:
    return source(figure(where=rule(where) if where else None), **population)
