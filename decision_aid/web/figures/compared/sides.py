"""Treatments side by side for templates: one row a study, one column a kind of treatment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import THOUSAND, share_of
from decision_aid.domain.evidence.sources import Endpoint, SourcedFigure
from decision_aid.domain.evidence.vocabulary import Use
from decision_aid.domain.logic.relapses_before import WITHOUT_RELAPSES, NoneBefore
from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.domain.results.compared.outcomes import ComparedOutcome, ComparedSide
from decision_aid.web.addresses import outcome_url
from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.compared.paired_bars import paired_bars_html
from decision_aid.web.figures.compared.ratios import RatiosOn, ratios_by_outcome
from decision_aid.web.figures.compared.row import line_html, row_html
from decision_aid.web.figures.people_and_time import outcome_told
from decision_aid.web.figures.spreads import phrases
from decision_aid.web.words import vocabulary


@dataclass(frozen=True, slots=True)
class Group:
    """All studies that compared one outcome, with one denominator.

    ``lead`` is the first of them in one line; ``studies`` counts those that have no room too.
    ``none_before``: why the person had no relapses anyway.
    """

    found: ComparedOutcome
    none_before: NoneBefore | None = None

    @property
    def caution(self) -> str:
        """Where it says little of a person without relapses."""
        why = self.none_before if self.found.endpoint in WITHOUT_RELAPSES else None
        return phrases.no_relapses_before(why) if why else ""

    @property
    def name(self) -> str:
        return self.found.outcome.name

    @property
    def heading(self) -> str:
        """What a person asks."""
        return self.found.outcome.heading

    @property
    def of(self) -> str:
        figures = [match.sourced for c in self.found.comparisons for match in c.matches]
        return _of(self.found.outcome, figures, self.found.out_of)

    @property
    def columns(self) -> tuple[Promise, ...]:
        """The kinds of treatment that any of the studies had: a column of dashes tells nothing."""
        return tuple(vocabulary.USE[each] for each in self._uses)

    @property
    def _uses(self) -> tuple[Use, ...]:
        had = {match.sourced.arm.use for c in self.found.comparisons for match in c.matches}
        return tuple(each for each in vocabulary.USE if each in had)

    @property
    def rows(self) -> SafeString:
        found = self.found.comparisons
        rows = (
            row_html(c, self.found.out_of, self._uses, defined=self._is_defined(c)) for c in found
        )
        return mark_safe("".join(rows))

    def _is_defined(self, one: Comparison) -> bool:
        """Where the study counted it in another way too, and where the outcome does not say what
        happened.
        """
        return self.found.outcome.told_by_definition or any(
            other is not one and _told_alike(other) == _told_alike(one)
            for other in self.found.comparisons
        )

    @property
    def bars(self) -> SafeString:
        """The first of them, drawn."""
        first = self.found.comparisons[0]
        return paired_bars_html(first, self.found.out_of, defined=self._is_defined(first))

    @property
    def lead(self) -> SafeString:
        first = self.found.comparisons[0]
        return line_html(first, self.found.out_of, defined=self._is_defined(first))

    @property
    def studies(self) -> int:
        return len(self.found.comparisons) + self.found.more

    @property
    def is_one(self) -> bool:
        """Then its bars tell all of it on paper."""
        return self.studies == 1

    @property
    def more(self) -> int:
        return self.found.more

    @property
    def url(self) -> str:
        return outcome_url(self.found.endpoint)


@dataclass(frozen=True, slots=True)
class CompareView:
    """Comparisons that hold a transplant, those of drugs alone, and those of people unlike.

    ``beside``: each treatment that a transplant was compared with, by name.
    """

    side: str
    direct: tuple[Group, ...]
    drugs: tuple[Group, ...]
    unlike: tuple[Group, ...]
    ratios: tuple[RatiosOn, ...]
    beside: tuple[str, ...]


def compare_html(sides: tuple[ComparedSide, ...], none_before: NoneBefore | None) -> SafeString:
    """The section that sets treatments side by side: hopes first, then harms, in the same form."""
    return _html(sides, none_before, get_language() or "")


@lru_cache(maxsize=2)
def _html(
    sides: tuple[ComparedSide, ...], none_before: NoneBefore | None, _language: str
) -> SafeString:
    """Cached by how the people of each study compared; no answer is part of the key."""
    views = [_view(side, none_before) for side in sides]
    return mark_safe(render_to_string("figures/compare.html", {"views": views}))


def _view(side: ComparedSide, none_before: NoneBefore | None) -> CompareView:
    def groups(several: Iterable[ComparedOutcome]) -> tuple[Group, ...]:
        return tuple(Group(each, none_before) for each in several)

    return CompareView(
        side=side.side.value,
        direct=groups(side.direct),
        drugs=groups(side.drugs),
        unlike=groups(side.unlike),
        ratios=ratios_by_outcome(side.ratios),
        beside=tuple(dict.fromkeys(_beside_transplant(side))),
    )


def _beside_transplant(side: ComparedSide) -> Iterator[str]:
    for outcome in side.direct:
        for comparison in outcome.comparisons:
            for match in comparison.matches:
                if not match.sourced.arm.is_transplant:
                    yield match.sourced.arm.name
    for ratio in side.ratios:
        if ratio.sourced.versus:
            yield ratio.sourced.versus.name


def _told_alike(comparison: Comparison) -> tuple[object, ...]:
    """Equal for comparisons of one study and outcome, whichever way each of them counted."""
    figure = comparison.figure
    people = (figure.group, figure.group_note)
    return comparison.source, figure.at, figure.unit, *people


def _of(endpoint: Endpoint, figures: list[SourcedFigure], out_of: int) -> str:
    """What the shares in a table count; empty where there is none.

    Of what is rare each cell says of how many people.
    """
    counts_people = any(share_of(each.figure) is not None for each in figures)
    one, differ = outcome_told(endpoint, figures)
    if not counts_people or not one:
        return ""
    said = (
        _("How many %(one)s.") if out_of == THOUSAND else _("Of %(total)s people, so many %(one)s.")
    )
    told = said % {"total": sentences.whole(out_of), "one": one}
    return f"{told} {notes.some_count_otherwise()}" if differ else told
