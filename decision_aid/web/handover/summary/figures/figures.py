"""The key figures of the summary, in the words of the result page, and their sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from django.utils.translation import gettext as _

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.results.first_page import first_page
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.topic_result import KeyFigure
from decision_aid.web.figures import notes
from decision_aid.web.figures.in_short.differences import that_decide
from decision_aid.web.figures.in_short.nearest import (
    named,
    nearest_study,
    only_study,
    with_limits,
)
from decision_aid.web.figures.in_short.one_study import (
    range_in_short,
    said_in_short,
    said_with_time,
)
from decision_aid.web.figures.in_short.question import question_told
from decision_aid.web.figures.in_short.spreads import short_spread
from decision_aid.web.figures.in_short.told import Told
from decision_aid.web.figures.spreads.of_own_type import fewer_of
from decision_aid.web.figures.spreads.types_untold import (
    none_tells_here_either,
    none_tells_of_type,
)
from decision_aid.web.figures.wording import statement_of
from decision_aid.web.handover.summary.figures.cited import (
    Cited,
    as_printed_of,
    compared_in_short,
    each_cited,
    in_brackets,
    numbered,
    on_paper_of,
    same_study,
    whom_of,
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
    first = first_page(page)
    told = tuple(each_cited(page, first))
    compared, brief = (compared_in_short(page, first, brief=each) for each in (False, True))
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
    beside = SummaryFigure(
        title=str(SECTION["compared"]),
        none="" if compared else notes.nothing_compared(page.facts),
        spread=" ".join(numbered(compared, numbers)),
        is_comparison=True,
        brief=" ".join(numbered(brief, numbers)),
    )
    figures = _figures(told, numbers, page.facts.of_sure_type().subtype)
    return Evidence(
        (*_told_once(_said_once(figures)), beside),
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


def _figures(
    every: Iterable[Cited], numbers: Numbers, subtype: str | None
) -> Iterator[SummaryFigure]:
    """That fewer had it is said in full once, and then in short."""
    is_said = False
    for each in every:
        yield _figure(each, numbers, subtype, is_said)
        lead = each.topic.key.lead
        is_said = is_said or bool(lead and lead.is_rarer)


def _figure(each: Cited, numbers: Numbers, subtype: str | None, fewer_said: bool) -> SummaryFigure:
    topic, key, found = each.topic, each.topic.key, each.spread
    spread = _spread(each, numbers)
    base = SummaryFigure(
        title=question_told(topic),
        is_row=each.row is not None,
        spread=spread,
        rest=_rest_of_deaths(each, numbers),
        beside=numbered(each.lines, numbers),
        disability=numbered(each.disability, numbers),
        other=_other(each, numbers),
    )
    if key.lead is None:
        is_said = topic.spread and topic.spread.nobody_like_you and spread
        lines = found.lines if found and not fewer_said else ()
        fewer = "".join(map(fewer_of, lines[:1]))
        none = "" if is_said else notes.no_figure(topic)
        return replace(base, spread=f"{spread} {fewer}".strip(), none=none)
    told = statement_of(key.lead, key.out_of)
    full = told.short.fewer
    whom = whom_of(each, subtype, is_fewer=bool(full) and fewer_said)
    after = "" if fewer_said else full
    window = found.window if found else None
    nearest = nearest_study(told, numbers[told.source], window=window, whom=whom)
    if each.leaves_nearest and found is not None:
        per = found.spread.per if found.spread else None
        says = found.is_lone_zero or per == told.published.people
        spread = _spread(each, numbers, only_study(told, whom, says_people=says))
        spread = f"{spread} {after}".strip()
    return replace(
        base,
        spread=spread,
        figure=told,
        nearest="" if each.leaves_nearest else f"{nearest} {after}".strip(),
        named=named(told),
        said=said_with_time(told),
        range=range_in_short(told),
        study=with_limits(told),
        design=told.design if key.compared else str(evidence_words.DESIGN[told.source.design]),
        compared=same_study(key, each.other_figure),
        own_type=_own_type(key, numbers),
        fewer="" if each.leaves_nearest else full,
        source=numbers[told.source],
        note=told.published.note if len(told.published.note) <= _LONGEST_NOTE else "",
        ratios=tuple(_ratios(key, numbers)),
    )


def _other(each: Cited, numbers: Numbers) -> str:
    """Of the study that what leads has just named its number is not told again."""
    if each.other is None:
        return ""
    is_named = each.spread is not None and each.spread.is_one_study
    if is_named and each.other.source in each.ends:
        return f"{each.other.text}."
    return " ".join(numbered([each.other], numbers))


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
            yield replace(each, study=_("The same people as above"), design="")
        else:
            yield each
        there.add(told)


def _spread(each: Cited, numbers: Numbers, one: str = "") -> str:
    """Deaths over all studies; else over those of people not unlike the person. ``one``: what the
    only study is called.
    """
    if each.deaths is not None:
        headline = each.deaths.headline
        first = (part for part in headline.rest if not _is_rest(part))
        return " ".join((f"{headline.first}.", *(_with_number(e, numbers) for e in first)))
    short = short_spread(each.spread, one) if each.spread else None
    return short.cited(in_brackets(each.ends, numbers)) if short else ""


def _rest_of_deaths(each: Cited, numbers: Numbers) -> str:
    """What the strip of the first page draws."""
    rest = filter(_is_rest, each.deaths.headline.rest if each.deaths else ())
    return " ".join(_with_number(part, numbers) for part in rest)


def _is_rest(part: Told) -> bool:
    return part.is_named_in_strip or part.is_drawn


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
