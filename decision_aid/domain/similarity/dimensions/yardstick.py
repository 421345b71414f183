"""What the evidence itself gives to measure by: usual spreads and usual middles.

Worked out anew from the sources at each start, so that no number of it is typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from decision_aid.domain.evidence.population import PeopleOfType, Population, Span
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.logic.facts import SUBTYPES
from decision_aid.domain.similarity.dimensions.spans import spread_of

_Told = Callable[[Span], Decimal | None]
MEASURED = ("edss", "age", "years_with_ms")


@dataclass(frozen=True, slots=True)
class Usual:
    """The median spread of the studies that print one, and the median of the printed middles.

    ``studies_with_spread``: behind how many studies the spread stands. None where none print one.
    """

    spread: Decimal | None
    studies_with_spread: int
    middle: Decimal | None


@dataclass(frozen=True, slots=True)
class Yardstick:
    """One Usual for each number that people are compared by."""

    edss: Usual
    age: Usual
    years_with_ms: Usual

    def of(self, name: str) -> Usual:
        found: Usual = getattr(self, name)
        return found


def yardstick(sources: Iterable[Source]) -> Yardstick:
    """Each source counts once: its whole population, else its types of MS where told apart."""
    every = tuple(sources)
    return Yardstick(*(_usual(every, name) for name in MEASURED))


def _usual(sources: tuple[Source, ...], name: str) -> Usual:
    spreads = [found for source in sources for found in _once(source, name, spread_of)]
    middles = [found for source in sources for found in _once(source, name, _middle_of)]
    return Usual(
        spread=median(spreads) if spreads else None,
        studies_with_spread=len(spreads),
        middle=median(middles) if middles else None,
    )


def _middle_of(span: Span) -> Decimal | None:
    return span.typical


def _once(source: Source, name: str, told: _Told) -> Iterator[Decimal]:
    found = [each for each in map(told, _spans(source.population, name)) if each is not None]
    if found:
        yield found[0]


def _spans(population: Population, name: str) -> Iterator[Span]:
    parts: list[Population | PeopleOfType] = [population]
    parts += [of for each in SUBTYPES if (of := population.by_subtype.get(each)) is not None]
    for part in parts:
        span: Span = getattr(part, name)
        yield span
