"""One outcome across all studies, for templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import count
from typing import Any

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.domain.evidence.sources import Endpoint, SourcedFigure
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.evidence.vocabulary import Aspect, Prominence, SourceTier
from decision_aid.web.addresses import crumb, evidence_trail, outcome_url, sources_url
from decision_aid.web.drawing.timeline import MOST_DRAWN, in_parts, timeline
from decision_aid.web.evidence_pages.differences import on_outcome
from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.compared.within_studies import direct_rows, groups_on_outcome
from decision_aid.web.figures.spreads import phrases
from decision_aid.web.figures.tables import Matcher, Scale, by_table, scale_of, tables
from decision_aid.web.figures.timelines import Mark
from decision_aid.web.figures.wording import figure_statement
from decision_aid.web.loaded import evidence_base
from decision_aid.web.paging import links_for, page_url, part_of
from decision_aid.web.words import evidence
from decision_aid.web.words.said import said

MOST_ON_A_PAGE = 120
_FEW = 12
"""Up to so many figures stand unfolded."""


@lru_cache(maxsize=256)
def outcome_scale(endpoint: str) -> Scale:
    return scale_of(endpoint, evidence_base().figures_on[endpoint])


def outcomes_context() -> dict[str, Any]:
    """All outcomes by side, with how much there is on each."""
    endpoints = sorted(evidence_base().endpoints.values(), key=lambda e: e.name.casefold())
    groups = [
        {
            "name": evidence.ASPECT[aspect],
            "outcomes": [_brief(e) for e in endpoints if e.aspect is aspect],
        }
        for aspect in Aspect
    ]
    trail = evidence_trail((_("Outcomes"), ""))
    return {"page_id": "sources", "trail": trail, "groups": groups}


def _brief(endpoint: Endpoint) -> dict[str, Any]:
    return {
        "name": endpoint.name,
        "term": endpoint.term,
        "url": outcome_url(endpoint.id),
        **_counts(endpoint.id),
    }


@lru_cache(maxsize=256)
def _counts(endpoint: str) -> dict[str, int]:
    figures = evidence_base().figures_on[endpoint]
    return {"figures": len(figures), "studies": len({f.source.id for f in figures})}


@lru_cache(maxsize=256)
def _in_page_order(endpoint: str) -> tuple[SourcedFigure, ...]:
    return by_table(evidence_base().figures_on[endpoint])


def outcome_context(
    endpoint: Endpoint, match: Matcher, params: Mapping[str, str]
) -> dict[str, Any]:
    """What was directly compared, then study by study; of a long list the part asked for."""
    groups, figures = groups_on_outcome(endpoint.id), _in_page_order(endpoint.id)
    part = part_of(len(groups) + len(figures), MOST_ON_A_PAGE, params)
    start, end = (max(0, each - len(groups)) for each in (part.places.start, part.places.stop))
    scale = outcome_scale(endpoint.id)
    topic = evidence_base().topic_of.get(endpoint.id)
    told = {
        "direct": direct_rows(groups[part.places], outcome_scale),
        "timelines": _timelines(endpoint, scale) if part.number == 1 else [],
        "tables": tables(figures[start:end], scale, match, lambda s: s.arm.name),
    }
    return {
        "page_id": "sources",
        "trail": evidence_trail(crumb(_("Outcomes"), "outcomes"), (endpoint.name, "")),
        "endpoint": endpoint,
        **told,
        "differences": (told_differences := on_outcome(endpoint.id)),
        "jumps": _jumps(**told, differences=told_differences["rows"]),
        "direct_count": len(groups[part.places]),
        "unfolded": len(figures) <= _FEW,
        "total": sentences.whole(scale.out_of),
        "people": phrases.whom(each.figure.group for each in figures),
        "some_count_otherwise": notes.some_count_otherwise()
        if any(each.figure.counts_otherwise for each in figures)
        else "",
        **_counts(endpoint.id),
        "sources_url": sources_url(topic=topic.id) if topic else "",
        "compared": match is not None,
        "part": part,
        "pages": links_for(part, lambda number: page_url(outcome_url(endpoint.id), number)),
    }


def _jumps(*, direct: Any, timelines: Any, tables: Any, differences: Any) -> list[tuple[str, str]]:
    """The parts of the page that there are, each with its place."""
    times = [
        (_("%(who)s: over time") % {"who": each["name"]}, f"time-{number}")
        for number, each in enumerate(timelines, start=1)
    ]
    head = [(_("Directly compared"), "direct-h")] if direct else []
    by_study = [(said("study_by_study"), "all-h")] if tables else []
    who = [(said("who_did_better_who_worse"), "differences-h")] if differences else []
    return [*head, *times, *by_study, *who]


def _timelines(endpoint: Endpoint, scale: Scale) -> list[dict[str, Any]]:
    """One for transplants, one for the rest, each only where there are several times."""
    names = (_("After a transplant"), _("On other treatments"))
    return [
        _timeline(endpoint, name, list(own), scale)
        for name, own in zip(names, _in_time(endpoint.id), strict=True)
        if len({f.figure.at for f in own}) > 1
    ]


@lru_cache(maxsize=256)
def _in_time(endpoint: str) -> tuple[tuple[SourcedFigure, ...], tuple[SourcedFigure, ...]]:
    """The largest studies first: on transplants, and on anything else."""
    shown = [f for f in evidence_base().figures_on[endpoint] if _may_stand_in_time(f)]
    shown.sort(key=lambda f: (-(sample_size(f) or 0), f.ref))
    return (
        tuple(f for f in shown if f.arm.is_transplant),
        tuple(f for f in shown if not f.arm.is_transplant),
    )


def _may_stand_in_time(sourced: SourcedFigure) -> bool:
    figure = sourced.figure
    counted = figure.at is not None and share_of(figure) is not None
    return (
        counted and sourced.source.tier is SourceTier.CORE and figure.show is not Prominence.LIBRARY
    )


def _timeline(
    endpoint: Endpoint, name: str, figures: list[SourcedFigure], scale: Scale
) -> dict[str, Any]:
    """Those of most people, drawn in several pictures where not all fit into one."""
    parts = [sorted(part, key=_by_time) for part in in_parts(figures[:MOST_DRAWN])]
    numbers = count(1)
    return {
        "name": name,
        "pictures": [_picture(endpoint, name, part, numbers, scale) for part in parts],
        "left_out": max(0, len(figures) - MOST_DRAWN),
    }


def _by_time(sourced: SourcedFigure) -> tuple[Decimal, tuple[str, str]]:
    at = sourced.figure.at
    return (at.in_years if at else Decimal(0)), sourced.ref


def _picture(
    endpoint: Endpoint, name: str, part: list[SourcedFigure], numbers: Iterator[int], scale: Scale
) -> dict[str, Any]:
    marks = [Mark(next(numbers), figure_statement(each, scale.out_of)) for each in part]
    first, last = marks[0].number, marks[-1].number
    title = _(
        "%(name)s. %(who)s, by years after the start of treatment: marks %(first)s to %(last)s."
    ) % {"name": endpoint.name, "who": name, "first": first, "last": last}
    return {
        "drawn": timeline(tuple(mark.point for mark in marks), scale.out_of, title),
        "first": first,
        "last": last,
        "rows": marks,
    }
