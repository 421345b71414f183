"""How often one answer changes what is said: ``uv run python -m tests.bench.bench_answers_count``.

60 random people; one answer of each is changed and everything is compared again. What counts: the
spread or the nearest study of a topic, or where a published difference leaves the person. Changed
marks alone do not count. ``main`` is narrower: the spread or the nearest study of what a summary
tells (worsening, relapses, activity, improvement, death), at about 2, 5 or 10 years or 100 days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import pytest

from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.logic.facts import Facts, FactValue
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.similarity.studies import Studies, StudiesForPerson
from decision_aid.domain.similarity.windows import Window
from decision_aid.evidence_base.base import EvidenceBase, open_evidence_base
from tests.conftest import EVIDENCE
from tests.told_topics import IDS_ON

PEOPLE = 60
SEED = 1995
WANTED = 80

Answers = dict[str, FactValue]


def _n(number: str | int) -> Range:
    return Range.exactly(number)


def _years(onset: int) -> Answers:
    known = max(onset - 1, 0)
    return {
        "years_since_onset": Range.between(onset, onset + 1),
        "years_since_diagnosis": Range.between(known, known + 1),
    }


def _activity(relapses: int, spots: int) -> Answers:
    return {
        "relapses_12m": _n(relapses),
        "relapses_24m": _n(relapses),
        "gd_lesions_12m": _n(spots),
        "new_t2_12m": _n(spots),
    }


CHANGES: dict[str, tuple[str, Answers, Answers]] = {
    "EDSS": ("2.5 to 6.5", {"edss": _n("2.5")}, {"edss": _n("6.5")}),
    "activity": ("none to a relapse and a spot", _activity(0, 0), _activity(1, 1)),
    "years with MS": ("4 to 16", _years(4), _years(16)),
    "age": ("28 to 52", {"age": _n(28)}, {"age": _n(52)}),
}


def somebody(random: Random) -> Answers:
    """Answers such as people give: about one in six unknown, the type of MS in one of twelve."""
    relapses, spots = random.choice((0, 0, 1, 2)), random.choice((0, 0, 1))
    failed = random.choice((0, 1, 2, 3))
    told: Answers = {
        "age": _n(random.randint(20, 60)),
        "edss": _n(f"{random.randint(2, 15) / 2}"),
        **_years(random.randint(1, 25)),
        **_activity(relapses, spots),
        "dmt_failed": _n(failed),
        "he_dmt_failed": _n(random.randint(0, failed)),
        "he_dmt_months": _n(random.choice((0, 6, 24))),
    }
    kept = {name: value for name, value in told.items() if random.random() > 1 / 6}
    subtype = random.choice(("rrms",) * 7 + ("spms",) * 3 + ("ppms",) + ("",))
    return {**kept, **({"subtype": subtype} if subtype else {})}


@dataclass(frozen=True)
class Row:
    """Of 100 people, for how many each thing changed; ``any``: spread, nearest or difference."""

    answer: str
    change: str
    spread: int
    nearest: int
    difference: int
    any: int
    main: int


def table(base: EvidenceBase) -> Iterator[Row]:
    studies = base.studies
    random = Random(SEED)
    people = [somebody(random) for _ in range(PEOPLE)]
    for answer, (words, before, after) in CHANGES.items():
        changed = [_changed(studies, person, before, after) for person in people]
        spread, nearest, difference = (_of_100(c[n] for c in changed) for n in range(3))
        at_all, main = _of_100(any(c[:3]) for c in changed), _of_100(c[3] for c in changed)
        yield Row(answer, words, spread, nearest, difference, at_all, main)


def _of_100(changed: Iterator[bool]) -> int:
    return round(100 * sum(changed) / PEOPLE)


def _changed(
    studies: Studies, person: Answers, before: Answers, after: Answers
) -> tuple[bool, bool, bool, bool]:
    one, other = (studies.for_person(Facts({**person, **told})) for told in (before, after))
    return (
        _spreads(one) != _spreads(other),
        _nearest(one) != _nearest(other),
        _standings(one) != _standings(other),
        _of_main(one) != _of_main(other),
    )


def _spreads(person: StudiesForPerson) -> list[object]:
    return [(topic.spread, topic.nobody_like_you) for topic in person.topics]


def _nearest(person: StudiesForPerson) -> list[object]:
    return [topic.lead and topic.lead.sourced.ref for topic in person.topics]


def _of_main(person: StudiesForPerson) -> list[object]:
    return [
        (topic.spread, topic.lead and topic.lead.sourced.ref)
        for topic in person.topics
        if topic.is_share
        and topic.topic in IDS_ON[ToldOn.SUMMARY]
        and topic.window is not Window.ANY
    ]


def _standings(person: StudiesForPerson) -> dict[str, str]:
    return {found.difference.id: found.standing.value for found in person.differences}


def told(rows: Iterator[Row]) -> Iterator[str]:
    yield "Of 100 people, for how many one changed answer changes what is said"
    heads = ("spread", "nearest", "difference", "any", "main")
    yield f"  {'answer':15}{'changed from':32}" + "".join(f"{head:>12}" for head in heads)
    for row in rows:
        numbers = (row.spread, row.nearest, row.difference, row.any, row.main)
        yield f"  {row.answer:15}{row.change:32}" + "".join(f"{each:>12}" for each in numbers)


@pytest.fixture(scope="module")
def rows(base: EvidenceBase) -> dict[str, Row]:
    return {row.answer: row for row in table(base)}


@pytest.mark.parametrize("answer", CHANGES)
def test_an_answer_changes_what_is_said_for_most_people(rows: dict[str, Row], answer: str) -> None:
    assert rows[answer].any >= WANTED, rows[answer]


if __name__ == "__main__":
    print("\n".join(told(table(open_evidence_base(EVIDENCE)))))
