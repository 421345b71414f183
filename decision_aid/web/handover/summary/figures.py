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
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import statement_of
from decision_aid.web.handover.summary.cited import (
    Cited,
    as_printed_of,
    compared_in_short,
    hope_in_short,
    in_brackets,
    numbered,
    on_paper_of,
    same_study,
)
from decision_aid.web.handover.summary.sources import Numbers, SummarySource, listed_source
from decision_aid.web.handover.summary.words import SECTION
from decision_aid.web.words import evidence as evidence_words

_LONGEST_NOTE = 120
_MOST_DIFFERENCES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class SummaryFigure:
    """One outcome in words. Without a figure none fits, and ``none`` says why.

    ``spread`` leads: what all studies counted; ``beside``: others, ``disability``: what is known of
    it, each with its source's number. ``figure`` is of the nearest study, else of the first:
    ``nearest`` says it in one sentence for the sheet of the person, ``named`` what it is called,
    ``said`` and ``range`` are its numbers; ``study`` and ``design`` are told once. ``compared``: in
    the same study. ``own_type``: of the person's own type of MS, beside a mixed group. ``note`` and
    ``ratios`` are for clinicians. ``nearest`` is empty where what leads tells of the same people;
    ``is_of_one_study``: what leads is that study alone, so its name is enough once it stood there.
    ``hope``: of a comparison what is told of the hope.
    """

    title: str
    none: str = ""
    spread: str = ""
    least_spread: str = ""
    beside: tuple[str, ...] = ()
    disability: tuple[str, ...] = ()
    figure: FigureStatement | None = None
    nearest: str = ""
    nearest_by_name: str = ""
    is_of_one_study: bool = False
    named: str = ""
    said: str = ""
    range: str = ""
    study: str = ""
    design: str = ""
    compared: tuple[str, ...] = ()
    own_type: str = ""
    source: int = 0
    note: str = ""
    ratios: tuple[str, ...] = ()
    is_comparison: bool = False
    hope: str = ""

    @property
    def heading(self) -> str:
        """Before a sentence in the same line."""
        return self.title if self.title.endswith("?") else f"{self.title}:"

    @property
    def line(self) -> str:
        """All that the sheet of the person tells."""
        parts = (self.before_nearest, self.nearest, *self.disability)
        return " ".join(filter(None, parts))

    @property
    def before_nearest(self) -> str:
        return self.spread or self.none

    @property
    def instead_of_nearest(self) -> str:
        """Where there is no room for it: its source stays to be found."""
        return "" if f"[{self.source}]" in self.spread else self.nearest_by_name

    @property
    def cites(self) -> str:
        """Every text that names a source, and the source of the figure itself."""
        return " ".join((self.line, *self.beside, self.own_type, *self.ratios, f"[{self.source}]"))


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
    hope = " ".join(numbered(hope_in_short(page, alone), numbers))
    beside = _compared_figure(numbered(compared, numbers), hope, page.facts.subtype)
    return Evidence(
        (*_told_once(_figure(each, numbers) for each in told), beside),
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


def _compared_figure(told: tuple[str, ...], hope: str, subtype: str | None) -> SummaryFigure:
    """One hope, with what belongs beside it, and one harm."""
    title, none = str(SECTION["compared"]), "" if told else notes.nothing_compared(subtype)
    spread = " ".join(told)
    return SummaryFigure(title=title, none=none, spread=spread, is_comparison=True, hope=hope)


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
        says_nobody = topic.spread and topic.spread.nobody_like_you and spread
        return replace(base, none="" if says_nobody else notes.no_figure(topic))
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
