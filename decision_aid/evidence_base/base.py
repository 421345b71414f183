"""The library: all evidence, loaded once, frozen and indexed."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.evidence.gaps import Disagreement, Gap
from decision_aid.domain.evidence.sources import Arm, Endpoint, Source, SourcedFigure, Vocabulary
from decision_aid.domain.evidence.topics import OutcomeTopic, ToldOn, topic_by_endpoint
from decision_aid.domain.evidence.vocabulary import SourceTier, TellsOf
from decision_aid.domain.preparation.before_transplant import DrugLine, WorkUpTest
from decision_aid.domain.preparation.team_questions import TeamQuestion
from decision_aid.domain.questionnaire.question_parts import Place
from decision_aid.domain.referral.hct_ci import HctCiItem
from decision_aid.domain.results.compared.comparisons import (
    Comparables,
    FigureGroup,
    comparable,
    sorted_groups,
)
from decision_aid.domain.results.figure_order import FigureIndex
from decision_aid.domain.results.situation import Situation
from decision_aid.domain.search.source_filter import Index
from decision_aid.domain.similarity.studies import Studies
from decision_aid.evidence_base.checks import check
from decision_aid.evidence_base.needed import check_needed
from decision_aid.evidence_base.reading.assurance import Hazard, Standard, Threat
from decision_aid.evidence_base.reading.cases import Case
from decision_aid.evidence_base.reading.content import (
    Claim,
    GuidePage,
    HelpLine,
    QuizQuestion,
    Term,
    WhatMatters,
)
from decision_aid.evidence_base.reading.history import DayOfChanges, Edition, ScreenedPaper
from decision_aid.evidence_base.reading.load import load
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError


@dataclass(frozen=True, slots=True)
class Version:
    """Which evidence this is: the day it was last read, and a hash over all its files."""

    checked_on: date
    digest: str

    def __str__(self) -> str:
        return f"{self.checked_on.isoformat()}-{self.digest[:8]}"


@dataclass(frozen=True, kw_only=True)
class EvidenceBase:
    """All evidence of one folder."""

    version: Version
    sources: Mapping[str, Source]
    criteria: Mapping[str, CriteriaSet]
    endpoints: Mapping[str, Endpoint]
    arms: Mapping[str, Arm]
    topics: tuple[OutcomeTopic, ...]
    situations: tuple[Situation, ...]
    gaps: tuple[Gap, ...]
    disagreements: tuple[Disagreement, ...]
    cases: tuple[Case, ...]
    terms: tuple[Term, ...]
    places: Mapping[str, Place]
    help_lines: tuple[HelpLine, ...]
    what_matters: WhatMatters
    quiz: tuple[QuizQuestion, ...]
    heard: tuple[Claim, ...]
    team_questions: tuple[TeamQuestion, ...]
    drug_lines: tuple[DrugLine, ...]
    work_up: tuple[WorkUpTest, ...]
    hct_ci: tuple[HctCiItem, ...]
    guide_steps: tuple[GuidePage, ...]
    guide_topics: tuple[GuidePage, ...]
    hazards: tuple[Hazard, ...]
    standards: tuple[Standard, ...]
    threats: tuple[Threat, ...]
    screening: tuple[ScreenedPaper, ...] = ()
    editions: tuple[Edition, ...] = ()
    changes: tuple[DayOfChanges, ...] = ()

    @cached_property
    def figures(self) -> Mapping[tuple[str, str], SourcedFigure]:
        return {f.ref: f for source in self.sources.values() for f in source.figures}

    @cached_property
    def telling(self) -> Mapping[TellsOf, SourcedFigure]:
        """Figures that are told in a place of their own."""
        return {f.figure.tells_of: f for f in self.figures.values() if f.figure.tells_of}

    @cached_property
    def sellers(self) -> frozenset[str]:
        """Sets of those who sell the treatment."""
        return frozenset(s.id for s in self.criteria.values() if s.terms_of_a_seller)

    @cached_property
    def figures_on(self) -> Mapping[str, tuple[SourcedFigure, ...]]:
        """By endpoint, each endpoint named, in no order that means anything."""
        found: dict[str, list[SourcedFigure]] = {name: [] for name in self.endpoints}
        for sourced in self.figures.values():
            found[sourced.figure.endpoint].append(sourced)
        return {name: tuple(figures) for name, figures in found.items()}

    @cached_property
    def topic_of(self) -> Mapping[str, OutcomeTopic]:
        """By endpoint, in the order in which the outcomes are told."""
        return topic_by_endpoint(self.topics)

    def topics_on(self, place: ToldOn) -> tuple[OutcomeTopic, ...]:
        """In the order in which they are told."""
        return tuple(topic for topic in self.topics if place in topic.on)

    @cached_property
    def index(self) -> Index:
        """Every source, to be found by words and by what was studied."""
        return Index(self.sources.values(), self.arms, self.endpoints)

    @cached_property
    def criteria_sets(self) -> tuple[CriteriaSet, ...]:
        return tuple(self.criteria.values())

    @cached_property
    def transplant_arms(self) -> frozenset[str]:
        return frozenset(arm.id for arm in self.arms.values() if arm.is_transplant)

    @cached_property
    def shown(self) -> FigureIndex:
        """The figures for results, sorted."""
        return FigureIndex(self.studies)

    @cached_property
    def studies(self) -> Studies:
        """All sources as people are compared with them."""
        return Studies(self.sources.values(), self.transplant_arms, self.topics, self.criteria)

    @cached_property
    def compared_groups(self) -> tuple[FigureGroup, ...]:
        """Figures of one study that may be set side by side."""
        return comparable(self.sources.values())

    @cached_property
    def comparables(self) -> Comparables:
        """The same by outcome, sorted as far as that does not depend on a person."""
        return sorted_groups(self.compared_groups, self.shown)

    @property
    def guide(self) -> tuple[GuidePage, ...]:
        """Every page of the guide: the steps in their order, then the topics."""
        return (*self.guide_steps, *self.guide_topics)

    @cached_property
    def core_sources(self) -> tuple[Source, ...]:
        return tuple(s for s in self.sources.values() if s.tier is SourceTier.CORE)


def open_evidence_base(folder: Path, *, is_whole: bool = False) -> EvidenceBase:
    """Loads and checks a folder. Raises BrokenEvidenceError with every mistake of every file.

    ``is_whole``: all that pages read by name has to be there too.
    """
    with _nothing_collected():
        return sound_evidence(load(folder), is_whole=is_whole)


def sound_evidence(loaded: Loaded, *, is_whole: bool = False) -> EvidenceBase:
    """Checks what was read. Raises BrokenEvidenceError with every mistake of every file."""
    lacking = check_needed(loaded) if is_whole else ()
    if mistakes := [*check(loaded), *lacking]:
        raise BrokenEvidenceError(mistakes)
    return _shelve(loaded)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Evidence is made to stay: searching it for garbage again and again takes a sixth longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _shelve(loaded: Loaded) -> EvidenceBase:
    vocabulary = Vocabulary(
        endpoints={e.id: e for e in loaded.endpoints}, arms={a.id: a for a in loaded.arms}
    )
    citations = [s.citation for s in loaded.sources.values()]
    citations += [s.citation for s in loaded.criteria.values()]
    return EvidenceBase(
        version=Version(max(c.read_on for c in citations), loaded.digest),
        sources={s.id: s.speaking(vocabulary) for s in loaded.sources.values()},
        criteria={s.id: s for s in loaded.criteria.values()},
        endpoints=vocabulary.endpoints,
        arms=vocabulary.arms,
        topics=tuple(topic.speaking(vocabulary) for topic in loaded.topics),
        situations=loaded.situations,
        gaps=loaded.gaps,
        disagreements=loaded.disagreements,
        cases=tuple(loaded.cases.values()),
        terms=loaded.terms,
        places={each.code: each for each in loaded.places},
        help_lines=loaded.help_lines,
        what_matters=loaded.what_matters,
        quiz=loaded.quiz,
        heard=loaded.heard,
        team_questions=loaded.team_questions,
        drug_lines=loaded.drug_lines,
        work_up=loaded.work_up,
        hct_ci=loaded.hct_ci,
        guide_steps=tuple(page.speaking(vocabulary) for page in loaded.guide_steps),
        guide_topics=tuple(page.speaking(vocabulary) for page in loaded.guide_topics),
        hazards=loaded.hazards,
        standards=loaded.standards,
        threats=loaded.threats,
        screening=loaded.screening,
        editions=loaded.editions,
        changes=loaded.changes,
    )
