"""Rules that hold across the files of the evidence. Each check tells every mistake it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from decision_aid.evidence_base.checks.agreement.before_transplant import check_before_transplant
from decision_aid.evidence_base.checks.agreement.chance import check_chance
from decision_aid.evidence_base.checks.agreement.help_lines import check_help_lines_agree
from decision_aid.evidence_base.checks.agreement.limits import check_limits_in_words
from decision_aid.evidence_base.checks.agreement.names import check_names
from decision_aid.evidence_base.checks.agreement.outcomes import check_outcomes
from decision_aid.evidence_base.checks.agreement.quiz import check_quiz
from decision_aid.evidence_base.checks.agreement.treatments import check_treatments
from decision_aid.evidence_base.checks.agreement.types_of_ms import check_types_of_ms
from decision_aid.evidence_base.checks.assurance import (
    check_hazards,
    check_standards,
    check_threats,
)
from decision_aid.evidence_base.checks.content import (
    check_cases,
    check_exercises,
    check_guide,
    check_team_questions,
)
from decision_aid.evidence_base.checks.criteria import check_criteria
from decision_aid.evidence_base.checks.differences import check_differences
from decision_aid.evidence_base.checks.figures import check_figures
from decision_aid.evidence_base.checks.lists import check_hct_ci, check_ids, check_lists
from decision_aid.evidence_base.checks.numbers_in_text import check_numbers_in_words
from decision_aid.evidence_base.checks.places import check_help_lines, check_places
from decision_aid.evidence_base.checks.rules import check_rules
from decision_aid.evidence_base.checks.situations import check_situations
from decision_aid.evidence_base.checks.sources import (
    check_dates,
    check_overlaps,
    check_screening,
    check_sources,
)
from decision_aid.evidence_base.checks.topics import check_topics
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake

CHECKS: tuple[Callable[[Loaded], Iterator[Mistake]], ...] = (
    check_lists,
    check_ids,
    check_rules,
    check_sources,
    check_dates,
    check_figures,
    check_topics,
    check_overlaps,
    check_differences,
    check_situations,
    check_criteria,
    check_cases,
    check_exercises,
    check_team_questions,
    check_places,
    check_help_lines,
    check_before_transplant,
    check_hct_ci,
    check_guide,
    check_hazards,
    check_standards,
    check_threats,
    check_numbers_in_words,
    check_screening,
    check_types_of_ms,
    check_limits_in_words,
    check_help_lines_agree,
    check_names,
    check_outcomes,
    check_quiz,
    check_chance,
    check_treatments,
)


def check(loaded: Loaded) -> list[Mistake]:
    """All mistakes: those of single files, found while reading, and those across files."""
    return [*loaded.mistakes, *(found for each in CHECKS for found in each(loaded))]
