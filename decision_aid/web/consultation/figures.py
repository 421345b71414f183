"""Key figures and comparisons with drugs, one row each, with what a clinician reads first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Endpoint, SourcedFigure
from decision_aid.domain.evidence.topics import OutcomeTopic, Side, ToldOn
from decision_aid.domain.evidence.vocabulary import Group
from decision_aid.domain.logic.relapses_before import none_before
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.topic_result import TopicResult
from decision_aid.domain.similarity.outcomes import Outcome
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT
from decision_aid.domain.similarity.spread import TopicSpread
from decision_aid.web.consultation.wording import Alike, Register
from decision_aid.web.figures import sentences
from decision_aid.web.figures.in_short.deaths import ShortDeaths, disability_in_terms, short_deaths
from decision_aid.web.figures.in_short.question import question_told
from decision_aid.web.figures.in_short.spreads import short_spread, spread_beside_key
from decision_aid.web.figures.people_and_time import outcome_of, types_in_short
from decision_aid.web.figures.spreads import phrases
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import statement_of
from decision_aid.web.loaded import evidence_base


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One outcome: what all studies counted, and the figure of the nearest one.

    ``spread``: "62–91 of 100" over so many ``studies``, empty where there is none; ``beside``: what
    is told with it, of deaths the headline and disability. ``none`` says why there is no figure.

    What a register names (``name``, ``result``, ``time``, ``design``, ``alike``), and beside
    the figure: ``why`` something keeps it from matching, ``own_type`` of the person's own type.
    """

    id: str
    name: str
    spread: str = ""
    studies: int = 0
    beside: tuple[str, ...] = ()
    none: str = ""
    figure: FigureStatement | None = None
    result: str = ""
    time: str = ""
    design: str = ""
    alike: Alike | None = None
    warning: str = ""
    why: str = ""
    own_type: str = ""

    @property
    def people(self) -> str:
        """People behind the nearest figure, where its result does not say so."""
        told = self.figure
        counted = told is not None and told.frames is not None and told.counted_people[1]
        is_said = told is None or counted == told.published.people
        return "" if told is None or is_said else told.short.people

    @property
    def types(self) -> str:
        """Of MS, where nobody knows how like the person they are and the study is named alone."""
        told = self.figure
        if told is None or told.short.is_near or told.short.group or told.mixed_types:
            return ""
        return types_in_short(told.sourced)

    @property
    def is_after_others(self) -> bool:
        """Whether the line names other studies before its own."""
        return len(self.beside) > 1

    def is_one_of(self, figures: frozenset[SourcedFigure]) -> bool:
        """Whether all that its second line tells is one of these figures."""
        return self.figure is not None and self._tells_one and self.figure.sourced in figures

    @property
    def is_far(self) -> bool:
        """Whether its second line tells one study alone, not known to be of people like these."""
        return bool(self.spread) and self._tells_one and not self.is_near

    @property
    def _tells_one(self) -> bool:
        if self.figure is None or self.figure.short.fewer:
            return False
        return not (self.beside or self.own_type or self.why)

    @property
    def is_near(self) -> bool:
        return self.figure is not None and self.figure.short.is_near


def rows_of(page: PatientResult, register: Register, side: Side) -> tuple[Row, ...]:
    """For each topic the spread over all studies and the figure of the nearest, or why not."""
    told = {each.topic.id: each for each in page.topics_on(ToldOn.CONSULTATION)}
    listed = [e for e in evidence_base().topics_on(ToldOn.CONSULTATION) if e.side is side]
    return tuple(
        _with_spread(_row(told[each.id], register), told[each.id], page, register)
        if each.id in told
        else _without_relapses(each, page, register)
        for each in listed
        if each.id in told or each.about_relapses
    )


def _without_relapses(topic: OutcomeTopic, page: PatientResult, register: Register) -> Row:
    """Left out for whoever had none before; a clinician reads why."""
    name = register.endpoint(topic.first)
    why = none_before(page.facts)
    return Row(id=topic.id, name=name, none=phrases.no_relapses_in_short(why) if why else "")


