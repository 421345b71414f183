"""A transplant beside other treatments, only where one study counted both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.domain.evidence.topics import OutcomeTopic, Side, ToldOn
from decision_aid.domain.evidence.vocabulary import Use
from decision_aid.domain.results.comparisons import Comparison
from decision_aid.domain.results.matching import Closeness
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.consultation.figures import named
from decision_aid.web.consultation.wording import Register
from decision_aid.web.figures.comparisons import compared
from decision_aid.web.figures.panels import panel_denominator
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import statement_of
from decision_aid.web.loaded import evidence_base


def comparable_topics() -> Mapping[Side, tuple[OutcomeTopic, ...]]:
    """One hope and one harm: of each what was chosen, else the first topic that was compared."""
    topics = evidence_base().topics_on(ToldOn.COMPARISON)
    return {side: tuple(topic for topic in topics if topic.side is side) for side in Side}


def comparing(wanted: frozenset[str], topic: str) -> frozenset[str]:
    """With this topic in place of the other of its side."""
    for topics in comparable_topics().values():
        if topic in (ids := {each.id for each in topics}):
            return wanted.difference(ids) | {topic}
    return wanted


@dataclass(frozen=True, slots=True)
class Cell:
    """One treatment of a comparison; ``result`` as the register tells it."""

    figure: FigureStatement
    result: str


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One study that counted the same on a transplant and on something else.

    ``figure`` is the first of them, for what they share.
    """

    id: str
    name: str
    about: str
    figure: FigureStatement
    closeness: str
    transplant: tuple[Cell, ...]
    others: tuple[Cell, ...]

    @property
    def arms(self) -> str:
        return ", ".join(cell.figure.short.treatment for cell in self.others)


@dataclass(frozen=True, slots=True)
class Choice:
    """An outcome that can be compared in this row, and whether it is the one."""

    id: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ComparedPanel:
    """One hope and one harm, and for each what could be compared instead."""

    rows: tuple[ComparedRow, ...] = ()
    choices: tuple[tuple[Choice, ...], ...] = ()

    @property
    def has_choice(self) -> bool:
        return any(len(each) > 1 for each in self.choices)


def compared_panel(
    page: PatientResult, register: Register, wanted: Collection[str]
) -> ComparedPanel:
    """The closest direct comparison with a drug for each key topic; the result page has all.

    Those that count people come before those that give rates.
    """
    found, _nearest = compared(page)
    near = [c for c in found if c.closeness is not Closeness.DIFFERENT and _has_other(c)]
    in_people = [c for c in near if share_of(c.figure) is not None]
    rows, choices = [], []
    for side in comparable_topics().values():
        row = _row_of(side, wanted, (in_people, near), register)
        if row is not None:
            rows.append(row)
            choices.append(_choices(side, near, row.id))
    return ComparedPanel(tuple(rows), tuple(choices))


def _row_of(
    side: tuple[OutcomeTopic, ...],
    wanted: Collection[str],
    found: tuple[list[Comparison], list[Comparison]],
    register: Register,
) -> ComparedRow | None:
    order = [
        *((each, topic) for topic in side if topic.id in wanted for each in found),
        *((each, topic) for each in found for topic in side),
    ]
    made = (_first(each, topic, register) for each, topic in order)
    return next(filter(None, made), None)


def _choices(
    side: Iterable[OutcomeTopic], near: list[Comparison], chosen: str
) -> tuple[Choice, ...]:
    endpoints = {each.figure.endpoint for each in near}
    return tuple(
        Choice(topic.id, topic.title, topic.id == chosen)
        for topic in side
        if endpoints.intersection(topic.endpoints)
    )


def _has_other(comparison: Comparison) -> bool:
    """A transplant against something else, not two ways of doing one."""
    uses = {m.sourced.arm.use for m in comparison.matches}
    return Use.TRANSPLANT in uses and len(uses) > 1


def _first(found: list[Comparison], topic: OutcomeTopic, register: Register) -> ComparedRow | None:
    about = [c for c in found if c.figure.endpoint in topic.endpoints]
    if not about:
        return None
    return _compared_row(topic.id, about[0], register, get_language() or "")


@lru_cache(maxsize=1024)
def _compared_row(
    topic: str, comparison: Comparison, register: Register, _language: str
) -> ComparedRow:
    figure = comparison.figure
    out_of = panel_denominator(figure.endpoint, tuple(m.sourced for m in comparison.matches))
    told = [statement_of(match, out_of) for match in comparison.matches]
    first = told[0]
    about = (
        register.length(figure.at),
        register.design(comparison.source.design),
        first.short.study.partition(" (")[0],
        first.short.group,
        _counts(told),
        *dict.fromkeys(each.short.note for each in told),
    )
    cells = [_cell(each, register) for each in told]
    return ComparedRow(
        id=topic,
        name=named(comparison.matches[0].sourced.endpoint, figure.group, register),
        about=" · ".join(each for each in about if each),
        figure=first,
        closeness=register.closeness(comparison.closeness),
        transplant=tuple(c for c in cells if c.figure.arm.use is Use.TRANSPLANT),
        others=tuple(c for c in cells if c.figure.arm.use is not Use.TRANSPLANT),
    )


def _cell(told: FigureStatement, register: Register) -> Cell:
    return Cell(told, told.result if told.frames else register.value(told.published))


def _counts(told: Iterable[FigureStatement]) -> str:
    """People on each treatment, in the order of the treatments."""
    people = [each.short.people for each in told]
    counts = ", ".join(n or "?" for n in people)
    return _("n %(counts)s") % {"counts": counts} if any(people) else ""
