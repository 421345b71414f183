"""Tables of figures with forest rows, for pages that anybody may read.

Figures of different studies stand by treatment and size of the study, never by result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from statistics import median

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import HUNDRED, THOUSAND, denominator_for, share_of
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.study_size import sample_size_on
from decision_aid.domain.evidence.vocabulary import SourceTier
from decision_aid.domain.results.matching import Match
from decision_aid.domain.similarity.outcomes import Outcomes
from decision_aid.web.drawing.forest import forest_axis, ratio_axis
from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.wording import figure_statement
from decision_aid.web.loaded import evidence_base

Matcher = Callable[[SourcedFigure], Match] | None
_SHORT_SCALE = 100
_LAST = 10_000
_TIERS = tuple(SourceTier)
_KINDS = ("share", "ratio", "other")


@dataclass(frozen=True, slots=True)
class Scale:
    """One denominator and one axis for every share in a table."""

    out_of: int
    top: int | None = None


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Finished rows that stand together, and how many they are."""

    name: str
    rows: SafeString
    count: int


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Rows of one kind in named groups, or in one without a name. ``marks``: its scale."""

    kind: str
    caption: str
    axis: SafeString
    groups: tuple[RowGroup, ...]
    marks: str = ""


def scale_of(endpoint: str, figures: Iterable[SourcedFigure]) -> Scale:
    """One scale for an outcome; a short one where most of its shares are rare."""
    every = [each.figure for each in figures]
    out_of = denominator_for(endpoint, every)
    shares = [share for figure in every if (share := share_of(figure)) is not None]
    if out_of == HUNDRED or not shares or median(shares) * THOUSAND > _SHORT_SCALE:
        return Scale(out_of)
    return Scale(out_of, _SHORT_SCALE)


def in_order(figures: Iterable[SourcedFigure]) -> list[SourcedFigure]:
    """By treatment, as the list of treatments has them; then the studies that results use, the
    larger before the smaller; then by time: an order that no result can change.
    """
    places = {name: place for place, name in enumerate(evidence_base().arms)}
    return sorted(
        figures,
        key=lambda s: (
            places[s.figure.arm],
            _TIERS.index(s.source.tier),
            -sample_size_on(s.source, s.figure.arm),
            s.source.label.casefold(),
            s.figure.at.in_years if s.figure.at else _LAST,
            s.figure.id,
        ),
    )


def tables(
    figures: Iterable[SourcedFigure],
    scale: Scale,
    match: Matcher = None,
    named_by: Callable[[SourcedFigure], str] | None = None,
    row: str = "figures/library_row.html",
) -> tuple[FigureTable, ...]:
    """Shares, ratios and other numbers, each in a table of its own; empty ones left out.

    ``named_by`` gives the head of the group that a row stands under, ``row`` is its template.
    """
    by_kind: dict[str, list[SourcedFigure]] = {kind: [] for kind in _KINDS}
    for each in in_order(figures):
        by_kind[_kind(each)].append(each)
    made = _row_maker(row, scale, match)
    return tuple(
        FigureTable(
            kind,
            _caption(kind, scale),
            _axis(kind, scale),
            _groups(rows, named_by, made),
            _marks(kind, scale),
        )
        for kind, rows in by_kind.items()
        if rows
    )


def by_table(figures: Iterable[SourcedFigure]) -> tuple[SourcedFigure, ...]:
    """In the order in which tables show them, for those that show a part."""
    return tuple(sorted(in_order(figures), key=lambda each: _KINDS.index(_kind(each))))


def has_plot(sourced: SourcedFigure) -> bool:
    return _kind(sourced) != "other"


def _kind(sourced: SourcedFigure) -> str:
    if share_of(sourced.figure) is not None:
        return "share"
    return "ratio" if sourced.figure.unit.is_ratio else "other"


def _caption(kind: str, scale: Scale) -> str:
    if kind == "share":
        return _("People of %(total)s") % {"total": sentences.whole(scale.out_of)}
    if kind == "ratio":
        ratios = _("Ratios: two groups in the same study.")
        return f"{ratios} {notes.a_ratio_of_one()}."
    return _("Other numbers, as printed")


def _axis(kind: str, scale: Scale) -> SafeString:
    if kind == "share":
        return forest_axis(scale.out_of, scale.top)
    return ratio_axis(_("fewer"), _("more")) if kind == "ratio" else SafeString("")


def _marks(kind: str, scale: Scale) -> str:
    return f"to-{scale.top or scale.out_of}" if kind == "share" else f"to-{kind}"


def _groups(
    rows: list[SourcedFigure],
    named_by: Callable[[SourcedFigure], str] | None,
    row: Callable[[SourcedFigure], SafeString],
) -> tuple[RowGroup, ...]:
    together = groupby(rows, key=named_by or (lambda _sourced: ""))
    made = ((name, [row(each) for each in own]) for name, own in together)
    return tuple(RowGroup(name, mark_safe("".join(own)), len(own)) for name, own in made)


def _row_maker(
    template: str, scale: Scale, match: Matcher
) -> Callable[[SourcedFigure], SafeString]:
    language = get_language() or ""
    return lambda s: _row(template, s, match(s).outcomes if match else None, scale, language)


@lru_cache(maxsize=2048)
def _row(
    template: str,
    sourced: SourcedFigure,
    outcomes: Outcomes | None,
    scale: Scale,
    _language: str,
) -> SafeString:
    """Cached by figure, how it compared and scale; no answer is part of the key."""
    figure = figure_statement(sourced, scale.out_of, outcomes)
    return mark_safe(
        render_to_string(template, {"figure": figure, "plot": figure.plot_up_to(scale.top)})
    )
