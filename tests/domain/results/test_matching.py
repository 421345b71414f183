"""A figure with its six comparisons. How they come out is tested under ``similarity``."""

from __future__ import annotations

from itertools import product

from decision_aid.domain.results.matching import Match, dimensions_with
from decision_aid.domain.similarity.outcomes import DIMENSIONS, Dimension, Outcome, closeness_of
from tests.domain.build import person, source, span
from tests.domain.similarity.people import likeness

ALIKE, EDGE, UNLIKE = Outcome.ALIKE, Outcome.EDGE, Outcome.UNLIKE
OPEN, SILENT = Outcome.OPEN, Outcome.SILENT


def test_a_match_names_the_comparisons_by_how_they_came_out() -> None:
    study = source(edss=span(3, 6), age=span(18, 50))
    (figure,) = study.figures
    found = Match(figure, likeness(study, person(subtype="rrms", edss=8)).outcomes)
    assert found.dimensions(ALIKE) == (Dimension.SUBTYPE,)
    assert found.dimensions(UNLIKE) == (Dimension.EDSS,)
    assert found.dimensions(OPEN) == (Dimension.AGE,)
    assert found.dimensions(EDGE) == ()


def test_each_comparison_is_named_once_whatever_came_out() -> None:
    for outcomes in product((ALIKE, UNLIKE, SILENT), repeat=6):
        named = [d for outcome in Outcome for d in dimensions_with(outcomes, outcome)]
        assert sorted(named) == sorted(DIMENSIONS)


def test_a_match_is_as_close_as_its_comparisons() -> None:
    (figure,) = source().figures
    for outcomes in product((ALIKE, EDGE, SILENT), repeat=6):
        assert Match(figure, outcomes).closeness is closeness_of(outcomes)
