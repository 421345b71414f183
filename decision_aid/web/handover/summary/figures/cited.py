"""Which sources the summary cites: on the two sheets, and where each figure is told as printed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Figure, Source
from decision_aid.domain.evidence.topics import Side, ToldOn
from decision_aid.domain.results.compared.few_events import is_plain
from decision_aid.domain.results.compared.key_comparisons import KeyComparison
from decision_aid.domain.results.first_page import FirstPage, FirstRow
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.topic_result import KeyFigure, TopicResult
from decision_aid.domain.similarity.outcomes import is_near
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT
from decision_aid.domain.similarity.spread import TopicSpread
from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.compared.chance import chance_in_line
from decision_aid.web.figures.compared.good_side import good_side_of
from decision_aid.web.figures.in_short.beside import (
    beside_in_words,
    is_leading,
    other_in_words,
    tells_other,
)
from decision_aid.web.figures.in_short.beside_leading import ratio_in_short, told_beside
from decision_aid.web.figures.in_short.deaths import ShortDeaths, Sourced, short_deaths
from decision_aid.web.figures.in_short.nearest import Whom
from decision_aid.web.figures.in_short.one_study import both_frames, said_in_short
from decision_aid.web.figures.in_short.quiet_line import counted_otherwise, what_happened
from decision_aid.web.figures.in_short.spreads import short_spread, spread_beside_key
from decision_aid.web.figures.spreads.of_own_type import how_many_of
from decision_aid.web.figures.wording import statement_of
from decision_aid.web.handover.summary.sources import Numbers

_MOST_DEATH_LINES = 1


@dataclass(frozen=True, slots=True)
class Cited:
    """One question with what the summary tells of it. The deaths are those over all studies.

    ``row``: the same on the first page of the result. ``other``: what stands beside it there.
    """

    topic: TopicResult
    every_death: ShortDeaths | None
    row: FirstRow | None
    other: Sourced | None

    @property
    def other_figure(self) -> Figure | None:
        """What ``other`` tells."""
        if self.other is None or self.row is None or self.row.compared is None:
            return None
        every = (each.sourced for each in self.row.compared.matches)
        return next(each.figure for each in every if not each.arm.is_transplant)

    @property
    def deaths(self) -> ShortDeaths | None:
        return self.every_death if FROM_TREATMENT in self.topic.topic.endpoints else None

    @property
    def lines(self) -> tuple[Sourced, ...]:
        """Beside the reports of the headline."""
        return self.deaths.lines[:_MOST_DEATH_LINES] if self.deaths else ()

    @property
    def disability(self) -> tuple[Sourced, ...]:
        return self.deaths.disability if self.deaths else ()

    @property
    def leaves_nearest(self) -> bool:
        """Whether what leads tells of the people of the nearest study; or nobody of them died, and
        what leads says in how many studies that was so.
        """
        lead, found = self.topic.key.lead, self.spread
        if lead is None:
            return False
        if self.deaths is not None:
            is_none = lead.sourced.figure.value == 0
            return is_none or self.deaths.headline.tells_of(lead.sourced.source)
        return found is not None and found.is_one_study

    @property
    def spread(self) -> TopicSpread | None:
        return spread_beside_key(self.topic) if self.deaths is None else None

    @property
    def ends(self) -> tuple[Source, ...]:
        """The studies at the ends of what leads; of deaths those that the headline names."""
        if self.deaths is not None:
            told = [each.source for each in self.deaths.headline.rest if each.source]
            return tuple(dict.fromkeys(told))
        found = self.spread
        return () if found is None or short_spread(found) is None else found.ends


def whom_of(each: Cited, subtype: str | None, *, is_fewer: bool) -> Whom:
    """As the first page tells it. ``is_fewer``: that fewer had it was said in full before."""
    fewer = notes.fewer_behind_people() if is_fewer else ""
    lead, found = each.topic.key.lead, each.spread
    if lead is None or found is None:
        return Whom(fewer=fewer)
    of_lead = next((line for line in found.lines if line.sourced == lead.sourced), None)
    return Whom(
        own=how_many_of(found.lines[0], subtype),
        otherwise=counted_otherwise(of_lead, found.lines) if of_lead else "",
        fewer=fewer,
    )


def on_paper_of(told: Cited) -> Iterator[Source]:
    """In the order in which the sheet of the person cites them."""
    yield from told.ends
    if (lead := told.topic.key.lead) is not None and not told.leaves_nearest:
        yield lead.sourced.source
    if told.other is not None:
        yield told.other.source
    yield from (each.source for each in told.disability)


def as_printed_of(told: Cited) -> Iterator[Source]:
    """Cited only where each figure is told in full."""
    key = told.topic.key
    yield from (each.source for each in told.lines)
    if key.lead is None:
        return
    yield key.lead.sourced.source
    if key.own_type is not None:
        yield key.own_type.sourced.source
    yield from (each.sourced.source for each in key.near_ratios)


def each_cited(page: PatientResult, first: FirstPage) -> Iterator[Cited]:
    """In the order of the topics; beside each row what its nearest comparison counted."""
    deaths = short_deaths(page.deaths, page.country)
    rows = {row.told.topic.id: row for row in first.rows}
    above: list[Source] = []
    for each in page.topics_on(ToldOn.SUMMARY):
        row = rows.get(each.topic.id)
        yield Cited(each, deaths, row, _beside(row, first, above))


def _beside(row: FirstRow | None, first: FirstPage, above: list[Source]) -> Sourced | None:
    """``above``: the studies told beside rows before, and then this one."""
    leading = first.comparison.comparison if first.comparison else None
    if row is None or row.compared is None or not tells_other(row, leading):
        return None
    found = row.told.drawn
    what = what_happened(found.lines) if found and found.lines else ""
    said = other_in_words(row, what, above, leading)
    above.append(row.compared.source)
    return Sourced(said.removesuffix("."), row.compared.source)


def in_brackets(sources: Iterable[Source], numbers: Numbers) -> str:
    return "".join(f"[{numbers[each]}]" for each in sources)


def numbered(lines: Iterable[Sourced], numbers: Numbers) -> tuple[str, ...]:
    """Each as a sentence with the number of its source."""
    return tuple(f"{each.text} [{numbers[each.source]}]." for each in lines)


def compared_in_short(
    page: PatientResult, first: FirstPage, *, brief: bool = False
) -> tuple[Sourced, ...]:
    """The hope that leads everywhere, of studies that speak for the person, with what belongs
    beside it, or a ratio in its place; then the harm that leads, unless a row tells it.

    They stand together or not at all. ``brief``: without the time, and of people more alike what
    was shown alone.
    """
    hope = first.comparison
    leading = hope.comparison if hope else None
    rows = [row for row in first.rows if tells_other(row, None)]
    harms = [each for each in page.key_comparisons(()) if each.topic.side is Side.RISKS]
    told = (e for e in harms if not any(is_leading(row, e.comparison) for row in rows))
    above = [row.compared.source for row in rows if row.compared and not is_leading(row, leading)]
    found = tuple(chain.from_iterable(_led(e, first, brief, above) for e in (hope, *told) if e))
    if hope is not None or first.ratio is None:
        return found
    ratio = first.ratio
    return Sourced(ratio_in_short(ratio), ratio.sourced.source), *found


def _led(
    key: KeyComparison, first: FirstPage, brief: bool, above: Collection[Source]
) -> Iterator[Sourced]:
    """``above``: the studies beside rows, which have said what the other treatment was not."""
    source = key.comparison.source
    yield Sourced(_in_words(key, brief, source not in above), source)
    if key is first.comparison:
        for told in told_beside(first.beside_comparison, source, brief=brief):
            yield Sourced(told.said, told.source or source)


def _in_words(told: KeyComparison, brief: bool, with_note: bool) -> str:
    """With the types of MS where nobody is near, and whether they differed."""
    compared = tuple(match.sourced for match in told.comparison.matches)
    sentence = beside_in_words(
        compared,
        "",
        None,
        with_note=with_note,
        with_time=not brief,
        of_types=not is_near(told.comparison.closeness),
        turned=good_side_of(compared[0]) is not None,
    )
    shown = chance_in_line(compared)
    if not compared[0].endpoint.one:  # a rate does not say of what
        sentence = f"{compared[0].endpoint.name}: {sentences.lower_first(sentence)}"
    words = sentence.removesuffix(".")
    return f"{words[:-1]}; {shown})" if words.endswith(")") else f"{words} ({shown})"


def same_study(key: KeyFigure, but: Figure | None) -> tuple[str, ...]:
    """Its other treatments. Beside a plain difference nobody is told that few were studied."""
    without_few = is_plain([each.sourced for each in (key.lead, *key.compared) if each])

    def told(match: Match) -> str:
        figure = statement_of(match, key.out_of)
        said = said_in_short(figure) if figure.frames else figure.value
        if without_few and (numbers := both_frames(figure)):
            said = f"{numbers}."
        return _("Same study, %(arm)s: %(said)s") % {"arm": figure.arm.name, "said": said}

    return tuple(told(each) for each in key.compared if each.sourced.figure is not but)
