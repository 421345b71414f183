"""A transplant beside something else, in one study: as two bars, or as a sentence."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.absolute_risk import denominator_for
from decision_aid.domain.evidence.sources import Arm, Figure, Source, SourcedFigure
from decision_aid.domain.evidence.vocabulary import Unit
from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.domain.results.first_page import FirstRow, NotCompared
from decision_aid.domain.similarity.outcomes import Closeness, Outcome
from decision_aid.web.drawing.bars import bar
from decision_aid.web.figures import people_and_time, sentences
from decision_aid.web.figures.compared.paired_bars import (
    BarScale,
    in_words,
    of_those_studied,
    scale_for,
    value_of,
)
from decision_aid.web.figures.compared.people import (
    all_or_none_of_few,
    people_of_each,
    result_with_people,
    says_people,
)
from decision_aid.web.figures.compared.row import compared_study
from decision_aid.web.figures.in_short.one_study import short_label
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import figure_statement, statement_of
from decision_aid.web.words import time as time_words
from decision_aid.web.words.answers import without_brands


@dataclass(frozen=True, slots=True)
class TreatmentBar:
    """ "5 of 100", what happened to them, and on which treatment."""

    result: str
    happened: str
    treatment: str
    picture: SafeString


NOT_COMPARED: Mapping[NotCompared, Promise] = {
    NotCompared.NOT: later("No study compared this."),
    NotCompared.IN_OTHERS: later("No study that fits compared this."),
    NotCompared.IN_ANOTHER_WAY: later("Compared in another way: see Other choices."),
}
_IN_ONE_TYPE = later("Compared in one type of MS only: see Other choices.")


def first_bars_html(comparison: Comparison, out_of: int) -> SafeString:
    """The transplant first. Kept by what was found; no answer is part of the key."""
    return _html(comparison, out_of, get_language() or "")


def _brief(arm: Arm, source: Source) -> str:
    if arm.id == "ahsct":
        return _("with a transplant")
    return _on(arm, source)


def _on(arm: Arm, source: Source, with_note: bool = True) -> str:
    """Without brands, and without what stands behind a comma; with what it was not."""
    told = _("on %(arm)s") % {"arm": without_brands(arm.name).partition(",")[0]}
    note = source.comparator_note if with_note and arm.id == source.comparator else ""
    return f"{told} ({note})" if note else told


@lru_cache(maxsize=256)
def _html(comparison: Comparison, out_of: int, _language: str) -> SafeString:
    told = [statement_of(match, out_of) for match in comparison.matches]
    scale = scale_for(told, out_of)
    in_order = sorted(told, key=lambda each: not each.arm.is_transplant)
    bars = [
        TreatmentBar(*in_words(each), _brief(each.arm, each.source), bar(value_of(each), scale.top))
        for each in in_order
    ]
    named = (short_label(comparison.source), people_of_each([each.sourced for each in in_order]))
    context = {
        "study": compared_study(told),
        "name": ", ".join(filter(None, named)),
        "bars": bars,
        # A rate says how many in a year, and not of what.
        "what": "" if told[0].frames else told[0].endpoint.name,
        "when": capfirst(_time_of(told[0].sourced) or people_and_time.time_told(told[0].sourced)),
        "full": _full(scale, told[0].published),
        "alike": _alike(comparison, told[0]),
    }
    return mark_safe(render_to_string("results/bars.html", context))


def _alike(comparison: Comparison, told: FigureStatement) -> str:
    """With its count; in the words of the key of the dots where only the type is alike."""
    if comparison.closeness is not Closeness.TYPE_ONLY:
        return told.closeness
    alike = comparison.matches[0].outcomes.count(Outcome.ALIKE)
    if not alike:
        return _("type only, at the edge")
    return _("type only, on %(n)s of 6 points") % {"n": alike}


def _full(scale: BarScale, published: Figure) -> str:
    """In short: of a rate the number in a year, for the words beside each bar say among whom."""
    top = replace(published, value=scale.top, ci=None)
    if published.unit is Unit.PER_PERSON_YEAR and not sentences.one_in_a_year(top):
        return _("%(n)s a year") % {"n": format((scale.top * 100).normalize(), "f")}
    return scale.full


def lower_first(text: str) -> str:
    """For the middle of a sentence; an abbreviation stays as it is: "PML, a rare infection"."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def beside_row(row: FirstRow, what: str, told_before: Collection[Source]) -> str:
    """The same on another treatment, or what there is instead.

    ``what``: what happened, as the row has said it. ``told_before``: studies named by rows above.
    """
    if row.compared is None:
        return str(NOT_COMPARED[row.not_compared]) if row.not_compared else ""
    figures = tuple(match.sourced for match in row.compared.matches)
    drawn = row.told.drawn if row.counts_people else None
    is_of_row = drawn is not None and row.compared.figure.endpoint == drawn.endpoint
    if is_of_row and not _counts_as(what, figures):
        return str(NOT_COMPARED[NotCompared.IN_ANOTHER_WAY])
    if row.compared_in_one_type:
        return str(_IN_ONE_TYPE)
    is_first = row.compared.source not in told_before
    return beside_in_words(figures, what, row.of_one_study, with_note=is_first)


