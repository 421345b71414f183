"""A transplant beside other treatments, only where one study counted both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import HUNDRED
from decision_aid.domain.evidence.compared_people import (
    behind_a_ratio,
    shown_by_ratio,
    shown_difference,
)
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.topics import Side
from decision_aid.domain.evidence.vocabulary import Use
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.domain.results.compared.key_comparisons import KeyComparison
from decision_aid.domain.results.compared.other_outcome import beside_leading
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.consultation.figures import named
from decision_aid.web.consultation.wording import Alike, Register
from decision_aid.web.figures.compared.chance import shown_in_words, together_in_short
from decision_aid.web.figures.compared.good_side import told_one_way
from decision_aid.web.figures.in_short.beside_leading import study_of_ratio, told_beside
from decision_aid.web.figures.notes import a_ratio_of_one, nothing_compared, ratio_and_range
from decision_aid.web.figures.people_and_time import time_told, types_in_short
from decision_aid.web.figures.sentences import whole
from decision_aid.web.figures.size_of_difference import p_value
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import statement_of
from decision_aid.web.words import time as time_words
from decision_aid.web.words.answers import without_brands


@dataclass(frozen=True, slots=True)
class Cell:
    """One treatment of a comparison; ``result`` as the register tells it."""

    figure: FigureStatement
    result: str

    @property
    def treatment(self) -> str:
        """With what it was not, of other treatments."""
        note = self.figure.source.comparator_note
        is_noted = note and self.figure.arm.id == self.figure.source.comparator
        name = self.figure.short.treatment
        return f"{name} ({note})" if is_noted else name


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One study that counted the same on a transplant and on something else.

    ``name``: in the words that fit what it counted, which may not be all that the outcome says.
    ``figure`` is the first of them, for what they share.
    """

    id: str
    name: str
    about: str
    figure: FigureStatement
    alike: Alike
    transplant: tuple[Cell, ...]
    others: tuple[Cell, ...]

    @property
    def arms(self) -> str:
        return ", ".join(cell.treatment for cell in self.others)


@dataclass(frozen=True, slots=True)
class Choice:
    """An outcome that can be compared in this row, and whether it is the one."""

    id: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ComparedPanel:
    """One hope and one harm, and for each what could be compared instead.

    ``beside``: what belongs beside the hope. ``ratios``: of a hope beside strong drugs, where a
    study tells no more; shown if there is room. ``one_means``: how to read a ratio. ``none``: why
    nothing is compared.
    """

    rows: tuple[ComparedRow, ...] = ()
    choices: tuple[tuple[Choice, ...], ...] = ()
    beside: str = ""
    ratios: str = ""
    one_means: str = ""
    none: str = ""

    @property
    def figures(self) -> frozenset[SourcedFigure]:
        """All whose numbers stand in a row."""
        cells = (cell for row in self.rows for cell in (*row.transplant, *row.others))
        return frozenset(cell.figure.sourced for cell in cells)

    @property
    def has_choice(self) -> bool:
        return any(len(each) > 1 for each in self.choices)


def compared_panel(
    page: PatientResult, register: Register, wanted: Collection[str]
) -> ComparedPanel:
    """The closest direct comparison with a drug for each key topic; the result page has all.

    Those that count people come before those that give rates.
    """
    if page.compared_facts.subtype is None:
        untold = _not_known_if_about if register.clinical else nothing_compared
        return ComparedPanel(none=untold(page.facts))
    found, lang = page.key_comparisons(wanted), get_language() or ""
    rows = (_compared_row(e.topic.id, e.comparison, e.out_of, register, lang) for e in found)
    nearest = page.compared.nearest_ratio  # as on the first page, where nothing else is compared
    alone = () if found or nearest is None else (nearest,)
    ratios = _ratios(page.compared.strong_ratios or alone, register)
    one_means = f"{a_ratio_of_one()}." if ratios else ""
    beside = _beside(found, page)
    return ComparedPanel(tuple(rows), tuple(map(_choices, found)), beside, ratios, one_means)


def _not_known_if_about(facts: Facts) -> str:
    if facts.knows("subtype"):
        return _("Antibodies of NMOSD or MOGAD: whether a study fits is open.")
    return _("Type of MS not known: whether a study fits is open.")


def _beside(found: Iterable[KeyComparison], page: PatientResult) -> str:
    """Of the hope; its ratios stand below by their numbers."""
    hope = next((each for each in found if each.topic.side is Side.OUTCOMES), None)
    if hope is None:
        return ""
    without = replace(beside_leading(hope, page.compared), ratios=())
    told = told_beside(without, hope.comparison.source, brief=True)
    return " ".join(f"{each.said}." for each in told)


