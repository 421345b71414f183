"""The key figures of the summary, in the words of the result page, and their sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from django.utils.translation import gettext as _

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.topic_result import KeyFigure
from decision_aid.web.figures import notes
from decision_aid.web.figures.in_short.deaths import short_deaths
from decision_aid.web.figures.in_short.differences import that_decide
from decision_aid.web.figures.in_short.nearest import (
    named,
    nearest_by_name,
    nearest_study,
    with_limits,
)
from decision_aid.web.figures.in_short.one_study import (
    range_in_short,
    said_in_short,
    said_with_time,
)
from decision_aid.web.figures.in_short.question import question_told
from decision_aid.web.figures.in_short.spreads import short_spread, spread_beside_key
from decision_aid.web.figures.in_short.told import Told
from decision_aid.web.figures.spreads.types_untold import (
    none_tells_here_either,
    none_tells_of_type,
)
from decision_aid.web.figures.wording import statement_of
from decision_aid.web.handover.summary.figures.cited import (
    Cited,
    as_printed_of,
    compared_in_short,
    hope_in_short,
    in_brackets,
    numbered,
    on_paper_of,
    same_study,
)
from decision_aid.web.handover.summary.figures.figure import SummaryFigure
from decision_aid.web.handover.summary.sources import Numbers, SummarySource, listed_source
from decision_aid.web.handover.summary.words import SECTION
from decision_aid.web.words import evidence as evidence_words

_LONGEST_NOTE, _MOST_DIFFERENCES = 120, 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """Benefits and harms, what made a difference, the sources that they number."""

    figures: tuple[SummaryFigure, ...]
    differences: tuple[str, ...]
    sources: tuple[SummarySource, ...]
    numbers: Numbers


def evidence_of(page: PatientResult, rules: Iterable[CriteriaSet]) -> Evidence:
    """All that the summary tells of studies. ``rules``: the first keeps its number in any cut."""
    topics = page.topics_on(ToldOn.SUMMARY)
    deaths = short_deaths(page.deaths, page.country)
    told = [Cited(each, deaths) for each in topics]
    alone = [figure for each in told if (figure := each.told_alone)]
    compared = compared_in_short(page, alone)
    differences = that_decide(page.differences.transplant, _MOST_DIFFERENCES)
    on_paper: dict[Source | CriteriaSet, None] = dict.fromkeys(
        (
            *chain.from_iterable(map(on_paper_of, told)),
            *(each.source for each in compared),
            *rules,
            *(each.source for each in differences if each.source is not None),
        )
    )
    cited = dict.fromkeys((*on_paper, *chain.from_iterable(map(as_printed_of, told))))
    numbers = {source: number for number, source in enumerate(cited, start=1)}
    hopes = (hope_in_short(page, alone, brief=brief) for brief in (False, True))
    hope, brief = (" ".join(numbered(each, numbers)) for each in hopes)
    told_compared = " ".join(numbered(compared, numbers))
    beside = SummaryFigure(
        title=str(SECTION["compared"]),
        none="" if compared else notes.nothing_compared(page.facts),
        spread=told_compared,
        is_comparison=True,
        hope=hope,
        brief=brief,
    )
    return Evidence(
        (*_told_once(_said_once(_figure(each, numbers) for each in told)), beside),
        tuple(
            f"{each.sentence} [{numbers[each.source]}]" if each.source else each.sentence
            for each in differences
        ),
        tuple(
            listed_source(source, number, on_paper=source in on_paper)
            for source, number in numbers.items()
        ),
        numbers,
    )


def _figure(each: Cited, numbers: Numbers) -> SummaryFigure:
    topic, key, title = each.topic, each.topic.key, question_told(each.topic)
    spread = _spread(each, numbers)
    found = spread_beside_key(topic)
    is_all = each.deaths is None and found is not None and found.is_one_study
    base = SummaryFigure(
        title=title,
        spread=spread,
        least_spread=_spread(each, numbers, least=True) if each.deaths is not None else "",
        beside=numbered(each.lines, numbers),
        disability=numbered(each.disability, numbers),
    )
    if key.lead is None:
        is_said = topic.spread and topic.spread.nobody_like_you and spread
        return replace(base, none="" if is_said else notes.no_figure(topic))
    told = statement_of(key.lead, key.out_of)
    window = found.window if found and each.deaths is None else None
    shown = replace(
        base,
        figure=told,
        nearest=nearest_study(told, numbers[told.source], window=window, is_all=is_all),
        nearest_by_name=nearest_by_name(told, numbers[told.source], is_all=is_all),
        is_of_one_study=is_all,
        named=named(told),
        said=said_with_time(told),
        range=range_in_short(told),
        study=with_limits(told),
        design=told.design if key.compared else str(evidence_words.DESIGN[told.source.design]),
        compared=same_study(key),
        own_type=_own_type(key, numbers),
        source=numbers[told.source],
        note=told.published.note if len(told.published.note) <= _LONGEST_NOTE else "",
        ratios=tuple(_ratios(key, numbers)),
    )
    return replace(shown, nearest="", nearest_by_name="") if each.names_nearest else shown


def _said_once(figures: Iterable[SummaryFigure]) -> Iterator[SummaryFigure]:
    """What several outcomes would say stands with the first of them."""
    nobody, untold = notes.nobody_like_you(), none_tells_of_type()
    there: set[str] = set()
    for each in figures:
        said = {e for e in (nobody, untold) if e in each.before_nearest}
        told = each
        if nobody in said & there:
            told = replace(
                told,
                spread=told.spread.replace(nobody, "").strip(),
                least_spread=told.least_spread.replace(nobody, "").strip(),
                none=notes.only_others() if told.none == nobody else told.none,
            )
        if untold in said & there:
            told = replace(told, spread=told.spread.replace(untold, none_tells_here_either()))
        yield told
        there |= said


def _told_once(figures: Iterable[SummaryFigure]) -> Iterator[SummaryFigure]:
    """A study and its people are described where they come first."""
    there = set()
    for each in figures:
        told = each.study, each.source
        if each.figure is not None and told in there:
            nearest = each.nearest_by_name if each.is_of_one_study else each.nearest
            same = _("The same people as above")
            yield replace(each, study=same, design="", nearest=nearest)
        else:
            yield each
        there.add(told)


def _spread(each: Cited, numbers: Numbers, *, least: bool = False) -> str:
    """Deaths over all studies; else over those of people not unlike the person."""
    if each.deaths is not None:
        headline = each.deaths.headline
        rest = (e for e in headline.rest if not (least and (e.is_named_in_strip or e.is_drawn)))
        return " ".join((f"{headline.first}.", *(_with_number(part, numbers) for part in rest)))
    found = spread_beside_key(each.topic)
    short = short_spread(found) if found else None
    return short.cited(in_brackets(each.ends, numbers)) if short else ""


def _with_number(part: Told, numbers: Numbers) -> str:
    return f"{part.cited(numbers[part.source])}." if part.source else f"{part.text}."


def _own_type(key: KeyFigure, numbers: Numbers) -> str:
    if key.own_type is None:
        return ""
    told = statement_of(key.own_type, key.out_of)
    return _("%(which)s: %(said)s Range: %(range)s [%(source)s]; %(closeness)s.") % {
        "which": told.own_type,
        "said": said_in_short(told),
        "range": told.range_cell,
        "source": numbers[told.source],
        "closeness": told.closeness,
    }


def _ratios(key: KeyFigure, numbers: Numbers) -> list[str]:
    """Ratios of the same outcome and time, of people who are or may be like the person."""
    told = [statement_of(match, key.out_of) for match in key.near_ratios]
    return [
        _("%(printed)s, %(arm)s against %(versus)s; %(study)s [%(source)s]")
        % {
            "printed": each.as_printed,
            "arm": each.arm.name,
            "versus": each.versus.name if each.versus else "",
            "study": each.label,
            "source": numbers[each.source],
        }
        for each in told
    ]
