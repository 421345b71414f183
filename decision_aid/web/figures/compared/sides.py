"""Treatments side by side for templates: one row a study, one column a kind of treatment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import THOUSAND, share_of
from decision_aid.domain.evidence.sources import Arm, Endpoint, SourcedFigure
from decision_aid.domain.evidence.vocabulary import Use
from decision_aid.domain.logic.relapses_before import WITHOUT_RELAPSES, NoneBefore
from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.domain.results.compared.key_comparisons import more_alike
from decision_aid.domain.results.compared.outcomes import (
    ComparedOutcome,
    ComparedSide,
    ComparedTreatments,
)
from decision_aid.web.addresses import outcome_url
from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.compared.drawn import line_html, row_html
from decision_aid.web.figures.compared.drugs_had import NamedDrug, named_drugs
from decision_aid.web.figures.compared.of_treatments import filled, statuses_of, with_entry
from decision_aid.web.figures.compared.paired_bars import paired_bars_html
from decision_aid.web.figures.compared.ratios import Cards, cards_of
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
    def _first(self) -> Comparison:
        return self.found.comparisons[0]

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
    def columns(self) -> tuple[str, ...]:
        """A transplant and what it was compared with; of one kind alone one column."""
        kinds = {
            match.sourced.arm.is_transplant for c in self.found.comparisons for match in c.matches
        }
        if len(kinds) == 1:
            return (_("Treatments"),)
        return str(vocabulary.USE[Use.TRANSPLANT]), _("Compared with")

    @property
    def rows(self) -> SafeString:
        found, columns = self.found.comparisons, self.columns
        rows = (row_html(c, self.found.out_of, columns, defined=self._is_defined(c)) for c in found)
        return mark_safe("".join(rows))

    def _is_defined(self, one: Comparison) -> bool:
        """Where the study counted it in another way too, and where the outcome does not say what
        happened.
        """
        return self.found.outcome.told_by_definition or any(
            other is not one and other.told_alike == one.told_alike
            for other in self.found.comparisons
        )

    @property
    def bars(self) -> SafeString:
        """The first of them, drawn; a small report is told in a line alone."""
        if self.is_small_report:
            return SafeString("")
        defined = self._is_defined(self._first)
        return paired_bars_html(self._first, self.found.out_of, defined=defined)

    @property
    def lead(self) -> SafeString:
        is_defined = self.is_small_report or self._is_defined(self._first)
        return line_html(self._first, self.found.out_of, defined=is_defined)

    @property
    def statuses(self) -> tuple[SafeString, SafeString]:
        """Of what is drawn, and of what the other studies compared."""
        arms = [[m.sourced.arm for m in c.matches] for c in self.found.comparisons]
        return statuses_of(arms[0]), statuses_of(each for own in arms[1:] for each in own)

    @property
    def is_too_few_to_know(self) -> bool:
        return self._first.is_too_few_to_know

    @property
    def is_small_report(self) -> bool:
        return self._first.is_small_report

    @property
    def more_alike(self) -> SafeString:
        """Another study, whose people are more alike than those of the first, in one line."""
        first, *others = self.found.comparisons
        found = more_alike(first, others)
        if found is None:
            return SafeString("")
        line = line_html(found, self.found.out_of, defined=self._is_defined(found))
        name = _("People more alike, %(study)s.") % {"study": found.source.short_name}
        return format_html("{} {}", name, line)

    @property
    def studies(self) -> int:
        """One that counted at several times is one."""
        return len({each.source for each in self.found.comparisons}) + self.found.more

    @property
    def is_one(self) -> bool:
        """Then its bars tell all of it on paper."""
        return len(self.found.comparisons) + self.found.more == 1 and not self.is_small_report

    @property
    def more(self) -> int:
        return self.found.more

    @property
    def url(self) -> str:
        return outcome_url(self.found.endpoint)


@dataclass(frozen=True, slots=True)
class CompareView:
    """One side. ``beside``: each treatment that a transplant was compared with, by name.

    ``direct`` and ``cards``: what fits the person, with two numbers and as ratios; ``open_groups``
    and ``open_cards``: where nobody knows. ``folds``: ways of a transplant, drugs alone, and people
    unlike.
    """

    side: str
    beside: tuple[NamedDrug, ...]
    direct: SafeString
    cards: Cards
    open_groups: SafeString
    open_cards: Cards
    folds: SafeString

    @property
    def is_open(self) -> bool:
        return bool(self.open_groups or self.open_cards)


def compare_html(compared: ComparedTreatments, none_before: NoneBefore | None) -> SafeString:
    """The section that sets treatments side by side: hopes first, then harms, in the same form."""
    views = [_view(side, compared, none_before) for side in compared.sides]
    html = render_to_string("figures/compare.html", {"views": views})
    return with_entry(filled(html, compared.had), compared.match_of.person.facts)


def _view(
    side: ComparedSide, compared: ComparedTreatments, none_before: NoneBefore | None
) -> CompareView:
    fit, type_open = cards_of(side.ratios, compared, (len(side.direct), len(side.type_open)))
    language = get_language() or ""
    return CompareView(
        side=side.side.value,
        beside=named_drugs(_beside_transplant(side), compared.had),
        direct=_groups_html(side.direct, none_before, True, language),
        cards=fit,
        open_groups=_groups_html(side.type_open, none_before, False, language),
        open_cards=type_open,
        folds=_folds_html(side.ways, side.drugs, side.unlike, none_before, language),
    )


@lru_cache(maxsize=8)
def _groups_html(
    found: tuple[ComparedOutcome, ...],
    none_before: NoneBefore | None,
    has_lead: bool,
    _language: str,
) -> SafeString:
    """Kept by how the people of each study compared; no answer is part of the key.

    ``has_lead``: the first stands open, unless it happened to so few that it tells nothing.
    """
    if not found:
        return SafeString("")
    groups = [Group(each, none_before) for each in found]
    lead = (
        next((each for each in groups if not each.is_too_few_to_know), None) if has_lead else None
    )
    context = {"groups": [(each, each is not lead) for each in groups]}
    return mark_safe(render_to_string("figures/compare_groups.html", context))


@lru_cache(maxsize=4)
def _folds_html(
    ways: tuple[ComparedOutcome, ...],
    drugs: tuple[ComparedOutcome, ...],
    unlike: tuple[ComparedOutcome, ...],
    none_before: NoneBefore | None,
    _language: str,
) -> SafeString:
    several = (ways, drugs, unlike)
    ways_of, drugs_of, unlike_of = (tuple(Group(e, none_before) for e in each) for each in several)
    context = {"ways": ways_of, "drugs": drugs_of, "unlike": unlike_of}
    return mark_safe(render_to_string("figures/compare_folds.html", context))


def _beside_transplant(side: ComparedSide) -> Iterator[Arm]:
    for outcome in (*side.direct, *side.type_open):
        for comparison in outcome.comparisons:
            for match in comparison.matches:
                if not match.sourced.arm.is_transplant:
                    yield match.sourced.arm
    for ratio in side.ratios:
        if ratio.sourced.versus:
            yield ratio.sourced.versus


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
