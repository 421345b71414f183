"""What an editor has to look at: where figures are missing, late reviews, what nobody is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.evidence.vocabulary import Prominence, SourceTier
from decision_aid.domain.logic.facts import SUBTYPES
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.editing.likeness_report import (
    DimensionRow,
    likeness_coverage,
    told_likeness,
)
from decision_aid.evidence_base.exports.as_json import number_text

T = TypeVar("T")
_NOT_TOLD = "not told"
COLUMNS = (*SUBTYPES, _NOT_TOLD)
"""A figure on two types of MS counts for both; the last column: the source names no type."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How many figures people can be shown on one outcome at one time, by type of MS."""

    endpoint: str
    years: Decimal | None
    figures: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """Everything of one day. ``unanswered``: outcomes on which no figure can be shown."""

    coverage: tuple[CoverageRow, ...]
    likeness: tuple[DimensionRow, ...]
    unanswered: tuple[str, ...]
    past_review: tuple[Source, ...]
    without_review_date: int
    read_by_one: int
    never_shown: tuple[tuple[SourcedFigure, str], ...]
    without_address: tuple[Source, ...]
    sources: int
    is_recorded: bool


def report_on(base: EvidenceBase, today: date) -> Report:
    sources = tuple(base.sources.values())
    coverage = tuple(_coverage(base))
    answered = {row.endpoint for row in coverage}
    shown_why = ((each, why_not_shown(each)) for each in base.figures.values())
    digits = {edition.digest[:8] for edition in base.editions}
    return Report(
        coverage=coverage,
        likeness=likeness_coverage(base),
        unanswered=tuple(each for each in base.endpoints if each not in answered),
        past_review=tuple(each for each in sources if each.is_past_review(today)),
        without_review_date=sum(each.review_by is None for each in sources),
        read_by_one=sum(not each.checked_by for each in sources),
        never_shown=tuple((each, why) for each, why in shown_why if why),
        without_address=tuple(each for each in sources if not each.citation.link),
        sources=len(sources),
        is_recorded=base.version.digest[:8] in digits,
    )


def why_not_shown(sourced: SourcedFigure) -> str:
    """Why a figure stands on its study's own page only; empty where people may be shown it."""
    if sourced.source.tier is not SourceTier.CORE:
        return f"the source has the tier {sourced.source.tier}"
    if sourced.figure.show is Prominence.LIBRARY:
        return f"the figure has show = {sourced.figure.show}"
    return ""


def _coverage(base: EvidenceBase) -> Iterator[CoverageRow]:
    counted: Counter[tuple[str, Decimal | None, str]] = Counter()
    for each in base.figures.values():
        if why_not_shown(each):
            continue
        at = each.figure.at
        for subtype in each.subtypes or (_NOT_TOLD,):
            counted[each.figure.endpoint, at.in_years if at else None, subtype] += 1
    order = list(base.endpoints)
    found = {(endpoint, years) for endpoint, years, _ in counted}
    for endpoint, years in sorted(
        found, key=lambda k: (order.index(k[0]), k[1] is None, k[1] or 0)
    ):
        numbers = tuple(counted[endpoint, years, each] for each in COLUMNS)
        yield CoverageRow(endpoint, years, numbers)


def told(report: Report) -> Iterator[str]:
    """The report as lines of text."""
    yield from _told_coverage(report)
    yield ""
    yield from told_likeness(report.likeness)
    yield ""
    yield from _listed("Past the day by which to look again", report.past_review, _source)
    yield from _listed("Without an address for people (no doi, PubMed or url)",
                       report.without_address, _source)  # fmt: skip
    yield from _listed("Figures that are on no result page", report.never_shown, _figure)
    yield f"{report.read_by_one} of {report.sources} sources name nobody in checked_by."
    yield f"{report.without_review_date} of {report.sources} sources have no day in review_by."
    if not report.is_recorded:
        yield (
            "The present version is not in versions.toml. Before you publish it:"
            ' uv run manage.py evidence record "What is new."'
        )


def _told_coverage(report: Report) -> Iterator[str]:
    yield "Figures that people can be shown, by outcome, years after the start and type of MS"
    heads = [each.upper() if each in SUBTYPES else each for each in COLUMNS]
    yield f"  {'outcome':32}{'years':>8}" + "".join(f"{head:>10}" for head in heads)
    for row in report.coverage:
        numbers = "".join(f"{number or '-':>10}" for number in row.figures)
        yield f"  {row.endpoint:32}{_years(row.years):>8}{numbers}"
    if report.unanswered:
        yield f"  No figure at all: {', '.join(report.unanswered)}"


def _years(years: Decimal | None) -> str:
    if years is None:
        return "any"
    return number_text(years.quantize(Decimal("0.01")).normalize())


def _listed(title: str, found: tuple[T, ...], line: Callable[[T], str]) -> Iterator[str]:
    yield f"{title}: {len(found) or 'none'}"
    yield from (f"  {line(each)}" for each in found)
    yield ""


def _source(source: Source) -> str:
    late = f", was due on {source.review_by}" if source.review_by else ""
    return f"{source.id} ({source.label}){late}"


def _figure(found: tuple[SourcedFigure, str]) -> str:
    sourced, why = found
    return f"{sourced.source.id}: {sourced.figure.id}: {why}"
