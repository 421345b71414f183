"""The comparison that stands for a side, or for a topic, where there is room for one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from decision_aid.domain.evidence.topics import OutcomeTopic, Side, ToldOn
from decision_aid.domain.questionnaire.drugs_had import DrugsHad
from decision_aid.domain.results.compared.comparisons import Comparison, denominator_of
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.domain.similarity.spread import TopicSpread
from decision_aid.domain.similarity.windows import window_of


@dataclass(frozen=True, slots=True)
class KeyComparison:
    """The comparison that stands for one side where there is room for one row.

    ``out_of``: 100 or 1,000 people. ``choices``: topics that could stand there instead, its own
    among them.
    """

    topic: OutcomeTopic
    comparison: Comparison
    out_of: int
    choices: tuple[OutcomeTopic, ...]


def key_comparisons(
    beside_other: Iterable[Comparison],
    topics: Iterable[OutcomeTopic],
    wanted: Collection[str],
    had: DrugsHad,
) -> Iterator[KeyComparison]:
    """One hope and one harm, each the nearest comparison of a transplant with something else.

    Of each the topic among ``wanted``, else the first that was compared. Those that count people
    come before those that give rates; drugs that were stopped, and then those that failed, last.
    """
    near = [each for each in beside_other if each.closeness is not Closeness.DIFFERENT]
    near.sort(key=lambda c: (not c.speaks_for_own_type, had.place(c.drugs)))
    sides = comparable_topics(topics).values()
    return (each for own in sides for each in _key_comparison(own, near, wanted, had))


def against_drugs(
    with_transplant: Iterable[Comparison],
    topics: Iterable[OutcomeTopic],
    drugs: Collection[str],
    wanted: Collection[str] = (),
) -> KeyComparison | None:
    """The nearest study that counted a hope beside one of these drugs.

    ``wanted``: ids of topics that go before the others.
    """
    own = comparable_topics(topics)[Side.OUTCOMES]
    topic_of = {endpoint: topic for topic in own for endpoint in topic.endpoints}
    near = [c for c in with_transplant if c.is_against(drugs) and c.speaks_for_own_type]
    told = [(topic, c) for c in near if (topic := topic_of.get(c.figure.endpoint))]
    told.sort(key=lambda each: each[0].id not in wanted)
    for topic, about in told:
        return KeyComparison(topic, about, denominator_of(about), _choices(own, near))
    return None


def first_of(
    own: Iterator[KeyComparison],
    with_transplant: Iterable[Comparison],
    topics: Iterable[OutcomeTopic],
    wanted: Collection[str],
    had: DrugsHad,
) -> KeyComparison | None:
    """In people taken in by what decides in the person's type of MS, else against a drug that was
    named, else against another strong one, else the nearest. ``own``: of each side that one.
    """
    first = next(own, None)
    if first is not None and first.comparison.asked_for_activity:
        return first
    every, told = tuple(with_transplant), tuple(topics)
    against = (against_drugs(every, told, each, wanted) for each in (had.own, had.other_strong))
    return next(filter(None, against), first)


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
) -> Iterator[KeyComparison]:
    """One, or none where nothing was compared; beside what was stopped, and then beside what
    failed, only where nothing else was.
    """
    own = [c for c in near if c.speaks_for_own_type] if had.stopped or had.failed else []
    better = ([c for c in own if had.place(c.drugs) <= most] for most in (0, 1))
    ways = [
        way for found in (*better, near) for way in ([c for c in found if c.counts_people], found)
    ]
    order = [
        *((found, topic) for topic in topics if topic.id in wanted for found in ways[-2:]),
        *((found, topic) for found in ways for topic in topics),
    ]
    for found, topic in order:
        about = next((c for c in found if c.figure.endpoint in topic.endpoints), None)
        if about is not None:
            yield KeyComparison(topic, about, denominator_of(about), _choices(topics, near))
            return


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
