"""A transplant beside other treatments, only where one study counted both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.comparing import Comparison
from decision_aid.domain.matching import Closeness, Match
from decision_aid.domain.result import ResultPage
from decision_aid.domain.risk import IntervalBy, frames, interval_of, share_of
from decision_aid.domain.topics import TOPICS, Topic
from decision_aid.domain.vocabulary import Use
from decision_aid.web import wording, words
from decision_aid.web.compare_view import compared
from decision_aid.web.consult.figures import range_told
from decision_aid.web.consult.words import Register
from decision_aid.web.evidence import library
from decision_aid.web.figure_view import figure_url, panel_denominator
from decision_aid.web.figure_words import short_group, short_note

_COMPARED = (
    ("worsening", "relapses", "activity", "improvement"),
    ("death", "severe-side-effects", "infection", "autoimmune"),
)
"""One hope and one harm: of each the first topic that has been compared."""


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


def compared_rows(page: ResultPage, register: Register) -> tuple[ComparedRow, ...]:
    """The closest direct comparison with a drug for each key topic; the result page has all.

    Those that count people come before those that give rates.
    """
    found, _nearest = compared(page)
    near = [c for c in found if c.closeness is not Closeness.DIFFERENT and _has_other(c)]
    in_people = [c for c in near if share_of(c.figure) is not None]
    topics = {topic.id: topic for topic in TOPICS}
    found_rows = []
    for side in _COMPARED:
        made = (_first(in_people, topics[t], register) for t in side)
        rates = (_first(near, topics[t], register) for t in side)
        found_rows.append(next(filter(None, (*made, *rates)), None))
    return tuple(row for row in found_rows if row is not None)


def _has_other(comparison: Comparison) -> bool:
    """A transplant against something else, not two ways of doing one."""
    uses = {library().arms[m.sourced.figure.arm].use for m in comparison.matches}
    return Use.TRANSPLANT in uses and len(uses) > 1


def _first(found: list[Comparison], topic: Topic, register: Register) -> ComparedRow | None:
    about = [c for c in found if c.figure.endpoint in topic.endpoints]
    if not about:
        return None
    return _compared_row(topic.id, about[0], register, get_language() or "")


@lru_cache(maxsize=1024)
def _compared_row(
    topic: str, comparison: Comparison, register: Register, _language: str
) -> ComparedRow:
    figure = comparison.figure
    endpoint = library().endpoints[figure.endpoint]
    out_of = panel_denominator(figure.endpoint, tuple(m.sourced for m in comparison.matches))
    about = (
        register.length(figure.at),
        register.design(comparison.source.design),
        comparison.source.label.partition(",")[0].partition(" (")[0],
        short_group(comparison.matches[0].sourced),
        _counts(comparison),
        *dict.fromkeys(short_note(m.sourced.figure) for m in comparison.matches),
    )
    cells = [
        (library().arms[m.sourced.figure.arm].use, _cell(m, out_of, register))
        for m in comparison.matches
    ]
    return ComparedRow(
        id=topic,
        name=register.endpoint(endpoint),
        about=" · ".join(each for each in about if each),
        arms=", ".join(cell.arm for use, cell in cells if use is not Use.TRANSPLANT),
        url=figure_url(comparison.matches[0].sourced),
        transplant=tuple(cell for use, cell in cells if use is Use.TRANSPLANT),
        others=tuple(cell for use, cell in cells if use is not Use.TRANSPLANT),
        closeness=register.closeness(comparison.closeness),
        closeness_class=words.CLOSENESS_CLASS[comparison.closeness],
    )


def _cell(match: Match, out_of: int, register: Register) -> Cell:
    figure = match.sourced.figure
    share, interval = share_of(figure), interval_of(figure)
    told = None if share is None else frames(share, out_of, interval)
    return Cell(
        arm=library().arms[figure.arm].name.partition(",")[0].partition(" (")[0],
        result=wording.people_of(told.affected, told) if told else register.value(figure),
        range=range_told(told, figure),
        ours=interval is not None and interval.by is IntervalBy.US,
    )


def _counts(comparison: Comparison) -> str:
    """People on each treatment, in the order of the treatments."""
    people = [match.sourced.figure.people for match in comparison.matches]
    told = ", ".join(wording.whole(n) if n else "?" for n in people)
    return _("n %(counts)s") % {"counts": told} if any(people) else ""
