"""One study that compared treatments, as a row: its treatments by column, at the same time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import interval_of, natural_frequency, share_of
from decision_aid.domain.evidence.sources import Figure
from decision_aid.domain.evidence.vocabulary import Use
from decision_aid.domain.results.comparisons import Comparison
from decision_aid.domain.results.matching import Match
from decision_aid.web.addresses import figure_url
from decision_aid.web.figures import sentences
from decision_aid.web.figures.people_and_time import (
    caution,
    in_whom_of_all,
    people_told,
    time_of_all,
)
from decision_aid.web.words import vocabulary


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of one treatment: both frames where it counts people."""

    arm: str
    result: str
    others: str
    range: str
    people: str
    in_whom: str
    caution: str
    warning: str
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """One study: its treatments by column, the same outcome at the same time."""

    label: str
    url: str
    time: str
    definition: str
    in_whom: str
    by_chance: Promise
    closeness: Promise
    closeness_class: str
    columns: tuple[tuple[Promise, tuple[Cell, ...]], ...]


def row_html(comparison: Comparison, out_of: int) -> SafeString:
    """The study as a row of a table."""
    return _piece("figures/compare_row.html", comparison, out_of, get_language() or "")


def line_html(comparison: Comparison, out_of: int) -> SafeString:
    """The study in one line."""
    return _piece("figures/compare_line.html", comparison, out_of, get_language() or "")


@lru_cache(maxsize=4096)
def _piece(template: str, comparison: Comparison, out_of: int, _language: str) -> SafeString:
    context = {"row": _row(comparison, out_of)}
    return mark_safe(render_to_string(template, context))


def _row(comparison: Comparison, out_of: int) -> Row:
    figure = comparison.figure
    figures = [match.sourced.figure for match in comparison.matches]
    shared, notes = in_whom_of_all(figures)
    return Row(
        label=comparison.source.label,
        url=figure_url(comparison.matches[0].sourced),
        time=time_of_all(figures),
        definition=figure.definition,
        in_whom=shared,
        by_chance=vocabulary.CHANCE[comparison.source.design],
        closeness=vocabulary.CLOSENESS[comparison.closeness],
        closeness_class=vocabulary.CLOSENESS_CLASS[comparison.closeness],
        columns=tuple(
            (name, _cells(comparison, use, out_of, notes)) for use, name in vocabulary.USE.items()
        ),
    )


def _cells(
    comparison: Comparison, use: Use, out_of: int, notes: Mapping[Figure, str]
) -> tuple[Cell, ...]:
    return tuple(
        _cell(match, out_of, notes[match.sourced.figure])
        for match in comparison.matches
        if match.sourced.arm.use is use
    )


def _cell(match: Match, out_of: int, in_whom: str) -> Cell:
    sourced, figure = match.sourced, match.sourced.figure
    share, interval = share_of(figure), interval_of(figure)
    told = None if share is None else natural_frequency(share, out_of, interval)
    result = sentences.value_in_words(figure)
    if told is not None:
        result = sentences.people_of(told.affected, told)
    return Cell(
        arm=sourced.arm.name,
        result=result,
        others="" if told is None else _("%(n)s did not") % {"n": sentences.whole(told.others)},
        range=sentences.interval_in_words(figure)
        if told is None
        else sentences.range_cell(told, interval),
        people=people_told(sourced),
        in_whom=in_whom,
        caution=caution(sourced),
        warning=sentences.none_seen(told),
        url=figure_url(sourced),
    )
