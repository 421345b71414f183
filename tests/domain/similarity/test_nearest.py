"""Which study stands first: the closest people, then the design, how many, the year."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from decision_aid.domain.evidence.vocabulary import SourceTier, Unit
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT
from decision_aid.domain.similarity.spread import order_of
from tests.domain.build import figure, person, source
from tests.domain.similarity.people import ALL, span
from tests.domain.similarity.studies import FIVE, RRMS, ids, part_uncounted, study, topic


def test_closeness_comes_before_the_number_of_marks_design_people_and_year() -> None:
    near = study("near", edss=span({"middle": 4, "sd": 1}), people=40)
    more = study(
        "more", edss=span({"middle": 4, "sd": 1}), age=span({"middle": 30, "sd": 5}), people=40
    )
    trial = study("trial", design="randomised-trial", people=5000)
    told = person(subtype="rrms", edss=4, age=30)
    one = topic(trial, near, more, told=told)
    assert ids(one) == ["more", "near", "trial"]
    assert [line.closeness for line in one.lines] == [
        Closeness.PARTLY_LIKE_YOU, Closeness.PARTLY_LIKE_YOU, Closeness.TYPE_ONLY
    ]  # fmt: skip


def test_of_equal_closeness_design_then_people_then_year() -> None:
    one = topic(
        study("old", year=2001),
        study("new", year=2011),
        study("large", people=300, year=1999),
        study("trial", design="randomised-trial", people=31, year=1999),
    )
    assert ids(one) == ["trial", "large", "new", "old"]


def test_where_nobody_knows_how_alike_people_are_most_people_come_first() -> None:
    """31 people of a matched study stood before 414 others."""
    told = person(edss=4)
    large, trial = study("large", people=414), study("t", design="randomised-trial", people=31)
    assert ids(topic(trial, large, told=told)) == ["large", "t"]
    near = study("near", people=40, edss=span({"middle": 4, "sd": 1}))
    assert ids(topic(trial, large, near, told=told)) == ["near", "large", "t"]
    assert ids(topic(trial, large)) == ["t", "large"]  # a known type: design first


def test_fewer_than_30_people_are_never_the_nearest_before_30_of_the_same_closeness() -> None:
    small = study("small", people=29, edss=span({"middle": 4, "sd": 1}), design="randomised-trial")
    more = {"age": span({"middle": 30, "sd": 5}), "edss": span({"middle": 4, "sd": 1})}
    tiny = study("tiny", people=10, **more)
    large = study("large", people=30, edss=span({"middle": 4, "sd": 1}))
    told = person(subtype="rrms", edss=4, age=30)
    one = topic(small, tiny, large, told=told)
    assert ids(one) == ["large", "tiny", "small"]
    assert one.passed_over is one.lines[1]
    assert topic(small, large, told=told).passed_over is None
    assert topic(small, tiny, told=told).passed_over is None


@pytest.mark.parametrize("people", [(40, 400), (20, 25)], ids=str)
def test_on_deaths_a_report_beside_the_core_stands_behind_one_of_the_core(
    people: tuple[int, int],
) -> None:
    """On anything else the larger of two goes first, whichever it is."""

    def first(endpoint: str) -> str:
        told = {"endpoint": endpoint, "unit": Unit.PEOPLE}
        core, other = (
            study(n, 1, m, figure=told) for n, m in zip(("core", "other"), people, strict=True)
        )
        both = (*core.figures, *replace(other, tier=SourceTier.LIBRARY).figures)
        return min(both, key=order_of).source.id

    assert first(FROM_TREATMENT) == "core"
    assert first("no-relapse") == "other"


def test_a_part_never_stands_first_by_the_number_of_its_whole_study() -> None:
    more = {"age": span({"middle": 30, "sd": 5}), "edss": span({"middle": 4, "sd": 1})}
    counted = study("counted", people=30, edss=span({"middle": 4, "sd": 1}))
    told = person(subtype="rrms", edss=4, age=30)
    one = topic(part_uncounted("part", whole=300, **more), counted, told=told)
    assert ids(one) == ["counted", "part"]
    assert one.passed_over is one.lines[1]


def test_while_nobody_knows_the_type_one_course_alone_does_not_come_first() -> None:
    """95 of 100 of 414 people with relapsing MS led to somebody who may have progressive MS."""
    large = study("large", people=414)
    progressive = study("progressive", people=300, subtypes=("spms", "ppms"))
    both = study("both", people=100, subtypes=("rrms", "spms"))
    assert ids(topic(large, progressive, both, told=person(edss=4)))[0] == "both"
    assert ids(topic(large, progressive, told=person(edss=4)))[0] == "large"
    assert ids(topic(large, both))[0] == "large"


def test_while_nobody_knows_the_type_a_study_speaks_by_all_its_types_together() -> None:
    """73 of 100 with relapsing MS stood for a study in which 46 of all did not get worse."""
    own = figure("own", "rrms", value=Decimal(73), at=FIVE, people=60)
    every = figure("all", "all", value=Decimal(46), at=FIVE, people=100)
    mixed = source(own, every, name="a", subtypes=ALL, people=100, counts={"rrms": 60})
    for told, wanted in ((person(), "all"), (RRMS, "own")):
        assert [e.sourced.figure.id for e in topic(mixed, told=told).lines] == [wanted]
