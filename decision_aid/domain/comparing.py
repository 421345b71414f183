"""Treatments set side by side, only where one study counted the same thing at the same time.

Figures of different studies are never paired: their people, clocks and definitions differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from decision_aid.domain.evidence import Figure, Source, SourcedFigure
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


FigureGroup = tuple[SourcedFigure, ...]
"""Figures of one study that count the same thing at the same time on different treatments."""


def comparable(
    sources: Iterable[Source], transplant_arms: frozenset[str]
) -> tuple[FigureGroup, ...]:
    """Every group that may be compared: with a transplant, or of drugs with a figure for the front.

    Depends on the evidence alone.
    """
    alike: defaultdict[_ALIKE, list[SourcedFigure]] = defaultdict(list)
    for source in sources:
        for sourced in source.shown_figures if source.tier is Tier.CORE else ():
            figure = sourced.figure
            key = (source, figure.endpoint, figure.at, figure.unit, figure.group, figure.definition)
            if figure.unit in _COMPARED:
                alike[key].append(sourced)
    return tuple(tuple(group) for group in alike.values() if _is_worth(group, transplant_arms))


def _is_worth(group: list[SourcedFigure], transplant_arms: frozenset[str]) -> bool:
    arms = {sourced.figure.arm for sourced in group}
    has_transplant = not arms.isdisjoint(transplant_arms)
    at_the_front = any(sourced.figure.show is Show.HEADLINE for sourced in group)
    return len(arms) > 1 and (has_transplant or at_the_front)


def comparisons(
    groups: Iterable[FigureGroup],
    match_of: Mapping[SourcedFigure, Match],
    transplant_arms: frozenset[str],
    subtype: str | None,
) -> tuple[Comparison, ...]:
    """Comparisons with a transplant first, then by the rule that also orders panels."""
    found = [
        Comparison(
            tuple(match_of[sourced] for sourced in group),
            any(sourced.figure.arm in transplant_arms for sourced in group),
        )
        for group in groups
    ]
    return tuple(
        sorted(found, key=lambda c: (not c.has_transplant, lead_key(c.matches[0], subtype)))
    )
