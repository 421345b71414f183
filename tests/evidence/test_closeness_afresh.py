"""The product's comparisons against a second, independent working-out, for 200 random people."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.results.patient_result import patient_result
from decision_aid.evidence_base.base import EvidenceBase
from tests.conftest import EVIDENCE
from tests.evidence import afresh

PEOPLE = 200


def facts_of(person: afresh.Person) -> Facts:
    return Facts(
        {
            name: Range(*told) if isinstance(told, tuple) else told
            for name, told in person.items()
            if told is not None
        }
    )


@pytest.fixture(scope="module")
def people() -> list[afresh.Person]:
    random = Random(1983)
    return [afresh.somebody(random) for _ in range(PEOPLE)]


@pytest.mark.slow
def test_every_comparison_of_every_shown_figure_comes_out_the_same_twice(
    library: EvidenceBase, people: list[afresh.Person]
) -> None:
    figures = list(afresh.shown_figures(EVIDENCE / "sources"))
    for person in people:
        told = {
            match.sourced.ref: ([o.value for o in match.outcomes], match.closeness.value)
            for match in patient_result(facts_of(person), library).matches
        }
        assert len(told) == len(figures)
        for source, figure in figures:
            outcomes = afresh.compare(source, figure, person)
            expected = (outcomes, afresh.closeness(outcomes))
            ref = (source["id"], figure["id"])
            assert told[ref] == expected, f"{ref} for {person}"


def test_the_random_people_meet_every_outcome_and_every_closeness(
    people: list[afresh.Person],
) -> None:
    """Otherwise the comparison above would prove little."""
    outcomes: Counter[str] = Counter()
    close: Counter[str] = Counter()
    for source, figure in afresh.shown_figures(EVIDENCE / "sources"):
        for person in people[:50]:
            told = afresh.compare(source, figure, person)
            outcomes.update(told)
            close[afresh.closeness(told)] += 1
    assert set(outcomes) == {
        "inside", "outside", "unknown", "few", "not_reported", "not_restricted"
    }  # fmt: skip
    assert min(close.values()) > 100
    assert set(close) == {"like-you", "may-be-like-you", "different"}


def test_a_file_is_read_as_it_is_printed() -> None:
    """The second working-out finds figures at all, and among them each unit of showing."""
    figures = list(afresh.shown_figures(EVIDENCE / "sources"))
    assert {figure["show"] for _, figure in figures} == {"headline", "detail"}
    assert len(figures) > 300
