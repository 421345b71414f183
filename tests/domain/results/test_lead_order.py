"""Which figure leads a panel."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from decision_aid.domain.evidence.population import Span
from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import Unit
from decision_aid.domain.results.figure_order import FigureIndex, LeadOrder
from decision_aid.domain.results.matched_figures import MatchedFigures
from decision_aid.domain.results.outcome_panels import MOST_OTHERS, Panel, build_panels
from decision_aid.domain.similarity.outcomes import Closeness
from tests.domain.build import figure, person, source, span
from tests.domain.similarity.people import ALL, studies

RRMS = person(subtype="rrms", edss=4, age=30)
MIXED: dict[str, Any] = {
    "subtypes": ALL,
    "counts": {"rrms": 60, "spms": 30, "ppms": 10},
    "people": 100,
}
"""At the edge by type, for somebody with RRMS."""


def about(middle: int) -> Span:
    """A middle, with a standard deviation of 1."""
    return Span(typical=Decimal(middle), sd=Decimal(1))


def panel(*sources: Source, subtype: str | None = "rrms") -> Panel:
    """The one panel of these studies; the order in which they come must not matter."""
    facts = RRMS.having("subtype", subtype)
    panels = {
        build_panels(MatchedFigures(FigureIndex(studies(*order)), facts))
        for order in permutations(sources)
    }
    assert len(panels) == 1, "the order of the files decided"
    return panels.pop()[0]


def _panels(sources: list[Source]) -> tuple[Panel, ...]:
    return build_panels(MatchedFigures(FigureIndex(studies(*sources)), RRMS))


def names(shown: Panel) -> list[str]:
    lead = [] if shown.lead is None else [shown.lead.sourced.source.id]
    return lead + [match.sourced.source.id for match in shown.others]


def test_the_closer_figure_leads_over_more_people_and_the_better_design() -> None:
    near = source(name="near", design="case-series", people=31, edss=about(4))
    type_only = source(name="type-only", design="randomised-trial", people=900)
    shown = panel(near, type_only)
    assert names(shown) == ["near", "type-only"]
    assert shown.lead is not None
    assert shown.lead.closeness is Closeness.PARTLY_LIKE_YOU
    assert shown.others[0].closeness is Closeness.TYPE_ONLY


def test_the_closer_figure_leads_however_small_its_study() -> None:
    near = source(name="near", people=9, edss=about(4))
    assert names(panel(near, source(name="type-only", people=900))) == ["near", "type-only"]


@pytest.mark.parametrize(("people", "first"), [(29, "large"), (30, "small")])
def test_fewer_than_30_people_come_after_30_of_the_same_closeness(people: int, first: str) -> None:
    """Even with more marks alike and the better design."""
    marks: dict[str, Any] = {"edss": about(4), "age": about(30)}
    small = source(name="small", people=people, design="randomised-trial", **marks)
    large = source(name="large", people=30, design="case-series", edss=about(4))
    assert names(panel(small, large))[0] == first


def test_the_figure_counts_and_not_the_study_where_it_is_of_fewer_people() -> None:
    part = source(figure(people=29), name="part", people=500, design="randomised-trial")
    whole = source(name="whole", people=30, design="case-series")
    assert names(panel(part, whole)) == ["whole", "part"]


def test_a_part_of_unknown_size_stands_behind_those_that_were_counted() -> None:
    part = source(figure(group="rrms"), name="part", people=900, subtypes=("rrms", "spms"))
    counted = source(figure(group="rrms", people=40), name="counted", people=40)
    assert names(panel(part, counted)) == ["counted", "part"]


def test_of_the_same_closeness_more_marks_alike_come_before_the_better_design() -> None:
    two = source(name="two", people=40, design="case-series", edss=about(4), age=about(30))
    one = source(name="one", people=900, design="randomised-trial", edss=about(4))
    assert names(panel(one, two)) == ["two", "one"]


def test_a_mark_at_the_edge_is_not_counted_as_alike() -> None:
    edge = source(name="edge", people=900, edss=about(4), age=about(32))
    alike = source(name="alike", people=40, edss=about(4), age=about(31))
    assert names(panel(edge, alike)) == ["alike", "edge"]


def test_designs_lead_in_the_published_order() -> None:
    order = [
        "randomised-trial",
        "matched-cohort",
        "single-arm-trial",
        "prospective-cohort",
        "retrospective-cohort",
        "registry",
        "case-series",
    ]
    (shown,) = _panels([source(name=each, design=each) for each in reversed(order)])
    assert names(shown) == order


def test_then_the_larger_group_and_then_the_newer_paper_leads() -> None:
    small = source(figure(people=40), name="small", year=2025, people=500)
    large = source(figure(people=90), name="large", year=2010)
    newer = source(figure(people=90), name="newer", year=2024)
    assert names(panel(small, large, newer)) == ["newer", "large", "small"]


def test_where_a_figure_names_no_people_the_whole_study_counts() -> None:
    study = source(name="study", people=50)
    group = source(figure(people=49), name="group", people=300)
    assert names(panel(study, group)) == ["study", "group"]


def test_the_own_type_comes_before_a_mixed_group_that_tells_no_more() -> None:
    own = source(name="own", design="case-series", people=30)
    mixed = source(name="mixed", design="randomised-trial", **MIXED)
    shown = panel(own, mixed)
    assert names(shown) == ["own", "mixed"]
    assert [m.closeness for m in shown.others] == [Closeness.TYPE_ONLY]


def test_a_mixed_group_with_few_of_the_type_comes_after_one_with_enough() -> None:
    few = {**MIXED, "counts": {"rrms": 20, "spms": 70, "ppms": 10}, "edss": about(4)}
    shown = panel(
        source(name="few", design="randomised-trial", **few), source(name="enough", **MIXED)
    )
    assert names(shown) == ["enough", "few"]
    assert [m.closeness for m in shown.others] == [Closeness.NOT_KNOWN]


def test_a_meta_analysis_comes_after_every_study_that_is_not_different() -> None:
    pooled = source(name="pooled", design="meta-analysis", people=900, edss=about(4))
    few = source(name="few", design="case-series", people=9, subtypes=ALL)
    assert names(panel(pooled, few)) == ["few", "pooled"]


@pytest.mark.parametrize("design", ["meta-analysis", "case-series"])
def test_a_mixed_group_leads_over_people_unlike_the_person(design: str) -> None:
    unlike = source(name="unlike", edss=span(6, 7), people=900)
    mixed = source(name="mixed", design=design, **MIXED)
    assert names(panel(unlike, mixed)) == ["mixed", "unlike"]


def test_people_unlike_the_person_never_lead() -> None:
    shown = panel(source(edss=span(6, 7)))
    assert shown.lead is None
    assert len(shown.others) == 1


def test_a_ratio_never_leads_because_it_needs_absolute_numbers_beside_it() -> None:
    ratio = figure(compared_with="natalizumab", unit=Unit.HAZARD_RATIO, value=Decimal("0.3"))
    trial = source(ratio, name="ratio", design="randomised-trial")
    alone, beside = panel(trial), panel(trial, source(name="plain", design="case-series"))
    assert alone.lead is None
    assert names(beside) == ["plain", "ratio"]


def test_with_an_unknown_subtype_no_study_is_preferred_for_its_subtype() -> None:
    one = source(name="one", design="case-series", people=50)
    mixed = source(name="mixed", design="prospective-cohort", **MIXED)
    shown = panel(one, mixed, subtype=None)
    assert names(shown) == ["mixed", "one"]
    assert shown.lead is not None
    assert shown.lead.closeness is Closeness.NOT_KNOWN


def test_every_figure_stands_once_in_its_panel() -> None:
    several = [source(name=str(year), year=year) for year in (2018, 2019, 2020)]
    assert names(panel(*several)) == ["2020", "2019", "2018"]


def test_figures_that_the_rule_cannot_part_stay_in_the_order_of_their_files() -> None:
    assert names(_panels([source(name="a"), source(name="b")])[0]) == ["a", "b"]


def _at(name: str, **at: int | str) -> Source:
    time = FollowUpTime(**{unit: Decimal(n) for unit, n in at.items()})  # type: ignore[arg-type]
    return source(figure(at=time), name=name)


def test_a_panel_is_one_outcome_at_one_time_however_the_time_was_printed() -> None:
    several = [_at("months", months=60), _at("years", years=5), _at("two", years=2)]
    assert [len(names(each)) for each in _panels(several)] == [1, 2]


def test_panels_stand_by_time_and_those_without_a_time_last() -> None:
    several = [source(name="never"), _at("ten", years=10), _at("hundred", days=100)]
    shown = [names(each)[0] for each in _panels(several)]
    assert shown == ["hundred", "ten", "never"]


def test_a_panel_holds_the_nearest_and_says_how_many_more_there_are() -> None:
    several = [source(figure(people=n), name=f"s{n:03}") for n in range(1, MOST_OTHERS + 6)]
    (shown,) = _panels(several)
    assert names(shown) == [f"s{n:03}" for n in range(MOST_OTHERS + 5, 4, -1)]
    assert shown.more == 4


def test_a_lead_is_found_also_behind_many_ratios() -> None:
    ratio = figure(compared_with="natalizumab", unit=Unit.HAZARD_RATIO, value=Decimal("0.3"))
    ratios = [
        source(ratio, name=f"r{n}", design="randomised-trial") for n in range(MOST_OTHERS + 3)
    ]
    (shown,) = _panels([*ratios, source(name="plain", design="case-series")])
    assert names(shown)[0] == "plain"
    assert (len(shown.others), shown.more) == (MOST_OTHERS, 3)


def test_figures_sorted_one_by_one_stand_as_in_their_panel() -> None:
    one: dict[str, Any] = {"edss": about(4)}
    two = {**one, "age": about(30)}
    several = [
        source(name="unlike", people=900, edss=span(6, 7)),
        source(name="pooled", people=900, design="meta-analysis", **two),
        source(name="type-only", people=900),
        source(name="small-two", people=29, design="randomised-trial", **two),
        source(name="large-one", people=30, design="randomised-trial", **one),
        source(name="large-two", people=30, design="case-series", **two),
        source(name="small-one", people=29, design="randomised-trial", **one),
    ]
    matched = MatchedFigures(FigureIndex(studies(*several)), RRMS)
    found = sorted(matched.values(), key=lambda m: LeadOrder.of(m.sourced).key(m.outcomes))
    in_order = [each.sourced.source.id for each in found]
    assert in_order == names(build_panels(matched)[0])
    assert in_order == [
        "large-two", "large-one", "small-two", "small-one", "type-only", "pooled", "unlike",
    ]  # fmt: skip
