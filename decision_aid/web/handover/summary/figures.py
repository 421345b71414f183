"""The key figures of the summary, in the words of the result page, and their sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Figure, Source
from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.topic_result import KeyFigure, TopicResult
from decision_aid.domain.similarity.deaths import FROM_TREATMENT
from decision_aid.web.figures import notes
from decision_aid.web.figures.in_short.deaths import ShortDeaths, Sourced, short_deaths
from decision_aid.web.figures.in_short.differences import ShortDifference, that_decide
from decision_aid.web.figures.in_short.nearest import named, nearest_study
from decision_aid.web.figures.in_short.one_study import (
    range_in_short,
    said_in_short,
    said_with_time,
)
from decision_aid.web.figures.in_short.spreads import short_spread, spread_beside_key
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import statement_of
from decision_aid.web.handover.summary.sources import SummarySource, listed_source
from decision_aid.web.words import evidence as evidence_words

_LONGEST_NOTE = 120
_MOST_DEATH_LINES, _MOST_DIFFERENCES = 2, 3


@dataclass(frozen=True, kw_only=True, slots=True)
class SummaryFigure:
    """One outcome in words. Without a figure none fits, and ``none`` says why.

    ``spread`` leads: what all studies counted; ``beside``: single studies, ``disability``: what is
    known of it in the same place, each with the number of its source. ``figure`` is of the nearest
    study, else of the first: ``nearest`` says it in one sentence for the sheet of the person,
    ``named`` what it is called, ``said`` and ``range``
    are its numbers; ``study`` and ``design`` are told once. ``compared``: in the same study.
    ``own_type``: of the person's own type of MS, beside a mixed group. ``source``: the number of
    its source in the list. ``note`` and ``ratios`` are for clinicians.
    """

    title: str
    none: str = ""
    spread: str = ""
    beside: tuple[str, ...] = ()
    disability: tuple[str, ...] = ()
    figure: FigureStatement | None = None
    nearest: str = ""
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

    @property
    def heading(self) -> str:
        """Before a sentence in the same line."""
        return self.title if self.title.endswith("?") else f"{self.title}:"

    @property
    def line(self) -> str:
        """All that the sheet of the person tells."""
        parts = (self.spread, self.none, self.nearest, *self.disability)
        return " ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Benefits and harms alike, what made a difference, and the sources that they number."""

    figures: tuple[SummaryFigure, ...]
    differences: tuple[str, ...]
    sources: tuple[SummarySource, ...]


def evidence_of(page: PatientResult) -> Evidence:
    """All that the summary tells of studies."""
    topics = page.topics_on(ToldOn.SUMMARY)
    deaths = short_deaths(page.deaths, page.country)
    differences = that_decide(page.differences.transplant, _MOST_DIFFERENCES)
    cited = dict.fromkeys(_cited(topics, deaths, differences))
    numbers = {source: number for number, source in enumerate(cited, start=1)}
    figures = [_figure(each, _deaths_on(each, deaths), numbers) for each in topics]
    return Evidence(
        tuple(_told_once(figures)),
        tuple(_difference(each, numbers) for each in differences),
        tuple(listed_source(source, number) for source, number in numbers.items()),
    )


def _cited(
    topics: tuple[TopicResult, ...],
    deaths: ShortDeaths | None,
    differences: tuple[ShortDifference, ...],
) -> Iterator[Source]:
    """Sources of the key figures first, then of those beside them."""
    keys = [each.key for each in topics]
    yield from (key.lead.sourced.source for key in keys if key.lead is not None)
    yield from (key.own_type.sourced.source for key in keys if key.own_type is not None)
    told = any(_deaths_on(each, deaths) for each in topics)
    yield from (each.source for each in _beside(deaths if told else None))
    yield from (each.source for each in differences if each.source is not None)


def _deaths_on(topic: TopicResult, deaths: ShortDeaths | None) -> ShortDeaths | None:
    return deaths if FROM_TREATMENT in topic.topic.endpoints else None


def _beside(deaths: ShortDeaths | None) -> tuple[Sourced, ...]:
    return (*deaths.lines[:_MOST_DEATH_LINES], *deaths.disability) if deaths else ()


def _figure(
    topic: TopicResult, deaths: ShortDeaths | None, numbers: dict[Source, int]
) -> SummaryFigure:
    key, title, spread = topic.key, topic.topic.title, _spread(topic, deaths)
    found = spread_beside_key(topic)
    is_all = deaths is None and found is not None and found.is_one_study
    beside = _sourced(deaths.lines[:_MOST_DEATH_LINES] if deaths else (), numbers)
    disability = _sourced(deaths.disability if deaths else (), numbers)
    if key.lead is None:
        none = "" if topic.spread and topic.spread.nobody_like_you and spread else _none(key)
        return SummaryFigure(
            title=title, none=none, spread=spread, beside=beside, disability=disability
        )
    told = statement_of(key.lead, key.out_of)
    window = found.window if found and deaths is None else None
    return SummaryFigure(
        title=title,
        spread=spread,
        beside=beside,
        disability=disability,
        figure=told,
        nearest=nearest_study(told, numbers[told.source], window=window, is_all=is_all),
        named=named(told),
        said=said_with_time(told),
        range=range_in_short(told),
        study=told.study,
        design=_design(told, has_compared=bool(key.compared)),
        compared=tuple(_compared(match, key.out_of) for match in key.compared),
        own_type=_own_type(key, numbers),
        source=numbers[told.source],
        note=_short_note(told.published),
        ratios=tuple(_ratios(key)),
    )


def _sourced(lines: tuple[Sourced, ...], numbers: dict[Source, int]) -> tuple[str, ...]:
    return tuple(f"{each.text} [{numbers[each.source]}]." for each in lines)


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


def _design(told: FigureStatement, *, has_compared: bool) -> str:
    """In short; in full where another treatment stands beside it."""
    return told.design if has_compared else str(evidence_words.DESIGN[told.source.design])


def _spread(topic: TopicResult, deaths: ShortDeaths | None) -> str:
    """Deaths over all studies; else over those of people not unlike the person."""
    if deaths is not None:
        return deaths.sentence
    found = spread_beside_key(topic)
    told = short_spread(found) if found else None
    return told.sentence if told else ""


def _difference(each: ShortDifference, numbers: dict[Source, int]) -> str:
    source = f" [{numbers[each.source]}]" if each.source else ""
    return f"{each.sentence}{source}"


def _none(key: KeyFigure) -> str:
    return notes.nobody_like_you() if key.nobody else notes.small_reports_only()


def _short_note(figure: Figure) -> str:
    return figure.note if len(figure.note) <= _LONGEST_NOTE else ""


def _compared(match: Match, out_of: int) -> str:
    told = statement_of(match, out_of)
    return _("Same study, %(arm)s: %(said)s") % {
        "arm": told.arm.name, "said": said_in_short(told) if told.frames else told.value
    }  # fmt: skip


def _own_type(key: KeyFigure, numbers: dict[Source, int]) -> str:
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


def _ratios(key: KeyFigure) -> list[str]:
    """Ratios of the same outcome and time, of people who are or may be like the person."""
    told = [statement_of(match, key.out_of) for match in key.near_ratios]
    return [
        _("%(printed)s, %(arm)s against %(versus)s; %(study)s")
        % {
            "printed": each.as_printed,
            "arm": each.arm.name,
            "versus": each.versus.name if each.versus else "",
            "study": each.label,
        }
        for each in told
    ]
