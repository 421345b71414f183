"""The comparison that stands for a side, or for a topic, where there is room for one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from decision_aid.domain.evidence.topics import OutcomeTopic, Side, ToldOn
from decision_aid.domain.questionnaire.drugs_had import DrugsHad
from decision_aid.domain.results.compared.comparisons import Comparison, denominator_of
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.domain.similarity.spread import RANK, TopicSpread
from decision_aid.domain.similarity.windows import window_of


@dataclass(frozen=True, slots=True)
class KeyComparison:
    """The comparison that stands for one side where there is room for one row.

    ``out_of``: 100 or 1,000 people. ``choices``: topics that could stand there instead, its own
    among them. ``more_alike``: of people more alike, where a drug of the person or what decides put
    another study first; of another topic only beside the first of these.
    """

    topic: OutcomeTopic
    comparison: Comparison
    out_of: int
    choices: tuple[OutcomeTopic, ...]
    more_alike: Comparison | None = None


def key_comparisons(
    beside_other: Iterable[Comparison],
    topics: Iterable[OutcomeTopic],
    wanted: Collection[str],
    had: DrugsHad,
) -> Iterator[KeyComparison]:
    """One hope and one harm beside something else: what leads on every page and print.

    Of each side the topic among ``wanted``, else the first that was compared: in people taken in by
    what decides in the person's type of MS, else beside a drug that was named and has nothing told
    against it, else the nearest study, but before one alike on the type alone without a test a more
    alike one that was tested. Those that count people come before those that give rates;
    drugs that were stopped, and then those that failed, last.
    """
    near = [each for each in beside_other if each.closeness is not Closeness.DIFFERENT]
    near.sort(key=lambda c: (not c.speaks_for_own_type, had.place(c.drugs)))
    sides = comparable_topics(topics).values()
    found = (_leading(own, near, wanted, had) for own in sides)
    return (each for each in found if each is not None)


def _leading(
    topics: tuple[OutcomeTopic, ...],
    near: list[Comparison],
    wanted: Collection[str],
    had: DrugsHad,
) -> KeyComparison | None:
    first = _key_comparison(topics, near, wanted, had)
    if first is None:
        return None
    if not first.comparison.asked_for_activity:
        own = [c for c in near if c.is_against(had.own) and c.speaks_for_own_type]
        asked = tuple(each for each in topics if each.id in wanted)
        beside_own = _key_comparison(asked or topics, own, wanted, had)
        if beside_own is None:
            tested = [c for c in near if not had.place(c.drugs) and _goes_before(c, first)]
            beside_own = _key_comparison(asked or topics, tested, wanted, had)
        first = replace(beside_own or first, choices=first.choices)
    is_own = first.comparison.is_against(had.own)
    held = [each for each in near if not had.place(each.drugs)]
    same = [each for each in held if each.figure.endpoint in first.topic.endpoints]
    others = [
        each
        for topic in (topics if is_own else ())
        for each in held
        if each.figure.endpoint in topic.endpoints and each.counts_people
    ]
    return replace(first, more_alike=more_alike(first.comparison, (*same, *others)))


def _goes_before(one: Comparison, first: KeyComparison) -> bool:
    """A large difference in people of whom the type alone is known, untested, must not lead."""
    led = first.comparison
    is_weak = led.closeness is Closeness.TYPE_ONLY and not led.is_tested
    is_nearer = RANK[one.closeness] < RANK[led.closeness]
    return is_weak and is_nearer and one.is_tested and one.speaks_for_own_type


def more_alike(first: Comparison, others: Iterable[Comparison]) -> Comparison | None:
    """The nearest of other studies whose people are more alike than those of this one."""
    nearer = [
        each
        for each in others
        if each.source is not first.source
        and each.speaks_for_own_type
        and RANK[each.closeness] < RANK[first.closeness]
    ]
    return min(nearer, key=lambda each: RANK[each.closeness], default=None)


def comparable_topics(
    topics: Iterable[OutcomeTopic],
) -> Mapping[Side, tuple[OutcomeTopic, ...]]:
    """The topics that may stand in the row of each side."""
    told = [topic for topic in topics if ToldOn.COMPARISON in topic.on]
    return {side: tuple(topic for topic in told if topic.side is side) for side in Side}


def _key_comparison(
    topics: tuple[OutcomeTopic, ...],
    near: list[Comparison],
    wanted: Collection[str],
    had: DrugsHad,
) -> KeyComparison | None:
    """One, or none where nothing was compared; beside what was stopped, and then beside what
    failed, only where nothing else was.
    """
    own = [c for c in near if c.speaks_for_own_type] if had.put_aside else []
    better = ([c for c in own if had.place(c.drugs) <= most] for most in (0, 1) if own)
    order = chain(
        ((way, topic) for topic in topics if topic.id in wanted for way in _counts_first(near)),
        (
            (way, e)
            for found in chain(better, (near,))
            for way in _counts_first(found)
            for e in topics
        ),
    )
    for found, topic in order:
        about = next((c for c in found if c.figure.endpoint in topic.endpoints), None)
        if about is not None:
            return KeyComparison(topic, about, denominator_of(about), _choices(topics, near))
    return None


def _counts_first(found: list[Comparison]) -> Iterator[list[Comparison]]:
    """Those that count people, then all."""
    yield [each for each in found if each.counts_people]
    yield found


def _choices(
    topics: Iterable[OutcomeTopic], near: Iterable[Comparison]
) -> tuple[OutcomeTopic, ...]:
    endpoints = {each.figure.endpoint for each in near}
    return tuple(topic for topic in topics if endpoints.intersection(topic.endpoints))


def with_topic(
    wanted: frozenset[str], topic: str, topics: Iterable[OutcomeTopic]
) -> frozenset[str]:
    """``wanted`` with this topic in place of the other of its side."""
    for own in comparable_topics(topics).values():
        ids = {each.id for each in own}
        if topic in ids:
            return wanted.difference(ids) | {topic}
    return wanted


def beside_number(drawn: TopicSpread | None, near: list[Comparison]) -> Comparison | None:
    """The nearest; first those that took in people by what decides, then those that counted as most
    of the studies that are drawn.

    Of one study that compared at several times it is that of the number.
    """
    if not near or drawn is None or not drawn.lines:
        return next(iter(near), None)
    way, _studies = Counter(line.counted for line in drawn.lines).most_common(1)[0]
    near.sort(
        key=lambda e: (
            not e.asked_for_activity,
            e.figure.endpoint == drawn.endpoint and e.figure.counts_otherwise is not way,
        )
    )
    own = (each for each in near if each.counts_like(near[0]))
    return next((each for each in own if window_of(each.figure.at) is drawn.window), near[0])
