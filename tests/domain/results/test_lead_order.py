"""Which figure leads a panel."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import pytest

from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import Unit
from decision_aid.domain.results.figure_order import FigureIndex
from decision_aid.domain.results.matched_figures import MatchedFigures
from decision_aid.domain.results.outcome_panels import MOST_OTHERS, Panel, build_panels
from decision_aid.domain.similarity.outcomes import Closeness
from tests.domain.build import figure, person, source, span

ARMS = frozenset({"ahsct"})
ALL = ("rrms", "spms", "ppms")
RRMS = person(subtype="rrms", edss=4)


def panel(*studies: Source, subtype: str | None = "rrms") -> Panel:
    """The one panel of these studies; the order in which they come must not matter."""
    facts = RRMS.having("subtype", subtype)
    panels = {
        build_panels(MatchedFigures(FigureIndex(order, ARMS), facts))
        for order in permutations(studies)
    }
    assert len(panels) == 1, "the order of the files decided"
    return panels.pop()[0]


def _panels(studies: list[Source]) -> tuple[Panel, ...]:
    return build_panels(MatchedFigures(FigureIndex(studies, ARMS), RRMS))


def names(shown: Panel) -> list[str]:
    lead = [] if shown.lead is None else [shown.lead.sourced.source.id]
    return lead + [match.sourced.source.id for match in shown.others]


def test_the_closer_figure_leads_over_the_better_design() -> None:
    near = source(name="near", design="case-series")
    may_be = source(name="may-be", design="randomised-trial", age=span(18, 50))
    assert names(panel(near, may_be)) == ["near", "may-be"]


def test_designs_lead_in_the_published_order() -> None:
    order = [
        "randomised-trial",
        "matched-cohort",
        "prospective-cohort",
        "retrospective-cohort",
        "registry",
        "case-series",
    ]
    assert names(panel(*(source(name=each, design=each) for each in reversed(order)))) == order


def test_then_the_larger_group_and_then_the_newer_paper_leads() -> None:
    small = source(figure(people=20), name="small", year=2025, people=500)
    large = source(figure(people=90), name="large", year=2010)
    newer = source(figure(people=90), name="newer", year=2024)
    assert names(panel(small, large, newer)) == ["newer", "large", "small"]


def test_where_a_figure_names_no_people_the_whole_study_counts() -> None:
    study = source(name="study", people=50)
    group = source(figure(people=49), name="group", people=300)
    assert names(panel(study, group)) == ["study", "group"]


def test_a_mixed_group_never_displaces_the_own_subtype() -> None:
    own = source(name="own", design="case-series", age=span(18, 50))
    mixed = source(name="mixed", design="randomised-trial", subtypes=ALL)
    shown = panel(own, mixed)
    assert names(shown) == ["own", "mixed"]
    assert shown.lead is not None
    assert shown.lead.closeness is Closeness.MAY_BE_LIKE_YOU


def test_a_meta_analysis_never_displaces_the_own_subtype() -> None:
    own = source(name="own", design="case-series", age=span(18, 50))
    pooled = source(name="pooled", design="meta-analysis", people=900)
    assert names(panel(own, pooled)) == ["own", "pooled"]


def test_a_meta_analysis_comes_after_every_single_study_of_a_mixed_group() -> None:
    mixed = source(name="mixed", design="case-series", subtypes=ALL)
    pooled = source(name="pooled", design="meta-analysis", subtypes=ALL, people=900)
    assert names(panel(mixed, pooled)) == ["mixed", "pooled"]


@pytest.mark.parametrize("design", ["meta-analysis", "case-series"])
def test_a_mixed_group_leads_over_people_unlike_the_person(design: str) -> None:
    unlike = source(name="unlike", edss=span(6, 7))
    mixed = source(name="mixed", design=design, subtypes=ALL)
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
    one = source(name="one", design="case-series")
    mixed = source(name="mixed", design="prospective-cohort", subtypes=ALL)
    assert names(panel(one, mixed, subtype=None)) == ["mixed", "one"]


def test_every_figure_stands_once_in_its_panel() -> None:
    studies = [source(name=str(year), year=year) for year in (2018, 2019, 2020)]
    assert names(panel(*studies)) == ["2020", "2019", "2018"]


def test_figures_that_the_rule_cannot_part_stay_in_the_order_of_their_files() -> None:
    assert names(_panels([source(name="a"), source(name="b")])[0]) == ["a", "b"]


def _at(name: str, **at: int | str) -> Source:
    time = FollowUpTime(**{unit: Decimal(n) for unit, n in at.items()})  # type: ignore[arg-type]
    return source(figure(at=time), name=name)


def test_a_panel_is_one_outcome_at_one_time_however_the_time_was_printed() -> None:
    studies = [_at("months", months=60), _at("years", years=5), _at("two", years=2)]
    assert [len(names(each)) for each in _panels(studies)] == [1, 2]


def test_panels_stand_by_time_and_those_without_a_time_last() -> None:
    studies = [source(name="never"), _at("ten", years=10), _at("hundred", days=100)]
    shown = [names(each)[0] for each in _panels(studies)]
    assert shown == ["hundred", "ten", "never"]


def test_a_panel_holds_the_nearest_and_says_how_many_more_there_are() -> None:
    studies = [source(figure(people=n), name=f"s{n:03}") for n in range(1, MOST_OTHERS + 6)]
    (shown,) = _panels(studies)
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
