"""Published evidence: sources and their figures, exactly as printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from decision_aid.domain.evidence.citation import Citation
from decision_aid.domain.evidence.difference import Difference
from decision_aid.domain.evidence.population import FollowUp, Population
from decision_aid.domain.evidence.vocabulary import (
    Aspect,
    Better,
    Design,
    Group,
    Prominence,
    ReadIn,
    Regimen,
    SourceKindOfText,
    SourceTier,
    Unit,
    Use,
)
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.printed import At as At
from decision_aid.domain.printed import Interval as Interval


@dataclass(frozen=True, kw_only=True, slots=True)
class Endpoint:
    """One outcome. ``one`` and ``not_one`` follow "... of 100 people", both ways round."""

    id: str
    name: str
    term: str
    aspect: Aspect
    better: Better
    one: str = ""
    not_one: str = ""

    @property
    def has_both_frames(self) -> bool:
        return bool(self.one and self.not_one)


@dataclass(frozen=True, kw_only=True, slots=True)
class Arm:
    """A treatment that a figure may be about."""

    id: str
    name: str
    use: Use


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One published number, as printed, with the place where it was seen.

    ``where`` says in the rule language whom a figure about a subgroup is about; ``group_note`` says
    the same in words.
    """

    id: str
    endpoint: str
    definition: str
    arm: str
    group: Group
    value: Decimal
    unit: Unit
    locator: str
    seen_in: ReadIn
    show: Prominence
    compared_with: str = ""
    group_note: str = ""
    of: str = ""
    ci: Interval | None = None
    events: int | None = None
    people: int | None = None
    at: FollowUpTime | None = None
    p: str = ""
    note: str = ""
    where: Rule | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """A correction, a warning or a retraction that was published. ``what``: in plain words."""

    date: date
    what: str
    link: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Source:
    """One publication with everything that was taken from it.

    ``extracted_by`` took the figures out, ``checked_by`` (somebody else) compared them with the
    text on ``checked_on``. After ``review_by`` somebody has to look for newer texts.
    ``same_people_as`` and ``perhaps_same_people_as`` name sources about (some of) the same people;
    of two such sources, one names the other. ``countries``: where people were treated, ISO codes
    as the questionnaire has them; empty where not seen.
    """

    id: str
    kind: SourceKindOfText
    design: Design
    title: str
    label: str
    summary: str
    limits: str
    tier: SourceTier
    citation: Citation
    population: Population
    years: tuple[int, ...] = ()
    follow_up: FollowUp | None = None
    comparator: str = ""
    regimen: Regimen | None = None
    regimen_note: str = ""
    funding: str = ""
    figure: tuple[Figure, ...] = ()
    extracted_by: str = ""
    checked_by: str = ""
    checked_on: date | None = None
    review_by: date | None = None
    corrections: tuple[Correction, ...] = ()
    countries: tuple[str, ...] = ()
    same_people_as: tuple[str, ...] = ()
    perhaps_same_people_as: tuple[str, ...] = ()
    difference: tuple[Difference, ...] = ()

    def is_past_review(self, today: date) -> bool:
        """The day itself is still in time; a source without a date is never past it."""
        return self.review_by is not None and today > self.review_by

    @cached_property
    def figures(self) -> tuple[SourcedFigure, ...]:
        return tuple(SourcedFigure(source=self, figure=each) for each in self.figure)

    @cached_property
    def shown_figures(self) -> tuple[SourcedFigure, ...]:
        """Headline and detail figures."""
        return tuple(each for each in self.figures if each.figure.show is not Prominence.LIBRARY)


OF_GROUP: Mapping[Group, tuple[str, ...]] = {
    Group.RRMS: ("rrms",),
    Group.SPMS: ("spms",),
    Group.PPMS: ("ppms",),
    Group.RELAPSING: ("rrms",),
    Group.PROGRESSIVE: ("spms", "ppms"),
}
"""The types of MS that a group means; another group says nothing of the type."""


@dataclass(frozen=True, kw_only=True, eq=False)
class SourcedFigure:
    """A figure that cannot be parted from its source. One object per figure in a library."""

    source: Source
    figure: Figure

    @cached_property
    def ref(self) -> tuple[str, str]:
        return self.source.id, self.figure.id

    @cached_property
    def subtypes(self) -> tuple[str, ...]:
        """The subtypes that the figure is about; empty where the source does not say."""
        return OF_GROUP.get(self.figure.group, self.source.population.subtypes)
