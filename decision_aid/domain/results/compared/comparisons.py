"""Treatments set side by side, only where one study counted the same in the same people at a time.

Figures of different studies are never paired: their people, clocks and definitions differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from decision_aid.domain.evidence.absolute_risk import panel_denominator, share_of
from decision_aid.domain.evidence.compared_people import Counted, counted_alike, is_tested
from decision_aid.domain.evidence.sources import Endpoint, Figure, Source, SourcedFigure
from decision_aid.domain.evidence.vocabulary import Prominence, SourceTier, Unit, Use
from decision_aid.domain.results.compared.few_events import is_small_report, is_too_few_to_know
from decision_aid.domain.results.figure_order import FigureIndex, RankedFigures
from decision_aid.domain.results.matching import Match
from decision_aid.domain.similarity.dimensions.course import decided_by_activity
from decision_aid.domain.similarity.outcomes import Closeness, Outcome

_COMPARED = frozenset(
    {Unit.PERCENT, Unit.PEOPLE, Unit.PER_1000_PEOPLE}
    | {Unit.PER_PERSON_YEAR, Unit.PER_1000_PERSON_YEARS, Unit.PER_100_PERSON_YEARS}
)
_NO_DRUG = (Use.TRANSPLANT, Use.NONE)


@dataclass(frozen=True)
class Comparison:
    """Two or more treatments in one study: same people, outcome, time, unit and definition."""

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
    def outcome(self) -> Endpoint:
        return self.matches[0].sourced.endpoint

    @cached_property
    def closeness(self) -> Closeness:
        return self.matches[0].closeness

    @cached_property
    def counts_people(self) -> bool:
        return share_of(self.figure) is not None

    @cached_property
    def is_too_few_to_know(self) -> bool:
        return is_too_few_to_know([match.sourced for match in self.matches])

    @cached_property
    def is_small_report(self) -> bool:
        """Told as the topic tells what has no figure for the front: in words, never drawn."""
        return is_small_report([match.sourced for match in self.matches])

    @cached_property
    def is_tested(self) -> bool:
        """Whether the study tells whether it could be chance."""
        return is_tested([match.sourced for match in self.matches])

    @cached_property
    def speaks_for_own_type(self) -> bool:
        """Not of unlike people, nor of a group with hardly anybody of the person's type of MS."""
        is_silent = self.matches[0].outcomes[0] is Outcome.SILENT
        return self.closeness is not Closeness.DIFFERENT and not is_silent

    @property
    def is_surely_of_own_type(self) -> bool:
        return self.speaks_for_own_type and self.matches[0].outcomes[0] is not Outcome.OPEN

    @cached_property
    def asked_for_activity(self) -> bool:
        """Of people taken in by what decides in progressive MS, and by it like the person."""
        first = self.matches[0]
        return decided_by_activity(first.sourced, first.outcomes)

    def counts_like(self, other: Comparison) -> bool:
        """The same outcome, counted in the same way on the same treatments of the same study, at
        whatever time.
        """
        ways = {each.figure.counts_otherwise for each in (self, other)}
        about = {(each.source, each.figure.endpoint, each.drugs) for each in (self, other)}
        return len(ways) == len(about) == 1

    @cached_property
    def at_any_time(self) -> tuple[object, ...]:
        """Equal for those of one study that count the same in the same people and treatments."""
        figure = self.figure
        people = figure.group, figure.group_note
        return self.source, figure.endpoint, self.drugs, figure.counts_otherwise, *people

    @property
    def told_alike(self) -> tuple[object, ...]:
        """Equal for those of one study, time and people, whichever way each of them counted."""
        figure = self.figure
        return self.source, figure.at, figure.unit, figure.group, figure.group_note

    def is_against(self, drugs: Collection[str]) -> bool:
        """A transplant beside one of these drugs, in people not unlike the person."""
        is_near = self.has_transplant and self.closeness is not Closeness.DIFFERENT
        return is_near and not self._arms.isdisjoint(drugs)

    @cached_property
    def _arms(self) -> frozenset[str]:
        return frozenset(match.sourced.figure.arm for match in self.matches)

    @cached_property
    def drugs(self) -> frozenset[str]:
        """All beside a transplant and beside no treatment."""
        arms = (match.sourced.arm for match in self.matches)
        return frozenset(arm.id for arm in arms if arm.use not in _NO_DRUG)

    def is_only_against(self, drugs: Collection[str]) -> bool:
        """A transplant beside these drugs and nothing else."""
        return self.has_transplant and bool(self.drugs) and self.drugs <= set(drugs)

    @cached_property
    def has_other(self) -> bool:
        """A transplant beside something else, not two ways of doing one."""
        return len({match.sourced.arm.is_transplant for match in self.matches}) > 1


