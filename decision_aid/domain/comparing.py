"""Treatments set side by side, only where one study counted the same thing at the same time.

Figures of different studies are never paired: their people, clocks and definitions differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from decision_aid.domain.evidence import Figure, Source
from decision_aid.domain.matching import Closeness, Match, lead_key
from decision_aid.domain.vocabulary import Design, Show, Tier, Unit

_ALIKE = tuple[Source, str, object, Unit, str, str]
_COMPARED = frozenset(
    {Unit.PERCENT, Unit.PEOPLE, Unit.PER_1000_PEOPLE}
    | {Unit.PER_PERSON_YEAR, Unit.PER_1000_PERSON_YEARS, Unit.PER_100_PERSON_YEARS}
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two or more treatments in one study: same outcome, time, unit and definition."""

    matches: tuple[Match, ...]
    has_transplant: bool

    @property
    def source(self) -> Source:
        return self.matches[0].sourced.source

    @property
    def figure(self) -> Figure:
        """The first of its figures, for what they share: outcome, time and definition."""
        return self.matches[0].sourced.figure

    @property
    def closeness(self) -> Closeness:
        return self.matches[0].closeness

    @property
    def chance_decided(self) -> bool:
        return self.source.design is Design.RANDOMISED_TRIAL


def comparisons(
    matches: Iterable[Match], transplant_arms: frozenset[str], subtype: str | None
) -> tuple[Comparison, ...]:
    """Comparisons with a transplant first, then by the rule that also orders panels."""
    alike: defaultdict[_ALIKE, list[Match]] = defaultdict(list)
    for match in matches:
        figure, source = match.sourced.figure, match.sourced.source
        if source.tier is Tier.CORE and figure.unit in _COMPARED:
            key = (source, figure.endpoint, figure.at, figure.unit, figure.group, figure.definition)
            alike[key].append(match)
    found = [_comparison(group, transplant_arms) for group in alike.values()]
    kept = [each for each in found if each is not None]
    return tuple(
        sorted(kept, key=lambda c: (not c.has_transplant, lead_key(c.matches[0], subtype)))
    )


def _comparison(group: list[Match], transplant_arms: frozenset[str]) -> Comparison | None:
    """None where there is one treatment only, or drugs alone without a figure for the front."""
    arms = {match.sourced.figure.arm for match in group}
    if len(arms) < 2:
        return None
    has_transplant = bool(arms & transplant_arms)
    at_the_front = any(match.sourced.figure.show is Show.HEADLINE for match in group)
    if not has_transplant and not at_the_front:
        return None
    return Comparison(tuple(group), has_transplant)
