"""Treatments of one study as bars on one scale, each with its number in words.

``paired_bars_html`` of a Comparison: a bar a treatment, the transplant first, then the study, when,
how people came to their treatment, and how like the person they were. Kept by what was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import HUNDRED, TOPS_OF_1000, events_of
from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.domain.results.compared.few_events import is_clear_beside
from decision_aid.web.drawing.bars import bar
from decision_aid.web.figures import sentences
from decision_aid.web.figures.both_frames import too_few
from decision_aid.web.figures.compared.good_side import (
    counted_told,
    events_told,
    share_told,
    told_one_way,
)
from decision_aid.web.figures.compared.of_treatments import entry_of, place_of
from decision_aid.web.figures.compared.people import (
    are_counted,
    died_not_given,
    died_of,
)
from decision_aid.web.figures.compared.row import ComparedFigure, compared_study
from decision_aid.web.figures.statement import FigureStatement

_ROUND = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class PairedBar:
    """One treatment: "5 of 100", what happened to them, the bar, and what stands small under it.

    ``result`` is empty where a number is not given; ``happened`` says so.
    """

    figure: FigureStatement
    result: str
    happened: str
    picture: SafeString
    small: str

    @property
    def place(self) -> SafeString:
        return place_of(self.figure.arm)


@dataclass(frozen=True, slots=True)
class BarScale:
    """``value`` of a figure lies between 0 and ``top``. ``full``: what a full bar is."""

    top: Decimal
    full: str


def paired_bars_html(comparison: Comparison, out_of: int, *, defined: bool) -> SafeString:
    """All its figures on one denominator; rates on one scale. ``defined``: how it was measured."""
    return _html(comparison, out_of, defined, get_language() or "")


@lru_cache(maxsize=256)
def _html(comparison: Comparison, out_of: int, defined: bool, _language: str) -> SafeString:
    told = told_one_way(comparison, out_of)
    study = compared_study(told)
    scale = scale_for(told, out_of)
    cells = sorted(study.figures, key=lambda cell: not cell.figure.arm.is_transplant)
    context = {
        "study": study,
        "bars": [_bar(cell, scale, told) for cell in cells],
        "full": scale.full,
        "defined": study.definition if defined else "",
        "entry": entry_of(comparison.source),
    }
    return mark_safe(render_to_string("figures/paired_bars.html", context))


def scale_for(told: Sequence[FigureStatement], out_of: int) -> BarScale:
    """Of 100 the whole; of 1,000 as much as holds all; of a rate the next round number.

    Where all groups had fewer than 100 people it is said of 100.
    """
    highest = max(value_of(each) for each in told)
    if told[0].frames is None:
        top = _round_above(highest)
        figure = replace(told[0].published, value=top, ci=None)
        full = sentences.rate_in_people(figure) or sentences.value_in_words(figure)
        return BarScale(top, full)
    if out_of == HUNDRED:
        return BarScale(Decimal(1), "")
    people = next(each for each in TOPS_OF_1000 if highest * out_of <= each)
    if people == out_of:
        return BarScale(Decimal(1), "")
    few = all((each.published.people or HUNDRED) < HUNDRED for each in told)
    part, total = (people * HUNDRED // out_of, HUNDRED) if few else (people, out_of)
    said = {"n": sentences.whole(part), "total": sentences.whole(total)}
    return BarScale(Decimal(people) / out_of, _("%(n)s of %(total)s people") % said)


def value_of(told: FigureStatement) -> Decimal:
    """A share from 0 to 1; a rate as printed."""
    share = share_told(told)
    return told.published.value if share is None else share


def _round_above(value: Decimal) -> Decimal:
    power = Decimal(1).scaleb(value.adjusted()) if value else Decimal(1)
    above = next(each for each in (*(n * power for n in _ROUND), 10 * power) if value <= each)
    return Decimal(f"{above:f}")


def _bar(cell: ComparedFigure, scale: BarScale, group: Sequence[FigureStatement]) -> PairedBar:
    figure = cell.figure
    result, happened = in_words(figure)
    if figure.frames is None and not died_of(figure) and are_counted(group):
        result, happened = "", capfirst(died_not_given())
    return PairedBar(
        figure=figure,
        result=result,
        happened=happened,
        picture=bar(value_of(figure), scale.top),
        small=" ".join(f"{capfirst(each)}." for each in _small(cell, group)),
    )


def in_words(told: FigureStatement) -> tuple[str, str]:
    """Nobody and everybody are told of those studied, who were never 100; so are deaths, which are
    few: their rate stands small below.
    """
    frames, people = told.frames, told.published.people
    if counted := died_of(told):
        return capfirst(counted), sentences.agreeing(
            events_of(told.published) or 0, told.endpoint.one
        )
    if frames is None:
        return capfirst(sentences.rate_in_people(told.published)) or told.value, ""
    one = sentences.agreeing(counted_told(told), told.endpoint.one)
    if people and _is_of_all_or_none(told):
        whole = sentences.whole(people)
        everybody = _("All %(n)s people") % {"n": whole}
        whom = capfirst(sentences.none_of(whole)) if frames.nobody else everybody
        return whom, one
    return told.result, one


def _is_of_all_or_none(told: FigureStatement) -> bool:
    """Of a known number of people."""
    frames = told.frames
    return bool(frames and told.published.people and (frames.nobody or frames.everybody))


def of_those_studied(own: FigureStatement, other: FigureStatement) -> tuple[str, str] | None:
    """Where it was nobody or everybody on one side, both sides count those who were there."""
    both = (own, other)
    if not any(each.frames and (each.frames.nobody or each.frames.everybody) for each in both):
        return None
    counts = [(each, events_told(each)) for each in both]
    if any(events is None for _each, events in counts):
        return None
    own_said, other_said = (_whole_count(each, events or 0) for each, events in counts)
    return own_said, other_said


def _whole_count(told: FigureStatement, events: int) -> str:
    people = told.published.people
    if not people or events in (0, people):
        return in_words(told)[0]
    return sentences.of_total(
        sentences.whole(events), _("the %(n)s") % {"n": sentences.whole(people)}
    )


def _small(cell: ComparedFigure, group: Sequence[FigureStatement]) -> Iterator[str]:
    told = cell.figure
    if told.arm.id == told.source.comparator and told.source.comparator_note:
        yield told.source.comparator_note
    if cell.in_whom:
        yield cell.in_whom
    if not died_of(told) and told.people_besides:
        yield told.people_besides
    few = too_few(told.published)
    if few and not is_clear_beside(told.published, [each.sourced for each in group]):
        yield few.rstrip(".")
    is_rate = told.frames is None and sentences.rate_in_people(told.published)
    has_range = told.range_in_row and (told.frames is None or told.frames.low is not None)
    if as_printed := [
        *([told.value] if is_rate else ()),
        *([told.range_in_row] if has_range else ()),
    ]:
        yield ", ".join(as_printed)
