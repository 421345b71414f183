"""Key figures and comparisons with drugs, one row each, with what a clinician reads first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.comparing import Comparison, comparisons
from decision_aid.domain.evidence import Figure
from decision_aid.domain.matching import Closeness, Dimension, Match, Outcome
from decision_aid.domain.result import ResultPage
from decision_aid.domain.risk import Frames, IntervalBy, frames, interval_of, share_of
from decision_aid.domain.topics import TOPICS, Side, Topic
from decision_aid.domain.vocabulary import Use
from decision_aid.web import wording, words
from decision_aid.web.compare_view import groups_of_figures
from decision_aid.web.consult.words import Register
from decision_aid.web.evidence import library
from decision_aid.web.figure_view import figure_url, panel_denominator
from decision_aid.web.topic_view import KeyFigure, key_figure

ON_SCREEN = (
    "worsening", "relapses", "activity", "improvement",
    "death", "severe-side-effects", "infection", "fertility", "autoimmune", "early-worsening",
)  # fmt: skip
_COMPARED = (
    ("worsening", "relapses", "activity", "improvement"),
    ("death", "severe-side-effects", "infection", "autoimmune"),
)
"""One hope and one harm: of each the first topic that has been compared."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One outcome. ``none`` says why there is no figure. ``why``: what keeps it from matching.

    ``told``: on how many of the six points the study says whom it took.
    """

    id: str
    name: str
    none: str = ""
    result: str = ""
    others: str = ""
    range: str = ""
    ours: bool = False
    warning: str = ""
    people: str = ""
    design: str = ""
    time: str = ""
    study: str = ""
    url: str = ""
    closeness: str = ""
    closeness_class: str = ""
    told: int = 0
    why: str = ""


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


def rows_of(page: ResultPage, register: Register, side: Side) -> tuple[Row, ...]:
    """The figure that the result page draws first for each topic, or why there is none."""
    shown = [topic for topic in TOPICS if topic.side is side and topic.id in ON_SCREEN]
    return tuple(_row(topic, key_figure(topic, page), register) for topic in shown)


def _row(topic: Topic, key: KeyFigure, register: Register) -> Row:
    if key.lead is None:
        endpoint = library().endpoints[topic.endpoints[0]]
        name = register.endpoint(endpoint) if register.clinical else str(words.TOPIC[topic.id])
        return Row(id=topic.id, name=name, none=_none(key))
    return _figure_row(topic.id, key.lead, key.out_of, register, get_language() or "")


def _none(key: KeyFigure) -> str:
    if key.nobody:
        return _("Nobody studied, as far as we found.")
    return _("Small reports only. That is not “no risk”.")


@lru_cache(maxsize=4096)
def _figure_row(topic: str, match: Match, out_of: int, register: Register, _language: str) -> Row:
    """Kept by figure and by how it compared; no answer is part of the key."""
    sourced = match.sourced
    figure, source = sourced.figure, sourced.source
    endpoint = library().endpoints[figure.endpoint]
    share, interval = share_of(figure), interval_of(figure)
    told = None if share is None else frames(share, out_of, interval)
    affected, others = _in_people(told, figure) if told else (register.value(figure), "")
    return Row(
        id=topic,
        name=register.endpoint(endpoint),
        result=affected,
        others=others,
        range=_range(told, figure),
        ours=interval is not None and interval.by is IntervalBy.US,
        warning=_warning(told) if told else "",
        people=wording.whole(sourced.people) if sourced.people else "",
        design=register.design(source.design),
        time=register.length(figure.at),
        study=source.label.partition(",")[0],
        url=figure_url(sourced),
        closeness=register.closeness(match.closeness),
        closeness_class=words.CLOSENESS_CLASS[match.closeness],
        told=len(Dimension) - len(match.dimensions(Outcome.NOT_REPORTED)),
        why=_why(match, register),
    )


def _in_people(told: Frames, figure: Figure) -> tuple[str, str]:
    """Both frames, as on the result page."""
    affected, others, total = wording.in_people(told, figure)
    if told.affected == 0 and not told.nobody:
        affected = _("< 1")
    return (
        _("%(n)s of %(total)s") % {"n": affected, "total": total},
        _("%(n)s not") % {"n": others},
    )


def _range(told: Frames | None, figure: Figure) -> str:
    """Of people where people are counted; else as published. Empty where there is none."""
    if told is None:
        return _ends(str(figure.ci.low), str(figure.ci.high)) if figure.ci else ""
    if told.low is None or told.high is None:
        return ""
    ends = _ends(wording.whole(told.low), wording.whole(told.high))
    if told.nobody or told.everybody:
        return _("%(ends)s of %(total)s") % {"ends": ends, "total": wording.whole(told.out_of)}
    return ends


def _ends(low: str, high: str) -> str:
    """Two numbers that no line break parts."""
    return f"{low}–\u2060{high}"


def _warning(told: Frames) -> str:
    """Zero events is never "no risk"; the range beside it says how far that goes."""
    if told.nobody:
        return _("none seen: not “no risk”")
    return _("all of them: few studied") if told.everybody else ""


def _why(match: Match, register: Register) -> str:
    """What keeps the people from matching."""
    parts = []
    for outcome, said in (
        (Outcome.UNKNOWN, _("open: %(what)s")),
        (Outcome.FEW, _("few of this type: %(what)s")),
    ):
        named = [register.dimension(each) for each in match.dimensions(outcome)]
        if named:
            parts.append(said % {"what": ", ".join(named)})
    return "; ".join(parts)


def compared_rows(page: ResultPage, register: Register) -> tuple[ComparedRow, ...]:
    """The closest direct comparison with a drug for each key topic; the result page has all.

    Those that count people come before those that give rates.
    """
    arms = library().transplant_arms
    found = comparisons(groups_of_figures(), page.match_of, arms, page.facts.subtype)
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
        register.length(figure.at) if figure.at else "",
        register.design(comparison.source.design),
        comparison.source.label.partition(",")[0].partition(" (")[0],
        _counts(comparison),
    )
    cells = [
        (library().arms[m.sourced.figure.arm].use, _cell(m, out_of, register)) for m in comparison.matches
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
    sourced, figure = match.sourced, match.sourced.figure
    share, interval = share_of(figure), interval_of(figure)
    told = None if share is None else frames(share, out_of, interval)
    return Cell(
        arm=library().arms[figure.arm].name.partition(",")[0].partition(" (")[0],
        result=wording.people_of(told.affected, told) if told else register.value(figure),
        range=_range(told, figure),
        ours=interval is not None and interval.by is IntervalBy.US,
    )


def _counts(comparison: Comparison) -> str:
    """People on each treatment, in the order of the treatments."""
    people = [match.sourced.figure.people for match in comparison.matches]
    told = ", ".join(wording.whole(n) if n else "?" for n in people)
    return _("n %(counts)s") % {"counts": told} if any(people) else ""
