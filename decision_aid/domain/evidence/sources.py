"""Published evidence: sources and their figures, exactly as printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from decision_aid.domain.evidence.citation import Citation, Correction
from decision_aid.domain.evidence.counted_as import CountedAs
from decision_aid.domain.evidence.difference import Difference
from decision_aid.domain.evidence.population import FollowUp, Population
from decision_aid.domain.evidence.printed import FollowUpTime, Interval, WholeTest
from decision_aid.domain.evidence.vocabulary import (
    OF_GROUP,
    Aspect,
    Better,
    Design,
    Group,
    Prominence,
    ReadIn,
    Regimen,
    SourceKindOfText,
    SourceTier,
    Tells,
    TellsOf,
    TreatedAt,
    Unit,
    Use,
)
from decision_aid.domain.logic.rules import Rule


@dataclass(frozen=True, kw_only=True, slots=True)
class Endpoint:
    """``one`` and ``not_one`` follow "... of 100 people", ``rest`` the number of the others.
    ``question``: what a person asks, for a heading; else the name. ``short``: the term in little
    room. ``on_no_topic``: on the pages of its sources only. ``told_by_definition``: each figure
    defines it anew. ``good_side``: of a harm, ``one`` tells the good side: more is better.
    ``tells``: what ``name`` and ``one`` tell, where a list of words would guess otherwise.
    """

    id: str
    name: str
    term: str
    aspect: Aspect
    better: Better
    question: str = ""
    short: str = ""
    on_no_topic: bool = False
    told_by_definition: bool = False
    good_side: bool = False
    tells: Tells | None = None
    one: str = ""
    not_one: str = ""
    rest: str = ""

    @property
    def heading(self) -> str:
        return self.question or self.name

    @property
    def has_both_frames(self) -> bool:
        return bool(self.one and self.not_one)


@dataclass(frozen=True, kw_only=True, slots=True)
class Arm:
    """A treatment. ``status``: what regulators said of it, by the texts ``status_by``."""

    id: str
    name: str
    use: Use
    status: str = ""
    status_by: tuple[str, ...] = ()

    @property
    def is_transplant(self) -> bool:
        return self.use is Use.TRANSPLANT


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """The outcomes and treatments that figures name by id."""

    endpoints: Mapping[str, Endpoint]
    arms: Mapping[str, Arm]

    def endpoint(self, told: Figure | Difference) -> Endpoint:
        return self.endpoints[told.endpoint]

    def usual(self, outcome: Endpoint) -> Endpoint:
        """The same as it stands in the list, however a figure counted it."""
        return self.endpoints[outcome.id]

    def other_side(self, outcome: Endpoint) -> Endpoint | None:
        """Of a hope told by those whom it did not help, the outcome that counts the others."""
        if outcome.aspect is not Aspect.BENEFIT or outcome.better is not Better.LOWER:
            return None
        sides = outcome.not_one, outcome.one
        others = (e for e in self.endpoints.values() if e.one and (e.one, e.not_one) == sides)
        return next((each for each in others if each.better is Better.HIGHER), None)

    def arm(self, told: Figure | Difference) -> Arm:
        return self.arms[told.arm]

    def versus(self, told: Figure | Difference) -> Arm | None:
        """The other treatment of a ratio or a difference."""
        return self.arms[told.compared_with] if told.compared_with else None


NOTHING_NAMED = Vocabulary(endpoints={}, arms={})  # of what was read without these files


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One published number, as printed, with the place where it was seen.

    ``counted_as``: where the words of its outcome would say something else. The same word in
    ``compared_people``: they may be compared though the notes differ; in ``compared_as``: the
    source compares it as one. ``where``: the subgroup as a rule, or ``outside``: who is surely not
    in it; ``group_note``: in words. ``when``: the time in words, where it has no number.
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
    counted_as: CountedAs | None = None
    compared_with: str = ""
    group_note: str = ""
    compared_people: str = ""
    compared_as: str = ""
    of: str = ""
    ci: Interval | None = None
    events: int | None = None
    people: int | None = None
    at: FollowUpTime | None = None
    when: str = ""
    p: str = ""
    tested_together: WholeTest | None = None
    note: str = ""
    where: Rule | None = None
    outside: Rule | None = None
    tells_of: TellsOf | None = None

    @property
    def counts_otherwise(self) -> CountedAs | None:
        """None: as the words of the outcome say."""
        return None if self.counted_as is CountedAs.AS_THE_OUTCOME else self.counted_as


@dataclass(frozen=True, kw_only=True, eq=False)
class Source:
    """One publication with everything that was taken from it.

    ``extracted_by`` took the figures out, ``checked_by`` (somebody else) compared them with the
    text on ``checked_on``. After ``review_by`` somebody has to look for newer texts.
    ``same_people_as`` and ``perhaps_same_people_as`` name sources about (some of) the same people;
    of two such sources, one names the other. ``countries``: where treated, by ISO codes, as seen.
    ``entry_set``: of a trial, the set of criteria that says whom it took in.
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
    comparator_note: str = ""
    regimen: Regimen | None = None
    regimen_note: str = ""
    funding: str = ""
    figure: tuple[Figure, ...] = ()
    extracted_by: str = ""
    checked_by: str = ""
    checked_on: date | None = None
    review_by: date | None = None
    corrections: tuple[Correction, ...] = ()
    vocabulary: Vocabulary = field(default=NOTHING_NAMED, init=False, repr=False)

    def speaking(self, vocabulary: Vocabulary) -> Source:
        """Its figures then know their outcomes and treatments. Called once, when all is read."""
        object.__setattr__(self, "vocabulary", vocabulary)
        return self

    @cached_property
    def versus(self) -> Arm | None:
        """The treatment that the whole study was compared with."""
        return self.vocabulary.arms[self.comparator] if self.comparator else None

    countries: tuple[str, ...] = ()
    treated_at: TreatedAt | None = None
    entry_set: str = ""
    same_people_as: tuple[str, ...] = ()
    perhaps_same_people_as: tuple[str, ...] = ()
    difference: tuple[Difference, ...] = ()

    def is_past_review(self, today: date) -> bool:
        """The day itself is still in time; a source without a date is never past it."""
        return self.review_by is not None and today > self.review_by

    @cached_property
    def short_name(self) -> str:
        """ "Burt 2019 (MIST)"; no two sources share it, without the brackets either (see check)."""
        return self.label.partition(",")[0]

    @cached_property
    def figures(self) -> tuple[SourcedFigure, ...]:
        return tuple(SourcedFigure(source=self, figure=each) for each in self.figure)

    @cached_property
    def shown_figures(self) -> tuple[SourcedFigure, ...]:
        return tuple(each for each in self.figures if each.figure.show is not Prominence.LIBRARY)


@dataclass(frozen=True, kw_only=True, eq=False)
class SourcedFigure:
    """A figure that cannot be parted from its source. One object per figure in a library."""

    source: Source
    figure: Figure

    @cached_property
    def endpoint(self) -> Endpoint:
        """Its outcome. Raises KeyError where the source was not read with its vocabulary."""
        return self.source.vocabulary.endpoint(self.figure)

    @cached_property
    def arm(self) -> Arm:
        """Its treatment. Raises KeyError where the source was not read with its vocabulary."""
        return self.source.vocabulary.arm(self.figure)

    @cached_property
    def versus(self) -> Arm | None:
        return self.source.vocabulary.versus(self.figure)

    @cached_property
    def ref(self) -> tuple[str, str]:
        return self.source.id, self.figure.id

    @cached_property
    def subtypes(self) -> tuple[str, ...]:
        """The subtypes that the figure is about; empty where the source does not say."""
        return OF_GROUP.get(self.figure.group, self.source.population.subtypes)
