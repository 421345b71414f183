"""The first page: a question a row, with its spread as the big number, its picture and two lines.

A row holds no answer, only figures and how their people compared, so it is kept as a piece of page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import (
    HUNDRED,
    share_of,
)
from decision_aid.domain.evidence.sources import Figure
from decision_aid.domain.evidence.topics import Side, ToldOn, in_order_for
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.results.comparisons import Comparison
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.topic_result import TopicResult
from decision_aid.domain.similarity.deaths import FROM_TREATMENT, DeathLine, DeathsIn
from decision_aid.domain.similarity.spread import Spread, StudyLine, TopicSpread, study_size
from decision_aid.domain.similarity.windows import USUAL_YEARS, Window
from decision_aid.web.addresses import topic_url
from decision_aid.web.figures import notes, people_and_time, sentences
from decision_aid.web.figures.in_short.spreads import TIME, spread_beside_key, studies_in_short
from decision_aid.web.figures.spreads import phrases, spread_statement
from decision_aid.web.figures.spreads.dot_strips import death_strip_html, dot_strip_html
from decision_aid.web.figures.spreads.rows import study_row
from decision_aid.web.results.bars import NOT_COMPARED, Otherwise, beside_in_words, short_label
from decision_aid.web.results.deaths import disability, up_to, who_died
from decision_aid.web.words import time as time_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """``big``: "62 to 91 of 100", with ``what`` they had; both empty where nothing counts people.

    ``told``: said in place of a number, or before it. ``quiet``: when, in how many studies, and the
    nearest of them. ``of_one_study``: its figure, where there is only one.
    """

    title: str
    url: str
    big: str
    what: str
    told: str
    picture: SafeString
    quiet: str
    of_one_study: Figure | None = None
    endpoint: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """The same on another treatment. ``is_first``: no row before told of this study."""

    compared: Comparison | None
    otherwise: Otherwise
    is_first: bool

    def in_words(self, row: Row) -> str:
        if self.compared is None:
            return str(NOT_COMPARED[self.otherwise])
        if self.compared.figure.endpoint == row.endpoint and not self.counts_as(row.what):
            return str(NOT_COMPARED[Otherwise.IN_ANOTHER_WAY])
        return beside_in_words(self.compared, row.what, row.of_one_study, self.is_first)

    def counts_as(self, what: str) -> bool:
        """Whether it counted what the row says: two ways of counting in one line mislead."""
        counted = [match.sourced for match in self.compared.matches] if self.compared else []
        return any(what.startswith(people_and_time.outcome_of(each).one) for each in counted)


def rows_html(result: PatientResult, side: Side, known: Facts) -> SafeString:
    """In the order that fits what brings the person here."""
    listed = [
        each
        for each in result.topics_on(ToldOn.FIRST)
        if each.topic.side is side and not _says_little(each)
    ]
    found = in_order_for(listed, known, lambda each: each.topic)
    language = get_language() or ""
    matters = result.deaths.disability_matters
    own, pieces, named = _own_country(result), [], set()
    for each in found:
        compared = compared_on(each, result)
        source = compared.source.id if compared else ""
        beside = Beside(compared, _otherwise_compared(each, result), source not in named)
        named.add(source)
        pieces.append(_row(each, _deaths(each, result), beside, own, matters, language))
    return mark_safe("".join(pieces))


def _says_little(topic: TopicResult) -> bool:
    """To have no relapse is no success for people who had none before."""
    found = topic.spread
    return found is not None and found.no_relapses_before


def _own_country(result: PatientResult) -> DeathLine | None:
    return next(iter(result.deaths.of_country(result.country)), None) if result.country else None


def _deaths(topic: TopicResult, result: PatientResult) -> DeathsIn | None:
    is_on_deaths = FROM_TREATMENT in topic.topic.endpoints
    return result.deaths.from_treatment if is_on_deaths else None


def compared_on(topic: TopicResult, result: PatientResult) -> Comparison | None:
    """The nearest study that counted the first outcomes of a topic beside another treatment."""
    near = (each for each in _beside_others(topic, result) if each.speaks_for_own_type)
    return next((each for each in near if share_of(each.figure) is not None), None)


def _otherwise_compared(topic: TopicResult, result: PatientResult) -> Otherwise:
    """Where no study that fits has two shares of people: what there is instead."""
    found = list(_beside_others(topic, result))
    if any(each.speaks_for_own_type for each in found):
        return Otherwise.IN_ANOTHER_WAY
    return Otherwise.IN_OTHERS if found else Otherwise.NOT


def _beside_others(topic: TopicResult, result: PatientResult) -> Iterator[Comparison]:
    endpoints = topic.topic.endpoints
    every = result.compared.every
    return (each for each in every if each.figure.endpoint in endpoints and each.has_other)


@lru_cache(maxsize=48)
def _row(
    topic: TopicResult,
    deaths: DeathsIn | None,
    beside: Beside,
    own_country: DeathLine | None,
    disability_matters: bool,
    _language: str,
) -> SafeString:
    if deaths is not None and deaths.spread is not None:
        row = _of_deaths(topic, deaths, deaths.spread, own_country)
    else:
        row = _of_topic(topic)
    told_too = disability() if deaths and disability_matters else ""
    context = {"row": row, "beside": beside.in_words(row), "told_too": told_too}
    return mark_safe(render_to_string("results/row.html", context))


def _of_deaths(
    topic: TopicResult, deaths: DeathsIn, spread: Spread, own_country: DeathLine | None
) -> Row:
    """Over all studies with counts; that of the own country is named first."""
    big, what = up_to(deaths, spread, _("died of it"))
    return Row(
        title=topic.topic.title,
        url=topic_url(topic.topic),
        big=big,
        what=what,
        told="",
        picture=death_strip_html(deaths, low=True),
        quiet=" ".join(who_died(deaths, own_country)),
    )


def _of_topic(topic: TopicResult) -> Row:
    found = spread_beside_key(topic) or topic.spread
    spread = found.spread if found else None
    is_told = found is not None and spread is not None and spread.per is not None
    if found is None or spread is None or not is_told or found.is_lone_zero:
        told = spread_statement(found).sentence if found and found.lines else _nothing(topic)
        return Row(
            title=topic.topic.title, url=topic_url(topic.topic), big="", what="", told=told,
            picture=SafeString(""), quiet="",
        )  # fmt: skip
    return Row(
        title=topic.topic.title,
        url=topic_url(topic.topic),
        big=phrases.range_of(spread, spread.per or HUNDRED, phrases.who(found.lines)),
        what=_what(found),
        told=notes.nobody_like_you() if found.nobody_like_you else "",
        picture=SafeString("") if found.is_one_study else dot_strip_html(found),
        quiet=_quiet(found, spread.per or HUNDRED),
        of_one_study=found.lines[0].sourced.figure if found.is_one_study else None,
        endpoint=found.endpoint,
    )


def _what(found: TopicSpread) -> str:
    """What happened to them; one study of several types of MS says so beside its number."""
    one = _one(found.lines)
    mixed = people_and_time.mixed_in_short(found.lines[0].sourced) if found.is_one_study else ""
    return f"{one} ({mixed})" if mixed else one


def _nothing(topic: TopicResult) -> str:
    """A risk that nobody counted is not a risk that is not there."""
    if topic.nobody:
        return notes.nobody_like_you()
    return notes.small_reports_only() if topic.is_risk else _("Only small reports.")


def _quiet(found: TopicSpread, out_of: int) -> str:
    """When and in how many studies; then the study whose people are nearest."""
    when = str(TIME.get(found.window) or phrases.when_of(found.lines, found.window))
    studies = studies_in_short(len(found.lines))
    told = {"when": capfirst(when), "studies": studies}
    nearest = found.nearest
    if nearest is None:
        return _("%(when)s, %(studies)s.") % told
    told["study"] = _study(nearest)
    told["people"] = _people(nearest, out_of, _one(found.lines), found.is_one_study)
    if found.is_one_study:
        return _("%(when)s, one study: %(study)s, %(people)s.") % told
    told["result"] = _at_its_time(study_row(nearest, out_of).result, nearest, found.window)
    return _("%(when)s, %(studies)s. Nearest: %(result)s (%(study)s, %(people)s).") % told


def _at_its_time(result: str, line: StudyLine, window: Window) -> str:
    """ "95 of 100 at 4 years", where the row says "about 5 years"."""
    at, usual = line.sourced.figure.at, USUAL_YEARS.get(window)
    if at is None or usual is None or at.in_years == usual:
        return result
    return _("%(result)s at %(time)s") % {"result": result, "time": time_words.length_of(at)}


def _people(line: StudyLine, out_of: int, one: str, is_one: bool) -> str:
    """How many, and which types of MS together: "nearest" alone could be taken for one's own."""
    people = study_size(line.sourced)
    told = ngettext("%(n)s person", "%(n)s people", people) % {"n": sentences.whole(people)}
    mixed = "" if is_one else study_row(line, out_of).figure.mixed_types
    differs = people_and_time.outcome_of(line.sourced).one != one
    otherwise = people_and_time.caution_in_short(line.sourced) if differs else ""
    return ", ".join(filter(None, (told, mixed, otherwise)))


def _study(line: StudyLine) -> str:
    return short_label(line.sourced.source)


def _one(lines: Sequence[StudyLine]) -> str:
    """What happened to them, in the words that fit most of the studies."""
    sourced = [line.sourced for line in lines]
    one, _differ = people_and_time.outcome_told(sourced[0].endpoint, sourced)
    return one or sourced[0].endpoint.name
