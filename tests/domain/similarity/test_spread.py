"""Which studies of a topic make its spread, each of them once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from decision_aid.domain.evidence.counted_as import ANY_OF_TESTS, CountedAs
from decision_aid.domain.evidence.population import BySubtype, PeopleOfType
from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.evidence.vocabulary import LimitsAre, Prominence, SourceTier, Unit
from decision_aid.domain.logic.relapses_before import NoneBefore
from decision_aid.domain.similarity.same_kind import CountedMostly, counted_mostly, counts_like
from tests.domain.build import figure, person, source
from tests.domain.similarity.people import ALL, found, span
from tests.domain.similarity.studies import FIVE, RRMS, ids, study, topic
from tests.domain.similarity.studies import part_uncounted as _part


def test_the_spread_runs_from_the_lowest_study_to_the_highest_without_an_average() -> None:
    one = topic(study("a", 62), study("b", 91), study("c", 70))
    assert one.spread is not None
    assert (one.spread.low, one.spread.high) == (Decimal("0.62"), Decimal("0.91"))
    assert (one.spread.studies, one.spread.per) == (3, 100)
    assert not one.is_one_study
    assert one.nearest is not None


def test_something_rarer_than_1_in_100_is_told_out_of_1000() -> None:
    rare = source(figure("f", value=Decimal("0.4"), at=FIVE), name="b", people=500)
    one = topic(study("a", 3), rare)
    assert one.spread is not None
    assert one.spread.per == 1000


def test_core_and_library_count_alike_and_background_does_not() -> None:
    base = replace(study("b"), tier=SourceTier.LIBRARY)
    context = replace(study("c"), tier=SourceTier.CONTEXT)
    hidden = study("d", figure={"show": Prominence.LIBRARY})
    assert sorted(ids(topic(study("a"), base, context, hidden))) == ["a", "b"]


def test_meta_analyses_stand_apart() -> None:
    one = topic(study("a"), study("m", 99, design="meta-analysis"))
    assert ids(one) == ["a"]
    assert [line.sourced.source.id for line in one.pooled] == ["m"]


def test_a_document_that_quotes_others_is_no_study() -> None:
    assert ids(topic(study("a"), study("d", design="document"))) == ["a"]


def test_each_study_counts_once_by_its_figure_nearest_to_the_middle() -> None:
    four, six = (figure(n, value=Decimal(v), at=FollowUpTime(years=Decimal(y)), people=100)
                 for n, v, y in (("four", 40, "4.2"), ("six", 60, "5.5")))  # fmt: skip
    one = topic(source(four, six, name="a", people=100))
    assert [line.sourced.figure.id for line in one.lines] == ["six"]


def test_of_one_study_the_people_most_like_the_person_count_before_the_time() -> None:
    figures = (
        figure("all", "all", at=FIVE, people=100),
        figure("own", "rrms", at=FollowUpTime(years=Decimal(4)), people=60),
    )
    mixed = source(*figures, name="a", subtypes=ALL, people=100, counts={"rrms": 60})
    assert [line.sourced.figure.id for line in topic(mixed).lines] == ["own"]


def test_studies_of_people_unlike_the_person_are_left_aside() -> None:
    one = topic(study("a", 70), study("b", 20, subtypes=("ppms",)))
    assert ids(one) == ["a"]
    assert [line.sourced.source.id for line in one.unlike] == ["b"]
    assert not one.nobody_like_you


def test_where_all_are_unlike_nobody_like_the_person_was_studied() -> None:
    one = topic(study("a", subtypes=("spms",)), study("b", subtypes=("ppms",)))
    assert one.nobody_like_you
    assert sorted(ids(one)) == ["a", "b"]
    assert one.nearest is None
    assert one.spread is not None


def test_ratios_differences_and_counts_without_people_stand_in_no_spread() -> None:
    odd = [
        study("ratio", figure={"unit": Unit.HAZARD_RATIO}),
        study("compared", figure={"compared_with": "natalizumab", "unit": Unit.MEAN_DIFFERENCE}),
        source(figure("f", unit=Unit.PEOPLE, at=FIVE), name="uncounted"),
        study("drug", figure={"arm": "natalizumab"}),
    ]
    assert ids(topic(study("a"), *odd)) == ["a"]


def test_unlike_outcomes_and_units_never_share_a_spread() -> None:
    means = [study(n, figure={"unit": Unit.MEAN, "of": n}) for n in ("points", "years")]
    other = study("other", figure={"endpoint": "relapsed"})
    topics = found(RRMS, study("a"), *means, other).topics
    assert all(t.spread is not None and t.spread.studies == 1 for t in topics)
    assert len({t.kind for t in topics}) == 4
    assert [t.is_share for t in topics].count(True) == 2
    assert {t.spread.per for t in topics if t.spread} == {100, None}


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"subtype": "rrms", "relapses_24m": 0}, NoneBefore.IN_24_MONTHS),
        ({"subtype": "rrms", "relapses_24m": 2}, None),
        ({"subtype": "rrms"}, None),
        ({"subtype": "spms"}, NoneBefore.BY_TYPE),
        ({"subtype": "spms", "relapses_12m": 0}, NoneBefore.IN_12_MONTHS),
        ({"subtype": "spms", "relapses_12m": 1}, None),
        ({"subtype": "spms", "relapses_24m": 1}, None),
        ({"subtype": "ppms"}, NoneBefore.BY_TYPE),
        ({}, None),
    ],
)
def test_no_relapse_is_flagged_for_whoever_had_none_before(
    told: dict[str, Any], why: NoneBefore | None
) -> None:
    assert topic(study("a", subtypes=ALL), told=person(**told)).no_relapses_before is why
    neda = study("a", subtypes=ALL, figure={"endpoint": "neda"})
    assert not topic(neda, told=person(**told)).no_relapses_before


def test_one_study_in_which_all_or_nobody_had_the_outcome_is_named_so() -> None:
    assert topic(study("a", 0)).is_lone_zero
    assert topic(study("a", 100)).is_lone_zero
    assert not topic(study("a", 0), study("b", 50)).is_lone_zero


def test_ways_of_counting_are_told_apart_within_a_spread() -> None:
    one = topic(study("a", 50))
    assert {way: found.studies for way, found in one.spread_by_count.items()} == {None: 1}
    last = source(
        figure(
            "worsened",
            endpoint="disability-worsened",
            at=FIVE,
            people=60,
            counted_as=CountedAs.AT_LAST_VISIT,
        ),
        name="chen-2012",
    )
    lasting = study("b", 20, figure={"endpoint": "disability-worsened"})
    one = topic(last, lasting)
    assert one.spread is not None
    assert one.spread.studies == 2
    assert {way: found.studies for way, found in one.spread_by_count.items()} == {
        None: 1, CountedAs.AT_LAST_VISIT: 1
    }  # fmt: skip
    assert {line.sourced.source.id: line.counted for line in one.lines} == {
        "b": None, "chen-2012": CountedAs.AT_LAST_VISIT
    }  # fmt: skip


@pytest.mark.parametrize("way", ANY_OF_TESTS)
def test_worsening_by_any_of_several_tests_stands_in_no_range_with_that_by_the_edss(
    way: CountedAs,
) -> None:
    worsened = {"endpoint": "disability-worsened"}
    by_edss, any_of = study("a", 20, figure=worsened), study(
        "b", 44, figure={**worsened, "counted_as": way}
    )  # fmt: skip
    kinds = {each.kind: ids(each) for each in found(RRMS, by_edss, any_of).topics}
    assert sorted(kinds.values()) == [["a"], ["b"]]
    figures = [*by_edss.figures, *any_of.figures]
    assert not counts_like(any_of.figures[0], None, next(iter(kinds)))
    assert counted_mostly(figures) == CountedMostly(None, by_edss.figures[0], differ=True)
    assert counted_mostly(any_of.figures).way is way


def test_what_is_said_of_several_figures_goes_by_how_they_counted() -> None:
    """And not by words, which two ways may share."""
    worsened = {"endpoint": "disability-worsened"}
    lasting, not_said, last = (
        study(name, figure={**worsened, "counted_as": way}).figures[0]
        for name, way in (("a", None), ("b", CountedAs.WORSENING), ("c", CountedAs.AT_LAST_VISIT))
    )
    for mixed in ([lasting, not_said], [lasting, last], [not_said, last]):
        assert counted_mostly(mixed) == CountedMostly(CountedAs.WORSENING, None, differ=True)
    assert counted_mostly([lasting]) == CountedMostly(None, lasting, differ=False)
    assert counted_mostly([last, last]) == CountedMostly(
        CountedAs.AT_LAST_VISIT, last, differ=False
    )
    assert counted_mostly([]) == CountedMostly(None, None, differ=False)


def test_of_every_death_the_time_is_a_part_of_what_was_counted() -> None:
    died = {"endpoint": "treatment-related-death", "counted_as": CountedAs.DEATHS_OF_ANY_CAUSE}
    early, late = (
        study(name, figure={**died, "at": at}).figures[0]
        for name, at in (("a", FollowUpTime(days=Decimal(100))), ("b", FIVE))
    )
    assert counted_mostly([early, late]).differ
    assert not counted_mostly([late, late]).differ


def test_of_under_10_people_a_figure_ends_no_range_and_is_told_beside_it() -> None:
    one = topic(study("a", 50), study("b", 60), study("few", 67, people=9))
    assert sorted(ids(one)) == ["a", "b"]
    assert [line.sourced.source.id for line in one.few] == ["few"]
    assert one.spread is not None
    assert (one.spread.high, one.spread.studies) == (Decimal("0.6"), 2)
    assert len(topic(study("a", 50), study("ten", 67, people=10)).lines) == 2


def test_few_people_alone_are_told_as_they_were_counted() -> None:
    one = topic(study("few", 67, people=3), study("unlike", 50, subtypes=("ppms",)))
    assert ids(one) == ["few"]
    assert not one.nobody_like_you
    assert one.few == ()
    assert one.spread is not None
    assert one.spread.per == 3


def test_a_part_of_nobody_knows_how_many_ends_no_range() -> None:
    """ "70 to 100 of 100 women": 100 were some of the 28 women of a forum."""
    counted = study("a", 50), study("b", 60)
    one = topic(*counted, _part("higher", 100, 99), _part("lower", 38), _part("within", 55))
    assert sorted(ids(one)) == ["a", "b", "within"]
    assert sorted(line.sourced.source.id for line in one.few) == ["higher", "lower"]
    assert one.spread is not None
    assert (one.spread.low, one.spread.high) == (Decimal("0.5"), Decimal("0.6"))
    alone = topic(_part("a", 90), _part("b", 80))
    assert (ids(alone), len(alone.few)) == (["a"], 1)
    assert sorted(ids(topic(*counted, _part("large", 33, 100)))) == ["a", "b", "large"]


def test_a_mixed_report_does_not_stand_in_for_people_of_the_type_who_are_unlike() -> None:
    told = person(subtype="spms", edss=4, age=60)
    mixed = study("mixed", 87, subtypes=("rrms", "spms"), counts={"rrms": 50, "spms": 50})
    young = {"age": span({"low": 18, "high": 45, "are": "entry"})}
    own = replace(
        study("own", 66, subtypes=("spms",), all_people=200, **young), same_people_as=("mixed",)
    )
    other = study("other", 33, subtypes=("spms",))
    assert sorted(ids(topic(mixed, other, told=told))) == ["mixed", "other"]
    found_now = topic(mixed, own, other, told=told)
    assert ids(found_now) == ["other"]
    assert [line.sourced.source.id for line in found_now.unlike] == ["own"]


def test_of_one_study_no_mixed_group_stands_in_for_the_people_of_the_type() -> None:
    told = person(subtype="spms", edss=4)
    both = source(
        figure("all-f", at=FIVE, people=100),
        figure("spms-f", "spms", at=FIVE, people=40),
        name="both",
        subtypes=("rrms", "spms"),
        counts={"rrms": 60, "spms": 40},
        by_subtype=BySubtype(spms=PeopleOfType(edss=span({"low": 6, "high": 7}))),
        limits_are=LimitsAre.ENTRY,
    )
    (line,) = topic(both, study("other", subtypes=("spms",)), told=told).unlike
    assert line.sourced.figure.id == "spms-f"