def tells_of_pair(beside: str) -> bool:
    """Whether a pair is told, and not what there is instead."""
    return beside not in map(str, (*NOT_COMPARED.values(), _IN_ONE_TYPE))


def _counts_as(what: str, figures: tuple[SourcedFigure, ...]) -> bool:
    """Whether it counted what the row says: two ways of counting in one line mislead."""
    return any(what.startswith(people_and_time.outcome_of(each).one) for each in figures)


def beside_in_words(
    compared: tuple[SourcedFigure, ...],
    what: str,
    told_before: Figure | None,
    *,
    with_note: bool,
) -> str:
    """The same study on both treatments, out of the same number.

    ``what`` and ``told_before``: what happened, and the figure, where the row has said it already.
    ``with_note``: what the other treatment was not, where no row before has said it.
    """
    return _beside(compared, what, told_before, with_note, get_language() or "")


@lru_cache(maxsize=512)
def _beside(
    compared: tuple[SourcedFigure, ...],
    what: str,
    told_before: Figure | None,
    with_note: bool,
    _language: str,
) -> str:
    first = compared[0].figure
    out_of = denominator_for(first.endpoint, [each.figure for each in compared])
    told = [figure_statement(each, out_of) for each in compared]
    own = next(each for each in told if each.arm.is_transplant)
    other = next(each for each in told if not each.arm.is_transplant)
    counted = of_those_studied(own, other)
    numbers = counted or (in_words(own)[0], in_words(other)[0])
    is_said = counted is not None or (says_people(own) and says_people(other))
    few = all_or_none_of_few(other)
    said = {
        "own": all_or_none_of_few(own) or lower_first(numbers[0]),
        "other": few or lower_first(numbers[1]),
        "with_people": few or lower_first(numbers[1] if is_said else result_with_people(other)),
        "arm": _on(other.arm, other.source, with_note),
        "one": own.endpoint.one,
        "study": _named(own, other, is_said=is_said),
        "time": _time_of(compared[0]),
    }
    if own.published is told_before:
        return _("There, %(arm)s: %(with_people)s.") % said
    is_same = own.endpoint.one == what
    if not said["time"]:
        words = _("In %(study)s: %(own)s; %(arm)s %(other)s.") if is_same else _(
            "In %(study)s %(own)s %(one)s; %(arm)s %(other)s."
        )  # fmt: skip
        return words % said
    words = _("In %(study)s, %(time)s: %(own)s; %(arm)s %(other)s.") if is_same else _(
        "In %(study)s, %(time)s, %(own)s %(one)s; %(arm)s %(other)s."
    )  # fmt: skip
    return words % said


def _named(own: FigureStatement, other: FigureStatement, *, is_said: bool) -> str:
    """With its people, unless the numbers say them: "Mariottini 2022 (31 and 62 people)"."""
    people = "" if is_said else people_of_each([own.sourced, other.sourced])
    who = ", ".join(filter(None, (people_and_time.short_note(own.published), people)))
    told = {"study": short_label(own.source), "people": who}
    return _("%(study)s (%(people)s)") % told if who else told["study"]


def _time_of(sourced: SourcedFigure) -> str:
    """ "after 3 years"; how long half were followed where no time was stated; else empty."""
    if sourced.figure.at is not None:
        return _("after %(time)s") % {"time": time_words.length_of(sourced.figure.at)}
    return people_and_time.time_told(sourced) if sourced.source.follow_up else ""
