"""Which studies speak on which outcome at which time, sorted once before anybody asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.evidence.topics import OutcomeTopic
from decision_aid.domain.evidence.vocabulary import Design, SourceKindOfText, SourceTier
from decision_aid.domain.logic.facts import SUBTYPES
from decision_aid.domain.logic.relapses_before import WITHOUT_RELAPSES, NoneBefore
from decision_aid.domain.similarity.constants import PART_UNCOUNTED_FROM
from decision_aid.domain.similarity.dimensions.people_studied import PeopleStudied, with_share
from decision_aid.domain.similarity.dimensions.rarer import may_be_rarer
from decision_aid.domain.similarity.few_people import is_of_few
from decision_aid.domain.similarity.outcomes import Closeness, Outcomes
from decision_aid.domain.similarity.overlaps import Overlaps
from decision_aid.domain.similarity.same_kind import SHARE, Kind, kind_of
from decision_aid.domain.similarity.same_people import (
    is_of_type,
    once,
    others_than,
    without_stand_ins,
)
from decision_aid.domain.similarity.spread import (
    Place,
    StudyLine,
    TopicSpread,
    nearest_first,
    rank_of,
)
from decision_aid.domain.similarity.windows import Window, window_of

_STUDIES = (
    SourceKindOfText.STUDY,
    SourceKindOfText.CONFERENCE_ABSTRACT,
    SourceKindOfText.REGISTRY_REPORT,
)
_NO_STUDY = (Design.META_ANALYSIS, Design.DOCUMENT)
_WINDOWS = tuple(Window)


def is_study(source: Source) -> bool:
    """A study of its own people that is told to readers: no pooling, no summary of others."""
    return (
        source.kind in _STUDIES
        and source.design not in _NO_STUDY
        and source.tier is not SourceTier.CONTEXT
    )


def is_pooled(source: Source) -> bool:
    return source.design is Design.META_ANALYSIS and source.tier is not SourceTier.CONTEXT


@dataclass(frozen=True, slots=True)
class TopicFigures:
    """One outcome of one kind at one time, with the figures of each study, and of pooled ones.

    ``few``: of so few people that they stand beside the studies. ``may_overlap``: some of the
    sources have people in common, for certain or perhaps.
    """

    topic: str
    kind: Kind
    window: Window
    studies: tuple[tuple[SourcedFigure, ...], ...]
    pooled: tuple[tuple[SourcedFigure, ...], ...]
    may_overlap: bool
    few: tuple[SourcedFigure, ...] = ()

    @property
    def is_share(self) -> bool:
        """People out of so many, counted as the outcome says."""
        return self.kind[1:] == (SHARE, "")


def topic_figures(
    figures: Iterable[SourcedFigure], topics: Iterable[OutcomeTopic], overlaps: Overlaps
) -> tuple[TopicFigures, ...]:
    """In the order of the topics, then by outcome and time; other outcomes are left out."""
    topic_of = {endpoint: topic.id for topic in topics for endpoint in topic.endpoints}
    place_of = {endpoint: place for place, endpoint in enumerate(topic_of)}

    def place(key: tuple[Kind, Window]) -> tuple[int, Kind, int]:
        kind, window = key
        return place_of[kind[0]], kind, _WINDOWS.index(window)

    found: defaultdict[tuple[Kind, Window], defaultdict[Source, list[SourcedFigure]]]
    found = defaultdict(lambda: defaultdict(list))
    for each in figures:
        kind = kind_of(each)
        if kind is not None and kind[0] in topic_of:
            found[kind, window_of(each.figure.at)][each.source].append(each)
    return tuple(
        TopicFigures(
            topic_of[kind[0]],
            kind,
            window,
            tuple(
                large
                for source, own in by_source.items()
                if not is_pooled(source) and (large := tuple(e for e in own if not is_of_few(e)))
            ),
            tuple(tuple(own) for source, own in by_source.items() if is_pooled(source)),
            overlaps.are_among([source.id for source in by_source]),
            tuple(each for own in by_source.values() for each in own if is_of_few(each)),
        )
        for (kind, window), by_source in sorted(found.items(), key=lambda each: place(each[0]))
    )


@lru_cache(maxsize=8192)
def may_end_range(sourced: SourcedFigure) -> bool:
    """Not a share of nobody knows how many people of a small study: they may be three."""
    if sample_size(sourced) is not None or share_of(sourced.figure) is None:
        return True
    return (sourced.source.population.people or 0) >= PART_UNCOUNTED_FROM


def in_range(
    nearest_first: Sequence[StudyLine],
) -> tuple[tuple[StudyLine, ...], tuple[StudyLine, ...]]:
    """The studies of a range, and those told beside it, which would end it though nobody knows of
    how many people they are. Where this is so of all, the nearest stands alone.
    """
    if all(may_end_range(line.sourced) for line in nearest_first):
        return tuple(nearest_first), ()
    values = [line.value for line in nearest_first if may_end_range(line.sourced)]
    if not values:
        return tuple(nearest_first[:1]), tuple(nearest_first[1:])
    low, high = min(values), max(values)
    return (
        tuple(line for line in nearest_first if low <= line.value <= high),
        tuple(line for line in nearest_first if not low <= line.value <= high),
    )


class Known:
    """What all topics need of the evidence: ``places`` and ``order`` decide who comes first."""

    def __init__(
        self,
        kinds: tuple[PeopleStudied, ...],
        kind_of: Mapping[SourcedFigure, int],
        places: Mapping[SourcedFigure, Place],
        order: Mapping[SourcedFigure, int],
        overlaps: Overlaps,
    ) -> None:
        self.kinds, self.kind_of = kinds, kind_of
        self.places, self.order, self.overlaps = places, order, overlaps
        self.line = lru_cache(maxsize=4096)(self._line)
        """Of a study whose people compare so: in whichever spread it stands, for everybody."""

    def _line(
        self,
        figures: tuple[SourcedFigure, ...],
        outcomes: tuple[Outcomes, ...],
        subtype: str | None,
    ) -> StudyLine:
        """One figure for a study: of the people most like the person, then nearest in time.

        Where its people of the person's type are told apart and unlike, no mixed group stands in.
        """
        of_figure = dict(zip(figures, outcomes, strict=True))

        def stands_for_study(sourced: SourcedFigure) -> tuple[int, int, int, int]:
            """Of figures that compare alike the one with the fewest types of MS together.

            Where nobody knows the type, all types of the study together: one of them would speak
            for others whom the person may be like as well.
            """
            rank, alike = rank_of(of_figure[sourced])
            types = len(sourced.subtypes) or len(SUBTYPES)
            order = self.order[sourced]
            return (rank, -types, alike, order) if subtype is None else (rank, alike, types, order)

        best = min(figures, key=stands_for_study)
        own = [each for each in figures if is_of_type(each, subtype)]
        if own and len(best.subtypes) != 1:
            best = min(own, key=stands_for_study)
        people = self.kinds[self.kind_of[best]]
        likeness = with_share(people, of_figure[best], subtype)
        return StudyLine(best, likeness, is_rarer=may_be_rarer(best, subtype))


class ComparedTopic:
    """A topic with its spreads: each is made once for all of whom its studies compare alike.

    Kept by how the people of its studies compare, of which there are few ways; no answer is part
    of what is kept but the type of MS, by which mixed groups are told apart.
    """

    def __init__(self, figures: TopicFigures, known: Known) -> None:
        self.figures = figures
        every = (*chain.from_iterable((*figures.studies, *figures.pooled)), *figures.few)
        self.kinds = tuple(dict.fromkeys(known.kind_of[each] for each in every))
        """The kinds of people in it, in the order in which ``spread`` is given their outcomes."""
        self.is_without_relapses = figures.kind[0] in WITHOUT_RELAPSES
        self.spread = lru_cache(maxsize=48)(self._spread)
        self._known = known

    def _spread(
        self, of_kinds: tuple[Outcomes, ...], subtype: str | None, had_none: NoneBefore | None
    ) -> TopicSpread:
        by_kind = dict(zip(self.kinds, of_kinds, strict=True))
        return _Comparing(self.figures, self._known, by_kind, subtype).spread(had_none)


@dataclass(frozen=True, slots=True)
class _Comparing:
    """One topic, while its spread is made."""

    topic: TopicFigures
    known: Known
    outcomes: Mapping[int, Outcomes]
    subtype: str | None

    def spread(self, had_none: NoneBefore | None) -> TopicSpread:
        topic, overlaps, order = self.topic, self.known.overlaps, self.known.places
        like: list[StudyLine] = []
        unlike: list[StudyLine] = []
        for line in map(self._line, topic.studies):
            (unlike if line.closeness is Closeness.DIFFERENT else like).append(line)
        few = self._few()
        if not like and few:
            like, few = [few[0]], few[1:]
        if topic.may_overlap:
            like = once(without_stand_ins(like, unlike, self.subtype, overlaps), overlaps)
            unlike = others_than(like, once(unlike, overlaps), overlaps) if unlike else []
        lines, apart = in_range(nearest_first(like or unlike, order))
        return TopicSpread(
            topic.topic,
            topic.kind,
            topic.window,
            lines,
            unlike=nearest_first(unlike, order) if like else (),
            pooled=nearest_first(map(self._line, topic.pooled), order),
            nobody_like_you=not like and bool(unlike),
            few=nearest_first((*few, *apart), order),
            no_relapses_before=had_none,
        )

    def _few(self) -> tuple[StudyLine, ...]:
        """Of people not unlike the person."""
        lines = (self._line((each,)) for each in self.topic.few)
        near = (each for each in lines if each.closeness is not Closeness.DIFFERENT)
        return nearest_first(near, self.known.places)

    def _line(self, figures: tuple[SourcedFigure, ...]) -> StudyLine:
        kind_of = self.known.kind_of
        outcomes = tuple([self.outcomes[kind_of[each]] for each in figures])
        return self.known.line(figures, outcomes, self.subtype)