def _ratios(matches: tuple[Match, ...], register: Register) -> str:
    """ "Confirmed progression as a ratio, vs natalizumab: hazard ratio 1.06 (0.54 to 2.09), 5 y";
    what the ratios share is told once, behind them.
    """
    if not matches:
        return ""
    pairs = [_ratio(match, register) for match in matches]
    ends = {end for _own, end in pairs}
    told = [own if len(ends) == 1 else f"{own}, {end}" for own, end in pairs]
    words = {
        "outcome": register.endpoint(matches[0].sourced.endpoint),
        "ratios": "; ".join((*told, *ends)) if len(ends) == 1 else "; ".join(told),
    }
    return _("%(outcome)s as a ratio, %(ratios)s.") % words


def _ratio(match: Match, register: Register) -> tuple[str, str]:
    """Its numbers, and what the study showed and how."""
    told, figure = statement_of(match, HUNDRED), match.sourced.figure
    shown = shown_by_ratio(figure)
    people = ", ".join(map(whole, behind_a_ratio(match.sourced)))
    own = (
        ratio_and_range(told.value, figure.ci),
        register.length(figure.at),
        _("n %(counts)s") % {"counts": people} if people else "",
    )
    end = (
        shown_in_words(shown) if shown else "",
        register.design_of_groups(told.source.design),
        study_of_ratio(match),
    )
    other = without_brands(told.versus.name) if told.versus else ""
    ratio = ", ".join(filter(None, own))
    return _("vs %(arm)s: %(ratio)s") % {"arm": other, "ratio": ratio}, ", ".join(filter(None, end))


def _choices(chosen: KeyComparison) -> tuple[Choice, ...]:
    return tuple(Choice(topic.id, topic.title, topic is chosen.topic) for topic in chosen.choices)


@lru_cache(maxsize=1024)
def _compared_row(
    topic: str, comparison: Comparison, out_of: int, register: Register, _language: str
) -> ComparedRow:
    figure = comparison.figure
    told = told_one_way(comparison, out_of)
    first = told[0]
    name = named(first.endpoint, figure.group, register)
    about = (
        _time(first, register),
        register.design_of_groups(comparison.source.design),
        first.short.study.partition(" (")[0],
        first.short.group or ("" if first.short.is_near else types_in_short(first.sourced)),
        _counts(told),
        *dict.fromkeys(each.short.note for each in told),
        "" if register.clinical and _says_how(first, name) else first.short.caution,
        _shown(told),
    )
    cells = [_cell(each, register) for each in told]
    return ComparedRow(
        id=topic,
        name=name,
        about=" · ".join(each for each in about if each),
        figure=first,
        alike=register.alike(comparison.closeness, first.short.alike),
        transplant=tuple(c for c in cells if c.figure.arm.use is Use.TRANSPLANT),
        others=tuple(c for c in cells if c.figure.arm.use is not Use.TRANSPLANT),
    )


def _says_how(told: FigureStatement, name: str) -> bool:
    """Whether the name is of what this figure counts, where that is not quite its outcome."""
    term = told.endpoint.term
    usual = told.source.vocabulary.usual(told.endpoint).term
    return term != usual and term.lower() in name.lower()


def _time(told: FigureStatement, register: Register) -> str:
    """Where no time was stated, how long half were followed, or all on average."""
    figure, followed = told.published, told.source.follow_up
    if figure.at is not None or followed is None:
        return register.length(figure.at)
    if not register.clinical:
        return time_told(told.sourced)
    return time_words.followed_for(followed, clinical=True)


def _shown(told: Sequence[FigureStatement]) -> str:
    """Whether the study showed that they differ; by its p value where it has one."""
    found = shown_difference([each.sourced for each in told])
    if found is None:
        return together_in_short([each.sourced for each in told])
    p = p_value(found.p) if found.p else ""
    if found.is_shown:
        return p or shown_in_words(found)
    return f"{shown_in_words(found)} ({p})" if p else shown_in_words(found)


def _cell(told: FigureStatement, register: Register) -> Cell:
    return Cell(told, told.result if told.frames else register.value(told.published))


def _counts(told: Iterable[FigureStatement]) -> str:
    """People on each treatment, in the order of the treatments."""
    people = [each.short.people for each in told]
    counts = ", ".join(n or "?" for n in people)
    return _("n %(counts)s") % {"counts": counts} if any(people) else _("n not given")
