"""How many people are behind a figure, and which figures are about the same people."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import Any

import pytest

from decision_aid.domain.evidence.compared_people import (
    counted_alike,
    is_ratio_of,
    shown_difference,
    shown_in_pairs,
)
from decision_aid.domain.evidence.sources import Figure, Source, SourcedFigure
from decision_aid.domain.evidence.study_size import people_of_study, sample_size, sample_size_on
from decision_aid.domain.evidence.vocabulary import Prominence
from decision_aid.domain.results.compared.comparisons import comparable
from decision_aid.evidence_base.base import EvidenceBase
from tests.domain.build import figure, source

MIXED = ("rrms", "spms")


def _behind(figure: Figure, **study: Any) -> int | None:
    return sample_size(source(figure, people=300, **study).figures[0])


def test_the_own_number_stands_before_that_of_the_study() -> None:
    assert _behind(figure(people=40)) == 40


def test_the_study_counts_where_the_figure_is_about_all_of_it() -> None:
    assert _behind(figure()) == 300
    assert _behind(figure(group="rrms"), subtypes=("rrms",)) == 300


@pytest.mark.parametrize(
    "part",
    [figure(group="rrms"), figure(group="women"), figure(group_note="EDSS above 6")],
    ids=["a type of MS", "women", "a note"],
)
def test_a_part_of_a_study_never_borrows_its_number(part: Figure) -> None:
    assert _behind(part, subtypes=MIXED) is None


def test_one_treatment_of_a_comparison_never_borrows_the_number_of_both() -> None:
    arms = (figure("a"), figure("b", arm="natalizumab"))
    assert [sample_size(f) for f in source(*arms, people=300).figures] == [None, None]


def test_the_number_on_a_treatment_is_not_that_of_a_comparison() -> None:
    study = _comparison(4915, 167, 730)
    assert (sample_size_on(study, "ahsct"), sample_size_on(study, "natalizumab")) == (167, 730)
    assert sample_size_on(_comparison(300, None, None), "ahsct") == 0
    assert sample_size_on(source(people=300), "ahsct") == 300


def _comparison(people: int | None, *arms: int | None) -> Source:
    numbers = zip(("ahsct", "natalizumab"), arms, strict=True)
    figures = (figure(arm, arm=arm, people=n) for arm, n in numbers)
    return replace(source(*figures, people=people), comparator="natalizumab")


@pytest.mark.parametrize(
    ("study", "whole"),
    [
        (_comparison(104, 39, 65), 104),
        (_comparison(39, 39, 65), None),
        (_comparison(39, None, None), None),
        (_comparison(300, 39, None), None),
        (source(people=300), 300),
    ],
)
def test_the_number_of_one_treatment_is_never_that_of_the_study(
    study: Source, whole: int | None
) -> None:
    assert people_of_study(study) == whole


def test_figures_with_different_notes_stand_apart() -> None:
    study = source(
        figure("a"),
        figure("b", arm="natalizumab"),
        figure("c", group_note="never treated"),
        figure("d", arm="natalizumab", group_note="never treated"),
        figure("e", arm="placebo", group_note="treated before"),
    )
    groups = comparable([study])
    assert [[f.figure.id for f in group] for group in groups] == [["a", "b"], ["c", "d"]]


def test_no_comparison_holds_a_treatment_twice(base: EvidenceBase) -> None:
    for group in base.compared_groups:
        arms = [sourced.figure.arm for sourced in group]
        assert len(arms) == len(set(arms)), group[0].ref


def test_each_figure_that_is_named_for_a_comparison_stands_in_one(base: EvidenceBase) -> None:
    compared = {sourced.ref for group in base.compared_groups for sourced in group}
    named = {ref for ref, each in base.figures.items() if each.figure.compared_people}
    assert named
    assert named <= compared


def test_every_figure_kept_apart_by_its_note_was_read(base: EvidenceBase) -> None:
    """A new note that parts two treatments of one study asks for a reader's word."""
    alike: defaultdict[Any, list[SourcedFigure]] = defaultdict(list)
    for each in base.core_sources:
        for sourced in each.shown_figures:
            if sourced.figure.unit.is_share or "per-" in sourced.figure.unit:
                alike[counted_alike(sourced)[:-1]].append(sourced)
    arms = base.transplant_arms
    apart = {
        sourced.ref
        for figures in alike.values()
        if len({each.figure.arm for each in figures}) > 1
        if len({counted_alike(each)[-1] for each in figures}) > 1
        if any(
            each.figure.show is Prominence.HEADLINE or each.figure.arm in arms for each in figures
        )
        for sourced in figures
    }
    assert apart == KEPT_APART


