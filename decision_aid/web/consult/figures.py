"""Key figures and comparisons with drugs, one row each, with what a clinician reads first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.comparing import Comparison, comparisons
from decision_aid.domain.matching import Closeness, Dimension, Match, Outcome
from decision_aid.domain.result import ResultPage
from decision_aid.domain.risk import frames, interval_of, share_of
from decision_aid.domain.topics import TOPICS, Side, Topic
from decision_aid.domain.vocabulary import Use
from decision_aid.web import wording, words
from decision_aid.web.compare_view import groups_of_figures
from decision_aid.web.consult.words import Register
from decision_aid.web.evidence import library
from decision_aid.web.figure_view import figure_url, panel_denominator
from decision_aid.web.handover.summary_terms import as_printed
from decision_aid.web.topic_view import KeyFigure, key_figure

ON_SCREEN = (
    "worsening", "relapses", "activity", "improvement",
    "death", "severe-side-effects", "infection", "fertility", "autoimmune", "early-worsening",
)  # fmt: skip
_COMPARED = ("worsening", "relapses", "activity", "improvement", "death", "severe-side-effects")
MOST_COMPARED = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One outcome. ``none`` says why there is no figure. ``why``: what keeps it from matching."""

    id: str
    name: str
    none: str = ""
    result: str = ""
    others: str = ""
    range: str = ""
    warning: str = ""
    people: str = ""
    design: str = ""
    time: str = ""
    study: str = ""
    url: str = ""
    printed: str = ""
    closeness: str = ""
    closeness_class: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One treatment of a comparison."""

    arm: str
    result: str
    range: str
    people: str


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One study that counted the same on a transplant and on something else."""

    id: str
    name: str
    about: str
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
        return _("Nobody like this has been studied, as far as we found.")
    return _("Only small reports. No figure does not mean no risk.")


@lru_cache(maxsize=4096)
def _figure_row(topic: str, match: Match, out_of: int, register: Register, _language: str) -> Row:
    """Kept by figure and by how it compared; no answer is part of the key."""
    sourced = match.sourced
    figure, source = sourced.figure, sourced.source
    endpoint = library().endpoints[figure.endpoint]
    share, interval = share_of(figure), interval_of(figure)
    told = None if share is None else frames(share, out_of, interval)
    result = wording.people_of(told.affected, told) if told else wording.value_in_words(figure)
    return Row(
        id=topic,
        name=register.endpoint(endpoint),
        result=result,
        others=_("%(n)s not") % {"n": wording.whole(told.others)} if told else "",
        range=wording.range_cell(told, interval) if told else wording.interval_in_words(figure),
        warning=wording.extreme_warning(told) if told else "",
        people=wording.whole(sourced.people) if sourced.people else "",
        design=register.design(source.design),
        time=wording.length_of(figure.at) if figure.at else _("over the study"),
        study=source.label.partition(",")[0],
        url=figure_url(sourced),
        printed=as_printed(figure) if register.clinical else "",
        closeness=register.closeness(match.closeness),
        closeness_class=words.CLOSENESS_CLASS[match.closeness],
        why=_why(match, register),
    )


_TOLD = (Outcome.UNKNOWN, Outcome.FEW, Outcome.NOT_REPORTED)


def _why(match: Match, register: Register) -> str:
    said = {
        Outcome.UNKNOWN: _("open: %(what)s"),
        Outcome.FEW: _("few of this type: %(what)s"),
        Outcome.NOT_REPORTED: _("not reported: %(what)s"),
    }
    parts = []
    for outcome in _TOLD:
        named = [register.dimension(d) for d in _dimensions(match, outcome)]
        if named:
            parts.append(said[outcome] % {"what": ", ".join(named)})
    return "; ".join(parts)


def _dimensions(match: Match, outcome: Outcome) -> tuple[Dimension, ...]:
    return match.dimensions(outcome)


def compared_rows(page: ResultPage, register: Register) -> tuple[ComparedRow, ...]:
    """The closest direct comparison with a drug for each key topic; the result page has all."""
    arms = library().transplant_arms
    found = comparisons(groups_of_figures(), page.match_of, arms, page.facts.subtype)
    near = [c for c in found if c.closeness is not Closeness.DIFFERENT and _has_other(c)]
    rows = [_first(near, topic, register) for topic in TOPICS if topic.id in _COMPARED]
    return tuple(row for row in rows if row is not None)[:MOST_COMPARED]


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
    time = wording.length_of(figure.at) if figure.at else _("over the study")
    design = register.design(comparison.source.design)
    label = comparison.source.label.partition(",")[0]
    cells = [
        (library().arms[m.sourced.figure.arm].use, _cell(m, out_of)) for m in comparison.matches
    ]
    return ComparedRow(
        id=topic,
        name=register.endpoint(endpoint),
        about=f"{time} · {design} · {label}",
        url=figure_url(comparison.matches[0].sourced),
        transplant=tuple(cell for use, cell in cells if use is Use.TRANSPLANT),
        others=tuple(cell for use, cell in cells if use is not Use.TRANSPLANT),
        closeness=register.closeness(comparison.closeness),
        closeness_class=words.CLOSENESS_CLASS[comparison.closeness],
    )


def _cell(match: Match, out_of: int) -> Cell:
    sourced, figure = match.sourced, match.sourced.figure
    share, interval = share_of(figure), interval_of(figure)
    told = None if share is None else frames(share, out_of, interval)
    return Cell(
        arm=library().arms[figure.arm].name,
        result=wording.people_of(told.affected, told) if told else wording.value_in_words(figure),
        range=wording.range_cell(told, interval) if told else wording.interval_in_words(figure),
        people=wording.whole(sourced.people) if sourced.people else "",
    )
