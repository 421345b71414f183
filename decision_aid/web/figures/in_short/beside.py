"""A transplant beside another treatment of the same study, in one sentence."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import denominator_for
from decision_aid.domain.evidence.sources import Arm, Figure, Source, SourcedFigure
from decision_aid.domain.evidence.vocabulary import Aspect, Design
from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.domain.results.first_page import FirstRow
from decision_aid.web.figures import people_and_time, sentences
from decision_aid.web.figures.compared.chance import chance_in_line
from decision_aid.web.figures.compared.paired_bars import in_words, of_those_studied
from decision_aid.web.figures.compared.people import (
    all_or_none_of_few,
    people_of_each,
    result_with_people,
)
from decision_aid.web.figures.in_short.one_study import short_label
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import figure_statement
from decision_aid.web.words import time as time_words
from decision_aid.web.words.answers import without_brands


def on_treatment(arm: Arm, source: Source, with_note: bool = True) -> str:
    """Without brands, and without what stands behind a comma; with what it was not."""
    told = _("on %(arm)s") % {"arm": without_brands(arm.name).partition(",")[0]}
    note = source.comparator_note if with_note and arm.id == source.comparator else ""
    return f"{told} ({note})" if note else told


def beside_in_words(
    compared: tuple[SourcedFigure, ...],
    what: str,
    told_before: Figure | None,
    *,
    with_note: bool,
    with_time: bool = True,
    of_types: bool = False,
    turned: bool = False,
    among_others: bool = False,
) -> str:
    """The same study on both treatments, out of the same number.

    ``what`` and ``told_before``: what happened, and the figure, where the row has said it already;
    ``among_others``: with other studies, so this one is named again.
    ``with_note``: what the other treatment was not, where no row before has said it; ``with_time``
    may go where there is no room. ``of_types``: with the types of MS in the study. ``turned``: the
    row counts the other side, so those others are told, unless it was nobody or everybody.
    """
    language = get_language() or ""
    ways = with_note, with_time, of_types, turned, among_others
    return _beside(compared, what, told_before, *ways, language)


@lru_cache(maxsize=512)
def _beside(
    compared: tuple[SourcedFigure, ...],
    what: str,
    told_before: Figure | None,
    with_note: bool,
    with_time: bool,
    of_types: bool,
    turned: bool,
    among_others: bool,
    _language: str,
) -> str:
    first = compared[0].figure
    out_of = denominator_for(first.endpoint, [each.figure for each in compared])
    told = [figure_statement(each, out_of) for each in compared]
    own = next(each for each in told if each.arm.is_transplant)
    other = next(each for each in told if not each.arm.is_transplant)
    counted = of_those_studied(own, other)
    numbers, one = counted or (in_words(own)[0], in_words(other)[0]), own.endpoint.one
    so_many, people = own.counted_people
    if turned and counted is None and _have_others(own, other):
        so_many = people - so_many
        numbers, one = (_others(own), _others(other)), own.endpoint.not_one
    is_said = counted is not None or (own.says_people and other.says_people)
    few = all_or_none_of_few(other, told)
    said = {
        "own": all_or_none_of_few(own, told) or sentences.lower_first(numbers[0]),
        "other": few or sentences.lower_first(numbers[1]),
        "with_people": few
        or sentences.lower_first(numbers[1] if is_said else result_with_people(other)),
        "arm": on_treatment(other.arm, other.source, with_note),
        "one": sentences.agreeing(so_many, one),
        "study": _named(own, other, is_said=is_said, of_types=of_types),
        "time": time_of(compared[0]) if with_time else "",
    }
    if own.published is told_before and among_others:
        said["study"] = short_label(own.source)
        return _("In %(study)s, %(arm)s: %(with_people)s.") % said
    if own.published is told_before:
        return _("There, %(arm)s: %(with_people)s.") % said
    is_same = one == what
    if not said["time"]:
        words = _("In %(study)s: %(own)s; %(arm)s %(other)s.") if is_same else _(
            "In %(study)s %(own)s %(one)s; %(arm)s %(other)s."
        )  # fmt: skip
        return words % said
    words = _("In %(study)s, %(time)s: %(own)s; %(arm)s %(other)s.") if is_same else _(
        "In %(study)s, %(time)s, %(own)s %(one)s; %(arm)s %(other)s."
    )  # fmt: skip
    return words % said


def _have_others(own: FigureStatement, other: FigureStatement) -> bool:
    both = own.others_counted_as and other.others_counted_as
    return bool(both and own.endpoint.not_one)


def _others(told: FigureStatement) -> str:
    """Those to whom it did not happen, of as many: "95 of 100"."""
    affected, people = told.counted_people
    return sentences.of_total(sentences.whole(people - affected), sentences.whole(people))


def _named(own: FigureStatement, other: FigureStatement, *, is_said: bool, of_types: bool) -> str:
    """With its people, unless the numbers say them: "Mariottini 2022 (31 and 62 people)"."""
    people = "" if is_said else people_of_each([own.sourced, other.sourced])
    types = people_and_time.types_in_words(own.sourced) if of_types else ""
    who = ", ".join(filter(None, (types, people_and_time.short_note(own.published), people)))
    told = {"study": short_label(own.source), "people": who}
    return _("%(study)s (%(people)s)") % told if who else told["study"]


def time_of(sourced: SourcedFigure) -> str:
    """ "after 3 years"; of a harm, which is counted from the first day on, "within 100 days"; how
    long people were followed where no time was stated; else empty.
    """
    if sourced.figure.at is not None:
        told = {"time": time_words.length_of(sourced.figure.at)}
        is_harm = sourced.endpoint.aspect is Aspect.HARM
        is_within = is_harm or sourced.figure.at.days is not None
        return _("within %(time)s") % told if is_within else _("after %(time)s") % told
    return people_and_time.time_told(sourced) if sourced.source.follow_up else ""


def tells_other(row: FirstRow, leading: Comparison | None) -> bool:
    """Whether the row has numbers of another treatment: not of too few to know, nor what leads."""
    compared = row.compared
    if compared is None or row.compared_with_type_open or compared.is_too_few_to_know:
        return False
    return not is_leading(row, leading)


def is_leading(row: FirstRow, leading: Comparison | None) -> bool:
    """One study and the same treatments, of the same question, from whichever side it counts."""
    compared = row.compared
    if compared is None or leading is None:
        return False
    both = {(each.source, each.drugs) for each in (compared, leading)}
    return len(both) == 1 and leading.figure.endpoint in row.told.topic.endpoints


def other_in_words(
    row: FirstRow, what: str, above: Collection[Source], leading: Comparison | None
) -> str:
    """``what``: what happened, as the row has said it. ``above``: studies beside rows above, which
    have said what the other treatment was not. ``leading``: the comparison told apart, which says
    how people came into its groups; a row does not say it too.
    """
    compared = row.compared
    assert compared is not None
    figures = tuple(match.sourced for match in compared.matches)
    source, drawn = compared.source, row.drawn_as_number
    turned = drawn is not None and drawn.outcome.better is not compared.outcome.better
    is_first = source not in above
    own = row.of_one_study
    nearest = drawn.lead.sourced.figure if drawn and drawn.lead and own is None else None
    said = beside_in_words(
        figures,
        what,
        own or nearest,
        with_note=is_first,
        turned=turned,
        among_others=own is None,
    )
    is_below = leading is not None and source is leading.source
    is_told = is_below or not is_first or own in [each.figure for each in figures]
    if is_told or source.design is Design.RANDOMISED_TRIAL:
        return said
    not_at_random = _("Not at random; %(chance)s.") % {"chance": chance_in_line(figures)}
    return f"{said} {not_at_random}"
