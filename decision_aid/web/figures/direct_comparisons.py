"""Treatments compared inside one study, for pages that anybody may read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import interval_of, natural_frequency, share_of
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.results.comparisons import FigureGroup
from decision_aid.web.addresses import figure_url
from decision_aid.web.figures import sentences
from decision_aid.web.figures.people_and_time import (
    caution,
    in_whom_of_all,
    outcome_of,
    people_told,
    time_of_all,
)
from decision_aid.web.figures.tables import Scale, in_order
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words import vocabulary


@dataclass(frozen=True, slots=True)
class DirectCell:
    """One treatment of a comparison."""

    arm: str
    url: str
    result: str
    others: str
    warning: str
    range: str
    people: str
    in_whom: str
    caution: str


@dataclass(frozen=True, slots=True)
class DirectRow:
    """One study that counted the same thing in the same people on different treatments.

    ``in_whom`` stands in the row where it is the same for all, else in each cell.
    """

    study: str
    url: str
    outcome: str
    time: str
    definition: str
    in_whom: str
    by_chance: Promise
    cells: tuple[DirectCell, ...]


@lru_cache(maxsize=256)
def groups_on_outcome(endpoint: str) -> tuple[FigureGroup, ...]:
    """What was compared on one outcome, by study."""
    return _sorted(g for g in evidence_base().compared_groups if g[0].figure.endpoint == endpoint)


@lru_cache(maxsize=128)
def groups_with(arm: str) -> tuple[FigureGroup, ...]:
    """What a treatment was compared on, by outcome and then by study."""
    return _sorted(
        g for g in evidence_base().compared_groups if any(s.figure.arm == arm for s in g)
    )


def _sorted(groups: Iterable[FigureGroup]) -> tuple[FigureGroup, ...]:
    return tuple(sorted(groups, key=_place))


def _place(group: FigureGroup) -> tuple[str, str, str]:
    outcome = group[0].endpoint.name
    study = group[0].source.label
    return outcome.casefold(), study.casefold(), time_of_all([s.figure for s in group])


def direct_rows(
    groups: Iterable[FigureGroup],
    scale_of_endpoint: Callable[[str], Scale],
    *,
    name_outcome: bool = False,
) -> SafeString:
    """Rows of a table; ``name_outcome`` where they are not all about one."""
    language = get_language() or ""
    scaled = ((group, scale_of_endpoint(group[0].figure.endpoint)) for group in groups)
    return mark_safe("".join(_html(g, scale, name_outcome, language) for g, scale in scaled))


@lru_cache(maxsize=4096)
def _html(group: FigureGroup, scale: Scale, name_outcome: bool, _language: str) -> SafeString:
    context = {"row": _row(group, scale), "outcome": name_outcome}
    return mark_safe(render_to_string("figures/direct_row.html", context))


def _row(group: FigureGroup, scale: Scale) -> DirectRow:
    first, figures = group[0], [each.figure for each in group]
    shared, notes = in_whom_of_all(figures)
    return DirectRow(
        study=first.source.label,
        url=figure_url(first),
        outcome=first.endpoint.name,
        time=time_of_all(figures),
        definition=first.figure.definition,
        in_whom=shared,
        by_chance=vocabulary.CHANCE[first.source.design],
        cells=tuple(_cell(each, scale, notes[each.figure]) for each in in_order(group)),
    )


def _cell(sourced: SourcedFigure, scale: Scale, in_whom: str) -> DirectCell:
    figure = sourced.figure
    share, interval = share_of(figure), interval_of(figure)
    told = None if share is None else natural_frequency(share, scale.out_of, interval)
    endpoint = outcome_of(sourced)
    return DirectCell(
        arm=sourced.arm.name,
        url=figure_url(sourced),
        result=_with(sentences.people_of(told.affected, told), endpoint.one)
        if told
        else sentences.value_in_words(figure),
        others=_with(sentences.whole(told.others), endpoint.not_one or _("did not"))
        if told
        else "",
        warning=sentences.none_seen(told),
        range=sentences.range_cell(told, interval) if told else sentences.interval_in_words(figure),
        people=people_told(sourced),
        in_whom=in_whom,
        caution=caution(sourced),
    )


def _with(number: str, what: str) -> str:
    """The number with what it counts: "52 of 100 had no relapse"."""
    return f"{number} {what}" if what else number
