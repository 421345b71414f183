"""Treatments compared inside one study, for pages that anybody may read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.comparing import FigureGroup
from decision_aid.domain.evidence import SourcedFigure
from decision_aid.domain.risk import frames, interval_of, share_of
from decision_aid.domain.vocabulary import Design
from decision_aid.web import wording
from decision_aid.web.evidence import library
from decision_aid.web.figure_tables import Scale, in_order
from decision_aid.web.figure_view import figure_url


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


@dataclass(frozen=True, slots=True)
class DirectRow:
    """One study that counted the same thing at the same time on different treatments."""

    study: str
    url: str
    outcome: str
    time: str
    definition: str
    chance_decided: bool
    cells: tuple[DirectCell, ...]


@lru_cache(maxsize=256)
def groups_on_outcome(endpoint: str) -> tuple[FigureGroup, ...]:
    """What was compared on one outcome, by study."""
    return _sorted(g for g in library().compared_groups if g[0].figure.endpoint == endpoint)


@lru_cache(maxsize=128)
def groups_with(arm: str) -> tuple[FigureGroup, ...]:
    """What a treatment was compared on, by outcome and then by study."""
    return _sorted(g for g in library().compared_groups if any(s.figure.arm == arm for s in g))


def _sorted(groups: Iterable[FigureGroup]) -> tuple[FigureGroup, ...]:
    return tuple(sorted(groups, key=_place))


def _place(group: FigureGroup) -> tuple[str, str, str]:
    figure = group[0].figure
    outcome = library().endpoints[figure.endpoint].name
    study = group[0].source.label
    return outcome.casefold(), study.casefold(), wording.time_after(figure.at)


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
    return mark_safe(render_to_string("components/direct_row.html", context))


def _row(group: FigureGroup, scale: Scale) -> DirectRow:
    first = group[0]
    return DirectRow(
        study=first.source.label,
        url=figure_url(first),
        outcome=library().endpoints[first.figure.endpoint].name,
        time=wording.time_after(first.figure.at),
        definition=first.figure.definition,
        chance_decided=first.source.design is Design.RANDOMISED_TRIAL,
        cells=tuple(_cell(each, scale) for each in in_order(group)),
    )


def _cell(sourced: SourcedFigure, scale: Scale) -> DirectCell:
    figure = sourced.figure
    share, interval = share_of(figure), interval_of(figure)
    told = None if share is None else frames(share, scale.out_of, interval)
    endpoint = library().endpoints[figure.endpoint]
    return DirectCell(
        arm=library().arms[figure.arm].name,
        url=figure_url(sourced),
        result=_with(wording.people_of(told.affected, told), endpoint.one)
        if told
        else wording.value_in_words(figure),
        others=_with(wording.whole(told.others), endpoint.not_one or _("did not")) if told else "",
        warning=wording.extreme_warning(told) if told and told.nobody else "",
        range=wording.range_cell(told, interval) if told else wording.interval_in_words(figure),
        people=wording.whole(figure.people) if figure.people else "",
    )


def _with(number: str, what: str) -> str:
    """The number with what it counts: "52 of 100 had no relapse"."""
    return f"{number} {what}" if what else number
