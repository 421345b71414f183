"""A number in a sentence leads to the figures that print it, and a bare whole number to none."""

from __future__ import annotations

import pytest

from decision_aid.domain.evidence.cited_figures import figures_cited_in
from decision_aid.evidence_base.base import EvidenceBase


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("61.7 of 100 had not got worse.", ["no-worsening-ahsct-5y"]),
        ("A ratio of 0.50, no more.", ["worsening-ratio"]),
        ("In 19 of 100 it was better.", ["improved-ahsct-5y"]),
        ("19 people in 2023, after 5 years.", []),
        ("161.7 or 61.75", []),
    ],
)
def test_a_sentence_names_the_figures_whose_numbers_it_gives(
    base: EvidenceBase, text: str, found: list[str]
) -> None:
    named = figures_cited_in(text, [base.sources["boffa-2023"]])
    assert [each.figure.id for each in named] == found


def test_counts_name_the_figure_with_these_counts(base: EvidenceBase) -> None:
    burt = [base.sources["burt-2003"]]
    assert [s.figure.id for s in figures_cited_in("8 of 12 people", burt)] == [
        "worsened-edss-above-6"
    ]
    assert figures_cited_in("8 people, 12 years", burt) == ()
