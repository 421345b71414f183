"""Treatments side by side for templates: one row a study, one column a kind of treatment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import denominator_for, share_of
from decision_aid.domain.evidence.sources import Endpoint, SourcedFigure
from decision_aid.domain.evidence.topics import Side
from decision_aid.domain.results.comparisons import (
    ChosenComparisons,
    Comparables,
    Comparison,
    ComparisonKind,
    comparisons,
    nearest_groups,
    sorted_groups,
)
from decision_aid.domain.results.matching import Closeness
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.addresses import outcome_url
from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.comparison_row import line_html, row_html
from decision_aid.web.figures.people_and_time import outcome_told
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words import vocabulary


@dataclass(frozen=True, slots=True)
class Group:
    """All studies that compared one outcome, with one denominator.

    ``lead`` is the first of them in one line; ``studies`` counts those that have no room too.
    """

    name: str
    of: str
    rows: SafeString
    lead: SafeString
    studies: int
    more: int
    url: str


@dataclass(frozen=True, slots=True)
class CompareView:
    """Comparisons that hold a transplant, those of drugs alone, and those of people unlike."""

    side: str
    columns: tuple[Promise, ...]
    direct: tuple[Group, ...]
    drugs: tuple[Group, ...]
    unlike: tuple[Group, ...]


def compare_html(page: PatientResult) -> SafeString:
    """The section that sets treatments side by side: hopes first, then harms, in the same form."""
    found, nearest = compared(page)
    more = tuple((key, number) for key, number in nearest.more.items() if number)
    return _html(found, more, get_language() or "")


def compared(page: PatientResult) -> tuple[tuple[Comparison, ...], ChosenComparisons]:
    """The comparisons that are shown to this person, and how many more there are."""
    nearest = nearest_groups(_sorted_groups(), page.match_of)
    return comparisons(nearest.groups, page.match_of, page.facts.subtype), nearest


@lru_cache(maxsize=1)
def _sorted_groups() -> Comparables:
    return sorted_groups(evidence_base().compared_groups, evidence_base().shown)


_More = tuple[tuple[tuple[str, ComparisonKind], int], ...]


@lru_cache(maxsize=512)
def _html(found: tuple[Comparison, ...], more: _More, _language: str) -> SafeString:
    """Cached by how the people of each study compared; no answer is part of the key."""
    left_out = dict(more)
    views = [_view(side, [c for c in found if _side(c) is side], left_out) for side in Side]
    return mark_safe(render_to_string("results/compare.html", {"views": views}))


def _side(comparison: Comparison) -> Side | None:
    topic = evidence_base().topic_of.get(comparison.figure.endpoint)
    return topic.side if topic else None


def _view(
    side: Side, found: list[Comparison], more: Mapping[tuple[str, ComparisonKind], int]
) -> CompareView:
    like = [c for c in found if c.closeness is not Closeness.DIFFERENT]
    unlike = [c for c in found if c.closeness is Closeness.DIFFERENT]
    return CompareView(
        side=side.value,
        columns=tuple(vocabulary.USE.values()),
        direct=_groups(ComparisonKind.DIRECT, (c for c in like if c.has_transplant), more),
        drugs=_groups(ComparisonKind.DRUGS, (c for c in like if not c.has_transplant), more),
        unlike=_groups(ComparisonKind.UNLIKE, unlike, more),
    )


def _groups(
    table: ComparisonKind,
    found: Iterable[Comparison],
    more: Mapping[tuple[str, ComparisonKind], int],
) -> tuple[Group, ...]:
    places = {endpoint: place for place, endpoint in enumerate(evidence_base().topic_of)}
    ordered = sorted(found, key=lambda c: places[c.figure.endpoint])
    return tuple(
        _group(evidence_base().endpoints[name], list(together), more.get((name, table), 0))
        for name, together in groupby(ordered, key=lambda c: c.figure.endpoint)
    )


def _group(endpoint: Endpoint, found: list[Comparison], more: int) -> Group:
    figures = [match.sourced for c in found for match in c.matches]
    out_of = denominator_for(endpoint.id, [each.figure for each in figures])
    of = _of(endpoint, figures, sentences.whole(out_of))
    rows = mark_safe("".join(row_html(c, out_of) for c in found))
    lead = line_html(found[0], out_of)
    url = outcome_url(endpoint.id)
    return Group(endpoint.name, of, rows, lead, len(found) + more, more, url)


def _of(endpoint: Endpoint, figures: list[SourcedFigure], total: str) -> str:
    """What the shares in a table count; empty where there is none."""
    counts_people = any(share_of(each.figure) is not None for each in figures)
    one, differ = outcome_told(endpoint, figures)
    if not counts_people or not one:
        return ""
    told = _("Of %(total)s people, so many %(one)s.") % {"total": total, "one": one}
    return f"{told} {notes.some_count_otherwise()}" if differ else told
