"""Rules that hold across the files of the evidence. Each check tells every mistake it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from decision_aid.library.checks.case_checks import check_cases
from decision_aid.library.checks.criteria_checks import check_criteria
from decision_aid.library.checks.exercise_checks import check_exercises
from decision_aid.library.checks.figure_checks import check_figures
from decision_aid.library.checks.free_text import check_numbers_in_words
from decision_aid.library.checks.guide_checks import check_guide
from decision_aid.library.checks.hazard_checks import check_hazards
from decision_aid.library.checks.list_checks import check_lists
from decision_aid.library.checks.source_checks import check_sources
from decision_aid.library.checks.standard_checks import check_standards
from decision_aid.library.checks.team_question_checks import check_team_questions
from decision_aid.library.checks.threat_checks import check_threats
from decision_aid.library.loading import Loaded
from decision_aid.library.mistakes import Mistake

CHECKS: tuple[Callable[[Loaded], Iterator[Mistake]], ...] = (
    check_lists,
    check_sources,
    check_figures,
    check_criteria,
    check_cases,
    check_exercises,
    check_team_questions,
    check_guide,
    check_hazards,
    check_standards,
    check_threats,
    check_numbers_in_words,
)


def check(loaded: Loaded) -> list[Mistake]:
    """All mistakes: those of single files, found while reading, and those across files."""
    return [*loaded.mistakes, *(found for each in CHECKS for found in each(loaded))]
