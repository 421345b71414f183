"""The first page: a question a row, with its spread as the big number, its picture and two lines.

A row holds no answer, only figures and how their people compared, so it is kept as a piece of page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import (
    HUNDRED,
    THOUSAND,
    natural_frequency,
    share_of,
)
from decision_aid.domain.evidence.sources import Figure
from decision_aid.domain.evidence.topics import Side, ToldOn, in_order_for
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.results.comparisons import Comparison
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.topic_result import TopicResult
from decision_aid.domain.similarity.deaths import FROM_TREATMENT, DeathsIn
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.domain.similarity.spread import Spread, StudyLine, TopicSpread, study_size
from decision_aid.web.addresses import topic_url
from decision_aid.web.figures import notes, people_and_time, sentences
from decision_aid.web.figures.in_short.deaths import disability_and_death
from decision_aid.web.figures.in_short.spreads import TIME, spread_beside_key, studies_in_short
from decision_aid.web.figures.spreads import phrases, spread_statement
from decision_aid.web.figures.spreads.dot_strips import death_strip_html, dot_strip_html
from decision_aid.web.figures.spreads.rows import study_row
from decision_aid.web.results.bars import beside_in_words, short_label


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


def rows_html(result: PatientResult, side: Side, known: Facts) -> SafeString:
    """In the order that fits what brings the person here."""
    listed = [t for t in result.topics_on(ToldOn.FIRST) if t.topic.side is side]
    found = in_order_for(listed, known, lambda each: each.topic)
    language = get_language() or ""
    matters = result.deaths.disability_matters
    pieces = (
        _row(each, _deaths(each, result), compared_on(each, result), matters, language)
        for each in found
    )
    return mark_safe("".join(pieces))


def _deaths(topic: TopicResult, result: PatientResult) -> DeathsIn | None:
    is_on_deaths = FROM_TREATMENT in topic.topic.endpoints
    return result.deaths.from_treatment if is_on_deaths else None


def compared_on(topic: TopicResult, result: PatientResult) -> Comparison | None:
    """The nearest study that counted the first outcomes of a topic beside another treatment."""
    near = [
        each
        for each in result.compared.every
        if each.figure.endpoint in topic.topic.endpoints
        and each.closeness is not Closeness.DIFFERENT
        and has_other(each)
    ]
    return next((each for each in near if share_of(each.figure) is not None), None)


def has_other(comparison: Comparison) -> bool:
    """A transplant beside something else, not two ways of doing one."""
    return len({match.sourced.arm.is_transplant for match in comparison.matches}) > 1


@lru_cache(maxsize=48)
def _row(
    topic: TopicResult,
    deaths: DeathsIn | None,
    compared: Comparison | None,
    disability_matters: bool,
    _language: str,
) -> SafeString:
    if deaths is not None and deaths.spread is not None:
        row = _of_deaths(topic, deaths, deaths.spread)
    else:
        row = _of_topic(topic)
    beside = _("No study compared this.")
    if compared is not None:
        beside = beside_in_words(compared, row.what, row.of_one_study)
    told_too = _disability() if deaths and disability_matters else ""
    context = {"row": row, "beside": beside, "told_too": told_too}
    return mark_safe(render_to_string("results/row.html", context))


def _of_deaths(topic: TopicResult, deaths: DeathsIn, spread: Spread) -> Row:
    """Over all studies with counts; the one with most people is named."""
    largest = deaths.lines[0]
    big, what = _up_to(deaths, spread, _("died of it"))
    told = {
        "n": sentences.whole(largest.died) if largest.died else _("none"),
        "people": sentences.whole(largest.people),
        "study": _study(largest.line),
    }
    return Row(
        title=topic.topic.title,
        url=topic_url(topic.topic),
        big=big,
        what=what,
        told="",
        picture=death_strip_html(deaths, low=True),
        quiet=_("In the largest, %(n)s of %(people)s people (%(study)s).") % told,
    )


def _up_to(deaths: DeathsIn, spread: Spread, one: str) -> tuple[str, str]:
    """Where nobody died in some of the studies, in how many: that is no number of 1,000."""
    none = sum(not each.died for each in deaths.lines)
    told = {"one": one, "none": none, "studies": spread.studies}
    if not none or none == spread.studies:
        words = ngettext(
            "%(one)s (%(studies)s study)", "%(one)s (%(studies)s studies)", spread.studies
        )
        return phrases.range_of(spread, spread.per or THOUSAND), words % told
    high = natural_frequency(spread.high, THOUSAND, None)
    most = sentences.of_total(sentences.whole(high.affected), sentences.whole(THOUSAND))
    said = ngettext(
        "%(one)s. In %(none)s of %(studies)s studies nobody did.",
        "%(one)s. In %(none)s of %(studies)s studies nobody did.",
        none,
    )
    return _("Up to %(most)s") % {"most": most}, said % told


def _disability() -> str:
    """Who died of it in one country, said to whom it matters."""
    told = tuple(disability_and_death())
    return f"{told[-1].text}." if told else ""


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
        what=_one(found.lines),
        told=notes.nobody_like_you() if found.nobody_like_you else "",
        picture=SafeString("") if found.is_one_study else dot_strip_html(found),
        quiet=_quiet(found, spread.per or HUNDRED),
        of_one_study=found.lines[0].sourced.figure if found.is_one_study else None,
    )


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
    told["people"] = _people(nearest, out_of)
    if found.is_one_study:
        return _("%(when)s, one study: %(study)s, %(people)s.") % told
    told["result"] = study_row(nearest, out_of).result
    return _("%(when)s, %(studies)s. Nearest: %(result)s (%(study)s, %(people)s).") % told


def _people(line: StudyLine, out_of: int) -> str:
    """How many, and which types of MS together: "nearest" alone could be taken for one's own."""
    people = study_size(line.sourced)
    told = ngettext("%(n)s person", "%(n)s people", people) % {"n": sentences.whole(people)}
    mixed = study_row(line, out_of).figure.mixed_types
    return f"{told}, {mixed}" if mixed else told


def _study(line: StudyLine) -> str:
    return short_label(line.sourced.source)


def _one(lines: Sequence[StudyLine]) -> str:
    """What happened to them, in the words that fit most of the studies."""
    sourced = [line.sourced for line in lines]
    one, _differ = people_and_time.outcome_told(sourced[0].endpoint, sourced)
    return one or sourced[0].endpoint.name
