"""Treatments side by side for templates: one row a study, one column a kind of treatment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import HUNDRED, share_of
from decision_aid.domain.evidence.compared_people import shown_by_ratio
from decision_aid.domain.evidence.sources import Endpoint, SourcedFigure
from decision_aid.domain.results.compared_outcomes import ComparedOutcome, ComparedSide
from decision_aid.domain.results.matching import Match
from decision_aid.web.addresses import outcome_url
from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.compared.paired_bars import paired_bars_html
from decision_aid.web.figures.compared.row import in_few_words, line_html, row_html
from decision_aid.web.figures.people_and_time import outcome_told
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import statement_of
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words import vocabulary


@dataclass(frozen=True, slots=True)
class Group:
    """All studies that compared one outcome, with one denominator.

    ``lead`` is the first of them in one line; ``studies`` counts those that have no room too.
    """

    found: ComparedOutcome

    @property
    def name(self) -> str:
        return self._endpoint.name

    @property
    def _endpoint(self) -> Endpoint:
        return evidence_base().endpoints[self.found.endpoint]

    @property
    def of(self) -> str:
        figures = [match.sourced for c in self.found.comparisons for match in c.matches]
        return _of(self._endpoint, figures, sentences.whole(self.found.out_of))

    @property
    def rows(self) -> SafeString:
        found = self.found.comparisons
        return mark_safe("".join(row_html(c, self.found.out_of) for c in found))

    @property
    def bars(self) -> SafeString:
        """The first of them, drawn."""
        return paired_bars_html(self.found.comparisons[0], self.found.out_of)

    @property
    def lead(self) -> SafeString:
        return line_html(self.found.comparisons[0], self.found.out_of)

    @property
    def studies(self) -> int:
        return len(self.found.comparisons) + self.found.more

    @property
    def more(self) -> int:
        return self.found.more

    @property
    def url(self) -> str:
        return outcome_url(self.found.endpoint)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A transplant against another treatment where only a ratio is told, and what it shows."""

    figure: FigureStatement
    said: str
    shown: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class RatiosOn:
    """All of them on one outcome."""

    name: str
    ratios: tuple[Ratio, ...]

    @property
    def said(self) -> str:
        """ "no difference shown in 4 of 4": in how many of them, by their range."""
        none = sum(each.is_open for each in self.ratios)
        told = {"name": self.name, "none": none, "all": len(self.ratios)}
        if none:
            return _("%(name)s: no difference shown in %(none)s of %(all)s.") % told
        told["some"] = sum(bool(each.shown) for each in self.ratios)
        return _("%(name)s: difference shown in %(some)s of %(all)s.") % told


@dataclass(frozen=True, slots=True)
class CompareView:
    """Comparisons that hold a transplant, those of drugs alone, and those of people unlike."""

    side: str
    columns: tuple[Promise, ...]
    direct: tuple[Group, ...]
    drugs: tuple[Group, ...]
    unlike: tuple[Group, ...]
    ratios: tuple[RatiosOn, ...]


def compare_html(sides: tuple[ComparedSide, ...]) -> SafeString:
    """The section that sets treatments side by side: hopes first, then harms, in the same form."""
    return _html(sides, get_language() or "")


@lru_cache(maxsize=2)
def _html(sides: tuple[ComparedSide, ...], _language: str) -> SafeString:
    """Cached by how the people of each study compared; no answer is part of the key."""
    views = [_view(side) for side in sides]
    return mark_safe(render_to_string("results/compare.html", {"views": views}))


def _view(side: ComparedSide) -> CompareView:
    return CompareView(
        side=side.side.value,
        columns=tuple(vocabulary.USE.values()),
        direct=tuple(map(Group, side.direct)),
        drugs=tuple(map(Group, side.drugs)),
        unlike=tuple(map(Group, side.unlike)),
        ratios=tuple(
            RatiosOn(own[0].figure.endpoint.name, own) for own in _by_outcome(side.ratios)
        ),
    )


def _by_outcome(ratios: tuple[Match, ...]) -> Iterator[tuple[Ratio, ...]]:
    for _endpoint, own in groupby(ratios, key=lambda each: each.sourced.figure.endpoint):
        yield tuple(map(_ratio, own))


def _ratio(match: Match) -> Ratio:
    told = statement_of(match, HUNDRED)
    found = shown_by_ratio(match.sourced.figure)
    shown = "" if found is None else in_few_words(found)
    said = notes.ratio_and_range(told.value, match.sourced.figure.ci)
    return Ratio(told, said, shown, is_open=found is not None and not found.is_shown)


def _of(endpoint: Endpoint, figures: list[SourcedFigure], total: str) -> str:
    """What the shares in a table count; empty where there is none."""
    counts_people = any(share_of(each.figure) is not None for each in figures)
    one, differ = outcome_told(endpoint, figures)
    if not counts_people or not one:
        return ""
    told = _("Of %(total)s people, so many %(one)s.") % {"total": total, "one": one}
    return f"{told} {notes.some_count_otherwise()}" if differ else told
