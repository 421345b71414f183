"""A transplant against another treatment where a study tells ratios alone, each as a card.

In: ratios of one side of a result. Out: a card for each study and treatment, in plain words; the
ratios themselves stand in its fold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import HUNDRED
from decision_aid.domain.evidence.compared_people import behind_a_ratio, shown_by_ratio
from decision_aid.domain.results.compared.outcomes import ComparedTreatments
from decision_aid.domain.results.matching import Match
from decision_aid.domain.similarity.outcomes import Outcome
from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.compared.chance import (
    in_few_words,
    not_told_if_by_chance,
    shown_in_words,
)
from decision_aid.web.figures.compared.drugs_had import told_of
from decision_aid.web.figures.compared.of_treatments import statuses_of
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import statement_of
from decision_aid.web.words.answers import without_brands

_MOST_ROWS = 8
"""Of comparisons on one side that are in sight; one told as ratios always is."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """One outcome: what its range shows in words, and the ratio."""

    figure: FigureStatement
    said: str
    shown: str
    in_words: str


@dataclass(frozen=True, slots=True)
class RatioCard:
    """One study against one treatment. ``had``: what the person told of that treatment.

    ``people``: on both treatments, where the study tells it.
    """

    first: FigureStatement
    had: str
    people: str
    ratios: tuple[Ratio, ...]

    @property
    def statuses(self) -> SafeString:
        return statuses_of((self.first.versus,) if self.first.versus else ())

    @property
    def names_types(self) -> bool:
        """Whether the part of the study does not say which types of MS it had."""
        return not self.first.part_of_study and bool(self.first.short.types_where_open)


@dataclass(frozen=True, slots=True)
class Cards:
    """``shown``: the first, which have room. ``more``: those behind a fold."""

    shown: tuple[RatioCard, ...] = ()
    more: tuple[RatioCard, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.shown)


def cards_of(
    ratios: Iterable[Match], compared: ComparedTreatments, rows: tuple[int, int]
) -> tuple[Cards, Cards]:
    """Those that fit the person, beside drugs that failed last; and those in whom hardly anybody
    had their type of MS, or nobody knows. ``rows``: so many comparisons of each of these stand
    before them on the page.
    """
    together: dict[tuple[object, ...], list[Match]] = {}
    for each in ratios:
        figure = each.sourced.figure
        key = each.sourced.source, figure.compared_with, figure.group
        together.setdefault(key, []).append(each)
    had = compared.had
    several = sorted(
        together.values(), key=lambda own: had.place({own[0].sourced.figure.compared_with})
    )
    cards = [(own[0].outcomes[0] is not Outcome.SILENT, _card(own, compared)) for own in several]
    fit = _cards((card for fits, card in cards if fits), rows[0])
    before = rows[0] + len(fit.shown) + rows[1]
    return fit, _cards((card for fits, card in cards if not fits), before)


def _cards(found: Iterable[RatioCard], before: int) -> Cards:
    cards, room = tuple(found), max(1, _MOST_ROWS - before)
    return Cards(cards[:room], cards[room:])


def _card(own: list[Match], compared: ComparedTreatments) -> RatioCard:
    told = tuple(map(_ratio, own))
    first = told[0].figure
    had = told_of(own[0].sourced.figure.compared_with, compared.had)
    return RatioCard(first, had, _people(own[0], first), told)


def _people(ratio: Match, told: FigureStatement) -> str:
    both = behind_a_ratio(ratio.sourced)
    if not both and ratio.sourced.figure.people:
        return _("counted here: %(people)s") % {"people": told.people_told}
    if not both or told.versus is None:
        return told.people_told
    own, other = map(sentences.whole, both)
    words = {"own": own, "other": other, "drug": without_brands(told.versus.name)}
    return _("%(own)s people had a transplant, %(other)s had %(drug)s") % words


def _ratio(match: Match) -> Ratio:
    figure = match.sourced.figure
    told = statement_of(match, HUNDRED)
    found = shown_by_ratio(figure)
    shown = "" if found is None else in_few_words(found)
    said = notes.ratio_and_range(told.value, figure.ci)
    if found is None:
        came_out = not_told_if_by_chance()
    elif not found.is_shown:
        came_out = shown_in_words(found)
    else:
        came_out = _("less often after the transplant") if figure.value < 1 else _(
            "more often after the transplant"
        )  # fmt: skip
    words = {"outcome": capfirst(told.endpoint.name), "came_out": came_out}
    return Ratio(told, said, shown, _("%(outcome)s: %(came_out)s.") % words)
