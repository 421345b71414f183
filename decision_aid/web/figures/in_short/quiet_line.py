"""The quiet line under the big number of a row: when, in how many studies, and one of them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.counted_as import CountedAs
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.similarity.same_kind import counted_mostly
from decision_aid.domain.similarity.spread import StudyLine, TopicSpread
from decision_aid.web.figures import notes, people_and_time
from decision_aid.web.figures.both_frames import too_few_in_line
from decision_aid.web.figures.in_short.nearest import at_its_time
from decision_aid.web.figures.in_short.one_study import short_label
from decision_aid.web.figures.in_short.spreads import time_in_short
from decision_aid.web.figures.short_words import people_in_short
from decision_aid.web.figures.spreads import phrases
from decision_aid.web.figures.spreads.rows import result_in_words
from decision_aid.web.figures.wording import figure_statement


def quiet_line(
    found: TopicSpread, out_of: int, *, is_near: bool, limits: str, fewer: str = ""
) -> str:
    """When and in how many studies; then the study whose people are nearest.

    Not ``is_near``: nobody knows whether they are like the person, so their types of MS are named.
    ``limits``: whom it took in, as ``open_limits`` says it; ``fewer``: that fewer of these had it.
    """
    when = time_in_short(found) or phrases.when_of(found.lines, found.window)
    studies = phrases.studies(len(found.lines))
    told = {"when": capfirst(when), "studies": studies}
    first = found.lead
    if first is None or is_left_out(found):
        return _("%(when)s, %(studies)s.") % told
    told["study"] = short_label(first.sourced.source)
    says_types = found.is_one_study or not is_near
    people = _people(first, found.lines, says_types)
    told["people"] = notes.with_fewer(f"{people}, {limits}" if limits else people, fewer)
    told["types"] = people_and_time.types_in_words(first.sourced)
    if found.is_one_study:
        said = _("%(when)s, %(studies)s: %(study)s, %(people)s.") if is_near else _(
            "%(when)s, %(studies)s of %(types)s: %(study)s, %(people)s."
        )  # fmt: skip
        return said % told
    result = at_its_time(_result(first, out_of), first.sourced.figure, found.window)
    few = too_few_in_line(first.sourced.figure)
    told["result"] = f"{result}, {few}" if few else result
    if is_near:
        return _("%(when)s, %(studies)s. Nearest: %(result)s (%(study)s, %(people)s).") % told
    return _("%(when)s, %(studies)s. In %(types)s: %(result)s (%(study)s, %(people)s).") % told


def is_left_out(found: TopicSpread) -> bool:
    """The first of several studies, where nobody knows of how many people its number is."""
    return not found.is_one_study and sample_size(found.lines[0].sourced) is None


def _result(line: StudyLine, out_of: int) -> str:
    return result_in_words(figure_statement(line.sourced, out_of))


def _people(line: StudyLine, all_lines: Sequence[StudyLine], says_types: bool) -> str:
    """How many, and which types of MS together: "nearest" alone could be taken for one's own."""
    told = people_in_short(line.sourced)
    mixed = "" if says_types else people_and_time.mixed_in_short(line.sourced)
    otherwise = counted_otherwise(line, all_lines)
    note = people_and_time.short_note(line.sourced.figure)
    return ", ".join(filter(None, (told, note, mixed, otherwise)))


def counted_otherwise(line: StudyLine, all_lines: Sequence[StudyLine]) -> str:
    """How it counted, where the words for all studies say something else."""
    most = counted_mostly([each.sourced for each in all_lines]).way
    differs = line.counted is not most or line.counted is CountedAs.AS_DEFINED
    return people_and_time.caution_in_short(line.sourced) if differs else ""


def what_happened(lines: Sequence[StudyLine]) -> str:
    """What happened to them, in the words that fit most of the studies."""
    sourced = [line.sourced for line in lines]
    one, _differ = people_and_time.outcome_told(sourced[0].endpoint, sourced)
    return one or sourced[0].endpoint.name