def _with_spread(row: Row, topic: TopicResult, page: PatientResult, register: Register) -> Row:
    """Deaths over all studies with counts, whoever the people were."""
    if FROM_TREATMENT in topic.topic.endpoints:
        died = short_deaths(page.deaths, page.country)
        return row if died is None else _with_deaths(row, died, register)
    found = spread_beside_key(topic)
    told = short_spread(found) if found else None
    if found is None or told is None:
        return row
    if row.none:
        return _of_others(row, topic, found, told.in_line, register) if told.nobody else row
    return replace(
        row,
        name=_name_of(_counted_by(found), row, register),
        spread=told.ends,
        studies=len(found.lines),
        beside=told.notes,
    )


def _of_others(
    row: Row, topic: TopicResult, found: TopicSpread, none: str, register: Register
) -> Row:
    """Nobody like the person was studied: under the name of what was counted in other people."""
    clinical = named(found.outcome, Group.ALL, register)
    return replace(row, name=clinical if register.clinical else question_told(topic), none=none)


def _counted_by(found: TopicSpread) -> Endpoint:
    """The outcome in its own words; in those of the studies where all count the same other way."""
    is_one_way = len({line.counted for line in found.lines}) == 1
    if is_one_way and found.lines:
        return outcome_of(found.lines[0].sourced)
    return found.outcome


def _name_of(endpoint: Endpoint, row: Row, register: Register) -> str:
    """All studies on an outcome stand under one name; what the nearest counts follows."""
    group = row.figure.published.group if row.figure else Group.ALL
    return named(endpoint, group, register)


def _with_deaths(row: Row, died: ShortDeaths, register: Register) -> Row:
    disability = tuple(disability_in_terms(died)) if died.disability else ()
    if row.none and died.headline.nobody:
        nobody, *told = died.headline.in_short
        spread = ", ".join((died.ends, phrases.studies(died.count)))
        pieces = (f"{nobody}: {spread} {died.of_whom}".strip(), *told, *disability[:1])
        return replace(row, none=" · ".join(pieces))
    return replace(
        row,
        name=_name_of(died.outcome, row, register),
        spread=died.ends,
        studies=died.count,
        beside=tuple(filter(None, (died.of_whom, *died.headline.in_short, *disability))),
    )


def _row(found: TopicResult, register: Register) -> Row:
    topic, key = found.topic, found.key
    if key.lead is None:
        clinical = named(topic.first, _all_about(topic.first.id), register)
        name = clinical if register.clinical else topic.title
        return Row(id=topic.id, name=name, none=_none(found))
    return _figure_row(topic.id, key.lead, key.own_type, key.out_of, register, get_language() or "")


def _none(found: TopicResult) -> str:
    if found.key.nobody:
        return _("Nobody alike studied, as far as we found.")
    if not found.small_reports.figures:
        return _("Not counted after a transplant in MS, as far as we found.")
    return _("Small reports only. That is not “no risk”.")


@lru_cache(maxsize=1024)
def _figure_row(
    topic: str, match: Match, own: Match | None, out_of: int, register: Register, _language: str
) -> Row:
    """Kept by figure and by how it compared; no answer is part of the key."""
    told, published = statement_of(match, out_of), match.sourced.figure
    return Row(
        id=topic,
        name=named(told.endpoint, published.group, register),
        figure=told,
        result=told.short.result or register.value(published),
        time=register.length(published.at) if published.at else "",
        design=register.design(told.source.design),
        alike=register.alike(match.closeness, told.short.alike),
        warning=_warning(told) if told.frames else "",
        why=_why(match, register),
        own_type=_own_type(statement_of(own, out_of), register) if own else "",
    )


def _own_type(told: FigureStatement, register: Register) -> str:
    """The figure of the person's own type of MS beside that of a mixed group."""
    short = told.short
    result, ends = short.result or told.value, short.range if told.frames else ""
    mark = "*" if told.range_is_ours else ""
    counted = f"{result} ({ends}{mark})" if ends else result
    parts = (f"{short.own_type}, {register.length(told.published.at)}: {counted}", short.caution)
    study = f"{short.study} ({short.note})" if short.note else short.study
    return ", ".join(filter(None, (*parts, study)))


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


def _warning(told: FigureStatement) -> str:
    """Of nobody or everybody, and what is counted where the name of the outcome does not say it."""
    return "; ".join(filter(None, (told.short.extreme, told.short.caution)))


def _why(match: Match, register: Register) -> str:
    """What keeps the people from matching. Open answers stand at the top of the screen."""
    named = [register.dimension(each) for each in match.dimensions(Outcome.UNLIKE)]
    return _("unlike: %(what)s") % {"what": ", ".join(named)} if named else ""
