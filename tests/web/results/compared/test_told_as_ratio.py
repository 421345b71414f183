"""Comparisons that a study tells as a ratio alone: beside those with two numbers, none left out."""

from __future__ import annotations

import re

import pytest

from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.topics import outcomes_of
from decision_aid.domain.results.compared.comparisons import FigureGroup
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.loaded import result_of
from tests.browser.people import FOUR_PEOPLE, Person
from tests.web.result_pages import page_for

_RANGE = re.compile(r"\(([\d.]+) to ([\d.]+)\)")


def _has_both(group: FigureGroup, arms: set[str], ratio: SourcedFigure) -> bool:
    """The same outcome, or what the study compares as one with it."""
    first, figure = group[0].figure, ratio.figure
    is_one = bool(figure.compared_as) and figure.compared_as == first.compared_as
    is_same = group[0].source is ratio.source and (is_one or figure.endpoint == first.endpoint)
    return is_same and arms <= {e.figure.arm for e in group}


@pytest.mark.parametrize("person", FOUR_PEOPLE, ids=lambda each: each.name)
def test_every_ratio_against_another_treatment_stands_among_the_other_choices(
    base: EvidenceBase, person: Person
) -> None:
    """Of people not different from the person, on what says something to them; what it shows is
    what its range says.
    """
    result = result_of(person.journey())
    asked = outcomes_of(base.topics) - result.outcomes_left_out
    expected = []
    for each in base.shown.kind_of:
        figure = each.figure
        arms = {figure.arm, figure.compared_with}
        if (
            figure.unit.is_ratio
            and figure.endpoint in asked
            and each.arm.is_transplant
            and figure.compared_with
            and not base.arms[figure.compared_with].is_transplant
            and each.source in base.core_sources
            and result.match_of[each].closeness is not Closeness.DIFFERENT
            and not any(_has_both(group, arms, each) for group in base.compared_groups)
        ):
            expected.append(each)
    assert expected
    page = page_for(person, "/results/choices/")
    told = [line.text for line in page.by_id("compared").all("li") if "ratio" in line.text]
    assert len(told) == len(expected)
    for each in expected:
        name = base.arms[each.figure.compared_with].name
        own = [line for line in told if each.source.label in line and f"Against {name}," in line]
        assert any(f"ratio {each.figure.value}" in line for line in own), each
    ranges = ((line, _RANGE.search(line)) for line in told)
    with_range = [(line, *map(float, found.groups())) for line, found in ranges if found]
    assert with_range
    for line, low, high in with_range:
        assert ("No difference shown." in line) == (low <= 1 <= high), line
