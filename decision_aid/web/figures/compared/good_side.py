"""Hopes by their good side where treatments stand side by side: "95 of 100 had no relapse".

One study prints how many had a relapse, another how many had none. Beside each other, and beside
rows that tell the good side, one fact would read as two. No figure changes: its others are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from decision_aid.domain.evidence.absolute_risk import (
    NaturalFrequency,
    events_of,
    share_of,
)
from decision_aid.domain.evidence.counted_as import CountedAs
from decision_aid.domain.evidence.sources import Endpoint, SourcedFigure
from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.domain.results.compared.outcomes import ComparedOutcome
from decision_aid.web.figures import both_frames, sentences
from decision_aid.web.figures.short_words import of_others
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.what_is_counted import retold
from decision_aid.web.figures.wording import statement_of


def good_side_of(sourced: SourcedFigure) -> Endpoint | None:
    return sourced.source.vocabulary.other_side(sourced.endpoint)


def is_turned(told: FigureStatement) -> bool:
    """Whether it tells the others of what was published."""
    return told.endpoint.id != told.published.endpoint


def told_one_way(comparison: Comparison, out_of: int) -> list[FigureStatement]:
    """What each treatment showed, all by one side, in the order of the study."""
    return by_good_side([statement_of(match, out_of) for match in comparison.matches])


def by_good_side(told: Sequence[FigureStatement]) -> list[FigureStatement]:
    """All of them, or none where one cannot be turned."""
    turned = [each for each in map(_turned, told) if each is not None]
    return turned if len(turned) == len(told) else list(told)


def one_way(found: Iterable[ComparedOutcome]) -> tuple[ComparedOutcome, ...]:
    """What counts both sides of one outcome stands together."""
    together: dict[str, ComparedOutcome] = {}
    for each in found:
        key = good.id if (good := good_side_of_all(each)) else each.endpoint
        before = together.get(key)
        is_same = before is not None and before.out_of == each.out_of
        if before is None or not is_same:
            together[key if before is None else each.endpoint] = each
            continue
        together[key] = replace(
            before,
            comparisons=(*before.comparisons, *each.comparisons),
            more=before.more + each.more,
        )
    return tuple(together.values())


def good_side_of_all(found: ComparedOutcome) -> Endpoint | None:
    """The outcome by which all of its studies are told, where it is another than counted."""
    of_each = [told_one_way(each, found.out_of) for each in found.comparisons]
    told_by = {told.endpoint.id for of in of_each for told in of}
    return None if len(told_by) > 1 else good_side_of(found.comparisons[0].matches[0].sourced)


def share_told(told: FigureStatement) -> Decimal | None:
    """From 0 to 1, of those that it tells."""
    share = share_of(told.published)
    return 1 - share if share is not None and is_turned(told) else share


def counted_told(told: FigureStatement) -> int:
    """So many as its result tells: the words behind it agree with them."""
    so_many, people = told.counted_people
    is_of_others = is_turned(told) and people != (told.frames.out_of if told.frames else 0)
    return people - so_many if is_of_others else so_many


def events_told(told: FigureStatement) -> int | None:
    events, people = events_of(told.published), told.published.people
    if events is None or not people or not is_turned(told):
        return events
    return people - events


def _turned(told: FigureStatement) -> FigureStatement | None:
    """None of what is no hope told by its bad side, and of what counts no people."""
    good, frames, figure = good_side_of(told.sourced), told.frames, told.published
    if good is None or frames is None or not told.endpoint.not_one:
        return None
    if figure.counts_otherwise is CountedAs.HAZARD:
        return None
    others = _others(frames)
    ends = both_frames.for_range(others, figure)
    result = both_frames.result_of_others(frames, others, figure)
    return replace(
        told,
        endpoint=retold(good, figure.counts_otherwise, figure),
        frames=others,
        result=result,
        short=of_others(told.short, result, others, figure),
        warning=sentences.extreme_warning(ends),
        none_seen=sentences.none_seen(ends),
    )


def _others(frames: NaturalFrequency) -> NaturalFrequency:
    low, high = frames.low, frames.high
    return NaturalFrequency(
        affected=frames.others,
        others=frames.affected,
        out_of=frames.out_of,
        low=None if high is None else frames.out_of - high,
        high=None if low is None else frames.out_of - low,
        nobody=frames.everybody,
        everybody=frames.nobody,
    )
