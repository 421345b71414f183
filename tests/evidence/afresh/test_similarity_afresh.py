"""The six marks and the closeness against a second, independent program, for random people."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from decision_aid.domain.similarity.outcomes import Closeness, Outcome
from decision_aid.evidence_base.base import EvidenceBase
from tests.conftest import EVIDENCE, SIZE
from tests.evidence.afresh import similarity_afresh as afresh
from tests.evidence.afresh.entry_afresh import compare, says_no
from tests.evidence.afresh.people_afresh import facts_of, somebody

FEW, MANY = 30, 60 * SIZE


@pytest.fixture(scope="module", params=[FEW, pytest.param(MANY, marks=pytest.mark.slow)])
def people(request: pytest.FixtureRequest) -> list[afresh.Person]:
    random = Random(1955 + request.param)
    return [somebody(random) for _ in range(request.param)]


@pytest.mark.slow
def test_every_mark_and_every_closeness_comes_out_the_same_twice(
    base: EvidenceBase, people: list[afresh.Person]
) -> None:
    sources = afresh.read(EVIDENCE / "sources")
    usual = afresh.usual_widths(sources)
    studies = base.studies
    alike = {
        (source["id"], figure["group"], repr([figure.get("where"), figure.get("outside")])): (
            source,
            figure,
        )
        for source, figure in afresh.figures(sources)
    }
    pairs = [(base.figures[s["id"], f["id"]], s, f) for s, f in alike.values()]
    assert {sourced.source.id for sourced, _, _ in pairs} == {s for s, _ in base.figures}
    marks: Counter[str] = Counter()
    close: Counter[str] = Counter()
    for person in people:
        facts = facts_of(person)
        found = studies.for_person(facts)
        no = says_no(base, facts)
        for sourced, source, figure in pairs:
            likeness = found.likeness(sourced)
            outcomes = [outcome.value for outcome in likeness.outcomes]
            told = compare(source, figure, person, usual, no)
            expected = told, afresh.closeness(told)
            assert (outcomes, likeness.closeness.value) == expected, f"{sourced.ref}: {person}"
            marks.update(told)
            close[expected[1]] += 1
    # otherwise the comparison would prove little
    assert set(marks) == {outcome.value for outcome in Outcome}
    assert set(close) == {closeness.value for closeness in Closeness}