KEPT_APART = {
    ("care-ms-2", "worsened-alemtuzumab"),
    ("care-ms-2", "worsened-interferon"),
    ("care-ms-2", "worsened-alemtuzumab-untreated"),
    ("care-ms-2", "worsened-interferon-untreated"),
    ("kalincik-2023", "relapse-rate-ahsct-fingolimod"),
    ("kalincik-2023", "relapse-rate-fingolimod"),
    ("kalincik-2023", "relapse-rate-ahsct-natalizumab"),
    ("kalincik-2023", "relapse-rate-natalizumab"),
}
"""Two trials of different people, and two matched pairs."""


def test_no_two_treatments_are_told_as_untested_where_a_ratio_of_them_is_printed(
    base: EvidenceBase,
) -> None:
    """ASCEND prints an odds ratio of its two shares, Zhu 2022 two rate ratios of three rates."""
    untold = []
    for group in base.compared_groups:
        if shown_difference(group) is not None or shown_in_pairs(group):
            continue
        first, arms = group[0].figure, {each.figure.arm for each in group}
        untold += [
            ratio.id
            for ratio in group[0].source.figure
            if ratio.unit.is_ratio and {ratio.arm, ratio.compared_with} <= arms
            if (ratio.endpoint, ratio.group) == (first.endpoint, first.group)
        ]
    assert untold == []


def test_a_ratio_speaks_for_no_two_pairs_of_the_same_outcome_and_people(
    base: EvidenceBase,
) -> None:
    """Of 12 and of 24 weeks each has its own; without a word nobody could tell which is whose."""
    several: defaultdict[Any, set[str]] = defaultdict(set)
    for group in base.compared_groups:
        for ratio in group[0].source.figures:
            if len(group) == 2 and is_ratio_of(ratio, *group):
                several[ratio.ref].add(group[0].figure.id)
    assert several
    assert all(len(pairs) == 1 for pairs in several.values())


def test_what_a_study_compares_as_one_outcome_stands_side_by_side(base: EvidenceBase) -> None:
    refs = [("boffa-2023", "no-worsening-ahsct-5y"), ("boffa-2023", "no-worsening-drugs-5y")]
    group = tuple(base.figures[ref] for ref in refs)
    assert group in base.compared_groups
    assert len({each.figure.definition for each in group}) == 2
    found = shown_difference(group)
    ratio = base.figures["boffa-2023", "worsening-ratio"].figure
    assert found is not None
    assert found.is_shown
    assert found.ratio == ratio.ci


def test_of_three_treatments_each_printed_ratio_is_told_of_its_two(base: EvidenceBase) -> None:
    (group,) = (each for each in base.compared_groups if each[0].source.id == "zhu-2022-switch")
    pairs = shown_in_pairs(group)
    assert [(each.one.figure.arm, each.other.figure.arm) for each in pairs] == [
        ("ocrelizumab", "natalizumab"), ("cladribine", "natalizumab")
    ]  # fmt: skip
    assert all(each.shown.ratio is not None for each in pairs)


_SIZES = re.compile(r"\d|\b(twice|double|half|third|times|fold)", re.IGNORECASE)


def test_a_contrast_whose_step_is_not_stated_tells_a_direction_and_no_size(
    base: EvidenceBase,
) -> None:
    found = [d for source in base.sources.values() for d in source.difference if not d.step_stated]
    assert found
    for each in found:
        assert each.per
        assert not _SIZES.search(each.sentence), each.id
