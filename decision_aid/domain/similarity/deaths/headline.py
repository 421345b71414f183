"""Deaths over all studies with counts: no lucky single study, and no figure without its era."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.logic.facts import PROGRESSIVE, Facts
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.similarity.constants import DISABILITY_MATTERS_FROM
from decision_aid.domain.similarity.deaths.line import (
    LARGE_FROM,
    OF_ANY_CAUSE,
    DeathLine,
)
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT
from decision_aid.domain.similarity.spread import Spread, is_lone_zero, spread_of_lines

_NAMED = 2  # large reports below their spread


@dataclass(frozen=True)
class DeathsIn:
    """All studies with counts of one kind of death, most people first."""

    endpoint: str
    lines: tuple[DeathLine, ...]

    @cached_property
    def figures(self) -> tuple[SourcedFigure, ...]:
        return tuple([each.line.sourced for each in self.lines])

    @cached_property
    def spread(self) -> Spread | None:
        """Of the studies that give a share of people; a rate by the year stands in no range."""
        shares = tuple(e.line for e in self.lines if share_of(e.line.sourced.figure) is not None)
        return spread_of_lines(self.endpoint, shares)

    @cached_property
    def highest(self) -> DeathLine | None:
        """The study with the highest share of deaths; of several the one with most people."""
        return max(self.lines, key=lambda each: (each.line.value, each.people), default=None)

    @cached_property
    def large(self) -> DeathsIn:
        """The same, of the studies with ``LARGE_FROM`` people or more."""
        large = tuple(each for each in self.lines if each.people >= LARGE_FROM)
        return DeathsIn(self.endpoint, large)

    @property
    def without_any(self) -> int:
        """In how many of the studies nobody died."""
        return sum(not each.died for each in self.lines)

    @property
    def is_lone_zero(self) -> bool:
        """One study in which nobody died: it never stands alone as a headline."""
        return is_lone_zero(tuple(each.line for each in self.lines))


@dataclass(frozen=True)
class DeathsHeadline:
    """What is told of deaths before anything else, the same on every surface.

    ``large``: the largest reports with a death that may lead. ``own``: of the person's country.
    """

    found: DeathsIn
    large: tuple[DeathLine, ...]
    own: DeathLine | None

    @cached_property
    def nobody_like_you(self) -> bool:
        """Whether the people of every study with counts are unlike the person."""
        lines = self.found.lines
        return bool(lines) and all(e.line.closeness is Closeness.DIFFERENT for e in lines)

    @cached_property
    def first(self) -> DeathLine | None:
        """The report whose count leads, of which there may be none."""
        if self.is_of_own_country:
            return self.own
        return None if self.leads_by_spread else next(iter(self.large), None)

    @cached_property
    def is_of_own_country(self) -> bool:
        """Of people unlike the person a country is not enough: then the spread leads."""
        if (own := self.own) is None or not own.speaks_for_its_country:
            return False
        return own.line.closeness is not Closeness.DIFFERENT

    @cached_property
    def leads_by_spread(self) -> bool:
        """One large clinic must not stand for all where the country has no large report."""
        spread, several = self.found.large.spread, len(self.found.large.lines) > 1
        return bool(spread and spread.high and several and not self.is_of_own_country)

    @property
    def beside(self) -> tuple[DeathLine, ...]:
        """The large reports named below their spread, the newest first."""
        most = self.large if self.leads_by_spread else ()
        named = [each for each in most if each != self.own_beside]
        return tuple(sorted(named, key=lambda each: each.years[-1:], reverse=True))

    @property
    def in_few_lines(self) -> DeathLine | None:
        """Of these the newest: a first page has room for one, or for that of the country."""
        return next(iter(self.beside), None) if self.own_beside is None else None

    @property
    def own_beside(self) -> DeathLine | None:
        """The report of the country, where it does not lead."""
        return None if self.is_of_own_country else self.own

    @property
    def highest(self) -> DeathLine | None:
        """Where it is no report that is named before, and none without any death."""
        highest, there = self.found.highest, (self.first, *self.beside)
        return highest if highest and highest.died and highest not in there else None

    @property
    def named(self) -> tuple[DeathLine, ...]:
        """Every report that stands there by name, in that order."""
        each = (self.first, self.own_beside, *self.beside, self.highest)
        return tuple(dict.fromkeys(line for line in each if line is not None))

    def of_same_people(self, source: Source, *, in_few: bool = False) -> DeathLine | None:
        """The report named before the highest that has the people of this source."""
        led = (self.first, *((self.in_few_lines,) if in_few else self.beside), self.own_beside)
        return next((e for e in led if e and e.of.id in source.same_people_as), None)

    @cached_property
    def able(self) -> DeathLine | None:
        """Somebody died, and nobody had been very disabled before; of several most people."""
        return next((each for each in self.found.lines if each.died and each.of_able), None)


@dataclass(frozen=True)
class Deaths:
    """Deaths from the treatment and of any cause, each looked at when somebody asks.

    ``lines_in``: the studies that ``death_figures`` chose, of a kind. ``disability_matters``: EDSS
    6 or more, or progressive MS: what is known of disability and death is told in the same place.
    ``of_country``: lines of studies done in the person's country.
    """

    lines_in: Callable[[str], Iterable[DeathLine]]
    disability_matters: bool

    @cached_property
    def from_treatment(self) -> DeathsIn:
        return self._of(FROM_TREATMENT)

    @cached_property
    def of_any_cause(self) -> DeathsIn:
        return self._of(OF_ANY_CAUSE)

    def _of(self, endpoint: str) -> DeathsIn:
        return DeathsIn(endpoint, tuple(self.lines_in(endpoint)))

    def of_country(self, country: str) -> tuple[DeathLine, ...]:
        """Studies of this country alone stand before those of several."""
        found = [each for each in self.from_treatment.lines if country in each.of.countries]
        return tuple(sorted(found, key=lambda each: len(each.of.countries)))

    def headline(self, country: str | None) -> DeathsHeadline:
        """A large report on the person's country leads, else the spread of the large ones, before
        those of people not unlike the person, treated in known years. None without a death does.
        """
        there = self.of_country(country) if country else ()
        told = [each for each in self.from_treatment.large.lines if each.died]
        near = [e for e in told if e.years and e.line.closeness is not Closeness.DIFFERENT]
        speaking = (each for each in there if each.speaks_for_its_country)
        own = next(speaking, next((e for e in there if e in told), next(iter(there), None)))
        return DeathsHeadline(self.from_treatment, tuple(near[:_NAMED]), own)


def disability_matters(facts: Facts) -> bool:
    """An EDSS that may be 6 or more counts too: better told once too often."""
    edss = facts.number("edss")
    may_be = edss is not None and edss.at_least(DISABILITY_MATTERS_FROM) is not Truth.NO
    return may_be or facts.subtype in PROGRESSIVE
