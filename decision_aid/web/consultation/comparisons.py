"""A transplant beside other treatments, only where one study counted both."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import (
    IntervalBy,
    interval_of,
    natural_frequency,
    share_of,
)
from decision_aid.domain.evidence.vocabulary import Use
from decision_aid.domain.results.compared_outcomes import KeyComparison
from decision_aid.domain.results.comparisons import Comparison
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.addresses import figure_url
from decision_aid.web.consultation.figures import named, points_alike, range_told
from decision_aid.web.consultation.wording import Register
from decision_aid.web.figures import sentences
from decision_aid.web.figures.people_and_time import short_group, short_note
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words import vocabulary
from decision_aid.web.words import vocabulary as words


@dataclass(frozen=True, slots=True)
class Cell:
    """One treatment of a comparison."""

    arm: str
    result: str
    range: str
    ours: bool


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One study that counted the same on a transplant and on something else."""

    id: str
    name: str
    about: str
    arms: str
    url: str
    transplant: tuple[Cell, ...]
    others: tuple[Cell, ...]
    closeness: str
    closeness_class: str
    alike: int


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
    found = page.key_comparisons(wanted)
    rows = (_compared_row(e.topic.id, e.comparison, e.out_of, register, _lang()) for e in found)
    return ComparedPanel(tuple(rows), tuple(map(_choices, found)))


def _choices(chosen: KeyComparison) -> tuple[Choice, ...]:
    return tuple(
        Choice(topic.id, str(vocabulary.TOPIC[topic.id]), topic is chosen.topic)
        for topic in chosen.choices
    )


def _lang() -> str:
    return get_language() or ""


@lru_cache(maxsize=1024)
def _compared_row(
    topic: str, comparison: Comparison, out_of: int, register: Register, _language: str
) -> ComparedRow:
    figure = comparison.figure
    endpoint = evidence_base().endpoints[figure.endpoint]
    about = (
        register.length(figure.at),
        register.design(comparison.source.design),
        comparison.source.label.partition(",")[0].partition(" (")[0],
        short_group(comparison.matches[0].sourced),
        _counts(comparison),
        *dict.fromkeys(short_note(m.sourced.figure) for m in comparison.matches),
    )
    cells = [
        (evidence_base().arms[m.sourced.figure.arm].use, _cell(m, out_of, register))
        for m in comparison.matches
    ]
    return ComparedRow(
        id=topic,
        name=named(endpoint, figure.group, register),
        about=" · ".join(each for each in about if each),
        arms=", ".join(cell.arm for use, cell in cells if use is not Use.TRANSPLANT),
        url=figure_url(comparison.matches[0].sourced),
        transplant=tuple(cell for use, cell in cells if use is Use.TRANSPLANT),
        others=tuple(cell for use, cell in cells if use is not Use.TRANSPLANT),
        closeness=register.closeness(comparison.closeness),
        closeness_class=words.CLOSENESS_CLASS[comparison.closeness],
        alike=points_alike(comparison.matches[0]),
    )


def _cell(match: Match, out_of: int, register: Register) -> Cell:
    figure = match.sourced.figure
    share, interval = share_of(figure), interval_of(figure)
    told = None if share is None else natural_frequency(share, out_of, interval)
    return Cell(
        arm=evidence_base().arms[figure.arm].name.partition(",")[0].partition(" (")[0],
        result=sentences.people_of(told.affected, told) if told else register.value(figure),
        range=range_told(told, figure),
        ours=interval is not None and interval.by is IntervalBy.US,
    )


def _counts(comparison: Comparison) -> str:
    """People on each treatment, in the order of the treatments."""
    people = [match.sourced.figure.people for match in comparison.matches]
    told = ", ".join(sentences.whole(n) if n else "?" for n in people)
    return _("n %(counts)s") % {"counts": told} if any(people) else ""