def denominator_of(*found: Comparison) -> int:
    """100 or 1,000 people, one denominator for all of them, which are on one outcome."""
    figures = tuple(m.sourced for each in found for m in each.matches)
    return panel_denominator(found[0].figure.endpoint, figures)


FigureGroup = tuple[SourcedFigure, ...]
"""Figures of one study that count the same in the same people on different treatments."""


def comparable(sources: Iterable[Source]) -> tuple[FigureGroup, ...]:
    """Every group that may be compared: with a transplant, or of drugs with a figure for the front.

    Depends on the evidence alone.
    """
    alike: defaultdict[Counted, list[SourcedFigure]] = defaultdict(list)
    for source in sources:
        for sourced in source.shown_figures if source.tier is SourceTier.CORE else ():
            if sourced.figure.unit in _COMPARED:
                alike[counted_alike(sourced)].append(sourced)
    return tuple(tuple(group) for group in alike.values() if _is_worth(group))


def _is_worth(group: list[SourcedFigure]) -> bool:
    arms = {sourced.figure.arm for sourced in group}
    at_the_front = any(sourced.figure.show is Prominence.HEADLINE for sourced in group)
    return len(arms) > 1 and (has_transplant(group) or at_the_front)


@dataclass(frozen=True, slots=True)
class Comparables:
    """Groups by whether one treatment is a transplant and by outcome, each by its first figure.

    ``ratios``: by outcome, what was told as a ratio alone.
    """

    by_outcome: Mapping[bool, Mapping[str, RankedFigures]]
    group_of: Mapping[SourcedFigure, FigureGroup]
    ratios: Mapping[str, RankedFigures]


def sorted_groups(groups: Iterable[FigureGroup], shown: FigureIndex) -> Comparables:
    """Depends on the evidence alone."""
    found: dict[bool, dict[str, list[SourcedFigure]]] = {True: {}, False: {}}
    group_of = {group[0]: group for group in groups}
    for first, group in group_of.items():
        found[has_transplant(group)].setdefault(first.figure.endpoint, []).append(first)
    ranked = {
        has_transplant: {endpoint: shown.ranked(firsts) for endpoint, firsts in of.items()}
        for has_transplant, of in found.items()
    }
    return Comparables(ranked, group_of, told_as_ratio(group_of.values(), shown))


def told_as_ratio(
    groups: Iterable[tuple[SourcedFigure, ...]], shown: FigureIndex
) -> Mapping[str, RankedFigures]:
    """By outcome, a transplant against another treatment told as a ratio alone.

    Left out, they would leave a page with the studies that print two numbers, and those show larger
    differences. Depends on the evidence alone.
    """
    pairs = [(each[0].source, _outcomes(each), _arms(each)) for each in groups]
    found: dict[str, list[SourcedFigure]] = {}
    for each in shown.kind_of:
        figure = each.figure
        arms = {figure.arm, figure.compared_with}
        if _is_ratio_of_transplant(each, shown.transplant_arms) and not any(
            source is each.source
            and not outcomes.isdisjoint(_outcomes([each]))
            and arms <= compared
            for source, outcomes, compared in pairs
        ):
            found.setdefault(figure.endpoint, []).append(each)
    return {endpoint: shown.ranked(figures) for endpoint, figures in found.items()}


def _outcomes(group: Iterable[SourcedFigure]) -> frozenset[str]:
    """The outcome, and what the source compares as one with it."""
    figures = [each.figure for each in group]
    return frozenset(filter(None, (n for f in figures for n in (f.endpoint, f.compared_as))))


def _arms(group: Iterable[SourcedFigure]) -> frozenset[str]:
    return frozenset(each.figure.arm for each in group)


def _is_ratio_of_transplant(sourced: SourcedFigure, transplants: Collection[str]) -> bool:
    figure = sourced.figure
    return (
        figure.unit.is_ratio
        and sourced.source.tier is SourceTier.CORE
        and figure.arm in transplants
        and bool(figure.compared_with)
        and figure.compared_with not in transplants
    )


def has_transplant(group: Iterable[SourcedFigure]) -> bool:
    return any(sourced.arm.is_transplant for sourced in group)
