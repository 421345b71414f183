"""Which studies speak on which outcome at which time, sorted once before anybody asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.evidence.topics import OutcomeTopic
from decision_aid.domain.evidence.vocabulary import Design, SourceKindOfText, SourceTier
from decision_aid.domain.similarity.constants import PART_UNCOUNTED_FROM
from decision_aid.domain.similarity.overlaps import Overlaps
from decision_aid.domain.similarity.same_kind import SHARE, Kind, kind_of
from decision_aid.domain.similarity.spread import StudyLine, is_of_few
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
