"""Key figures and comparisons with drugs, one row each, with what a clinician reads first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import (
    IntervalBy,
    NaturalFrequency,
    interval_of,
    natural_frequency,
    share_of,
)
from decision_aid.domain.evidence.sources import Endpoint, Figure, SourcedFigure
from decision_aid.domain.evidence.vocabulary import Group
from decision_aid.domain.results.matching import Match, Outcome
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.topic_result import KeyFigure
from decision_aid.domain.results.topics import OutcomeTopic, Side, ToldOn
from decision_aid.web.addresses import figure_url
from decision_aid.web.consultation.wording import Register
from decision_aid.web.figures import sentences
from decision_aid.web.figures.people_and_time import (
    caution_in_short,
    mixed_in_short,
    named_with_part,
    outcome_of,
    own_type_in_short,
    short_note,
)
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words import vocabulary
from decision_aid.web.words import vocabulary as words


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One outcome. ``none`` says why there is no figure. ``why``: what keeps it from matching.

    ``counts``: what exactly, where no people are counted. ``alike``: on how many of the six points
    the people studied match.
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
    alike: int = 0
    why: str = ""
    own_type: str = ""
    counts: str = ""


def rows_of(page: PatientResult, register: Register, side: Side) -> tuple[Row, ...]:
    """The figure that the result page draws first for each topic, or why there is none."""
    shown = [each for each in page.topics_on(ToldOn.CONSULTATION) if each.topic.side is side]
    return tuple(_row(each.topic, each.key, register) for each in shown)


def _row(topic: OutcomeTopic, key: KeyFigure, register: Register) -> Row:
    if key.lead is None:
        endpoint = evidence_base().endpoints[topic.endpoints[0]]
        clinical = named(endpoint, _all_about(endpoint.id), register)
        name = clinical if register.clinical else str(vocabulary.TOPIC[topic.id])
        return Row(id=topic.id, name=name, none=_none(key))
    return _figure_row(topic.id, key.lead, key.own_type, key.out_of, register, get_language() or "")


def _none(key: KeyFigure) -> str:
    if key.nobody:
        return _("Nobody studied, as far as we found.")
    return _("Small reports only. That is not “no risk”.")


@lru_cache(maxsize=4096)
def _figure_row(
    topic: str, match: Match, own: Match | None, out_of: int, register: Register, _language: str
) -> Row:
    """Kept by figure and by how it compared; no answer is part of the key."""
    sourced = match.sourced
    figure, source = sourced.figure, sourced.source
    endpoint = outcome_of(sourced)
    share, interval = share_of(figure), interval_of(figure)
    told = None if share is None else natural_frequency(share, out_of, interval)
    affected, others = _in_people(told, figure) if told else (register.value(figure), "")
    return Row(
        id=topic,
        name=named(endpoint, figure.group, register),
        result=affected,
        others=others,
        range=range_told(told, figure),
        ours=interval is not None and interval.by is IntervalBy.US,
        warning=_warning(told, sourced, register) if told else "",
        counts="" if told else figure.definition.rstrip(".").partition(", for every ")[0],
        people=sentences.whole(figure.people) if figure.people else "",
        design=register.design(source.design),
        time=register.length(figure.at),
        study=_study(sourced),
        url=figure_url(sourced),
        closeness=register.closeness(match.closeness),
        closeness_class=words.CLOSENESS_CLASS[match.closeness],
        alike=points_alike(match),
        why=_why(match, register),
        own_type=_own_type(own.sourced, out_of, register) if own else "",
    )


def _study(sourced: SourcedFigure) -> str:
    mixed = mixed_in_short(sourced)
    return f"{named_with_part(sourced)} ({mixed})" if mixed else named_with_part(sourced)


def _own_type(sourced: SourcedFigure, out_of: int, register: Register) -> str:
    """The figure of the person's own type of MS beside that of a mixed group."""
    share = share_of(sourced.figure)
    if share is None:
        result, ends = sentences.value_in_words(sourced.figure), ""
    else:
        told = natural_frequency(share, out_of, interval_of(sourced.figure))
        result, ends = _in_people(told, sourced.figure)[0], range_told(told, sourced.figure)
    counted = f"{result} ({ends})" if ends else result
    who = own_type_in_short(sourced)
    parts = (f"{who}, {register.length(sourced.figure.at)}: {counted}", caution_in_short(sourced))
    study, note = sourced.source.label.partition(",")[0], short_note(sourced.figure)
    return ", ".join(filter(None, (*parts, f"{study} ({note})" if note else study)))


def named(endpoint: Endpoint, group: Group, register: Register) -> str:
    """An outcome, and whom it is about where that is women or men alone."""
    name = register.endpoint(endpoint)
    if group not in (Group.WOMEN, Group.MEN):
        return name
    return _("%(outcome)s (%(who)s)") % {"outcome": name, "who": sentences.people_word(group)}


@lru_cache(maxsize=64)
def _all_about(endpoint: str) -> Group:
    """The group of every figure on an outcome, where they agree."""
    groups = {sourced.figure.group for sourced in evidence_base().figures_on[endpoint]}
    return groups.pop() if len(groups) == 1 else Group.ALL


def points_alike(match: Match) -> int:
    """On how many of the six points the people match; those not restricted took everybody."""
    return sum(len(match.dimensions(o)) for o in (Outcome.INSIDE, Outcome.NOT_RESTRICTED))


def _in_people(told: NaturalFrequency, figure: Figure) -> tuple[str, str]:
    """Both frames, as on the result page."""
    affected, others, total = sentences.in_people(told, figure)
    if told.affected == 0 and not told.nobody:
        affected = _("< 1")
    return (
        _("%(n)s of %(total)s") % {"n": affected, "total": total},
        _("%(n)s not") % {"n": others},
    )


def range_told(told: NaturalFrequency | None, figure: Figure) -> str:
    """Of people where people are counted; else as published. Empty where there is none."""
    if told is None:
        return _ends(str(figure.ci.low), str(figure.ci.high)) if figure.ci else ""
    if told.low is None or told.high is None:
        return ""
    ends = _ends(sentences.whole(told.low), sentences.whole(told.high))
    if told.nobody or told.everybody:
        return _("%(ends)s of %(total)s") % {"ends": ends, "total": sentences.whole(told.out_of)}
    return ends


def _ends(low: str, high: str) -> str:
    """Two numbers that no line break parts."""
    return f"{low}–\u2060{high}"


def _warning(told: NaturalFrequency, sourced: SourcedFigure, register: Register) -> str:
    """Zero events is never "no risk"; the range beside it says how far that goes."""
    seen = _("all of them: few studied") if told.everybody else ""
    if told.nobody:
        seen = _("none seen: not “no risk”")
    usual = evidence_base().endpoints[sourced.figure.endpoint].term
    is_in_name = register.clinical and outcome_of(sourced).term != usual
    return "; ".join(filter(None, (seen, "" if is_in_name else caution_in_short(sourced))))


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
