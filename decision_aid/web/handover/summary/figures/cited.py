"""Which sources the summary cites: on the two sheets, and where each figure is told as printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Figure, Source
from decision_aid.domain.evidence.topics import Side
from decision_aid.domain.results.compared.key_comparisons import KeyComparison
from decision_aid.domain.results.compared.other_outcome import beside_leading
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.topic_result import KeyFigure, TopicResult
from decision_aid.domain.similarity.outcomes import is_near
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT
from decision_aid.web.figures import sentences
from decision_aid.web.figures.compared.chance import chance_in_line
from decision_aid.web.figures.compared.good_side import good_side_of
from decision_aid.web.figures.compared.people import is_plain
from decision_aid.web.figures.in_short.beside import beside_in_words
from decision_aid.web.figures.in_short.beside_leading import ratio_in_short, told_beside
from decision_aid.web.figures.in_short.deaths import ShortDeaths, Sourced
from decision_aid.web.figures.in_short.one_study import both_frames, said_in_short, short_label
from decision_aid.web.figures.in_short.spreads import short_spread, spread_beside_key
from decision_aid.web.figures.wording import statement_of
from decision_aid.web.handover.summary.sources import Numbers

_MOST_DEATH_LINES = 1


@dataclass(frozen=True, slots=True)
class Cited:
    """One question with what the summary tells of it. The deaths are those over all studies."""

    topic: TopicResult
    every_death: ShortDeaths | None

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
    def names_nearest(self) -> bool:
        """Whether the headline on deaths tells of the people of the nearest study."""
        lead = self.topic.key.lead
        if self.deaths is None or lead is None:
            return False
        return self.deaths.headline.tells_of(lead.sourced.source)

    @property
    def told_alone(self) -> Figure | None:
        """The figure of the one study that counted it: what leads is its number."""
        found, lead = spread_beside_key(self.topic), self.topic.key.lead
        is_alone = self.deaths is None and found is not None and found.is_one_study
        return lead.sourced.figure if is_alone and lead else None

    @property
    def ends(self) -> tuple[Source, ...]:
        """The studies at the ends of what leads; of deaths those that the headline names.

        None where the sentence on the nearest study names the only one.
        """
        if self.deaths is not None:
            told = [each.source for each in self.deaths.headline.rest if each.source]
            return tuple(dict.fromkeys(told))
        found = spread_beside_key(self.topic)
        if found is None or short_spread(found) is None:
            return ()
        named = found.is_one_study and self.topic.key.lead is not None
        return () if named else found.ends


def on_paper_of(told: Cited) -> Iterator[Source]:
    """In the order in which the sheet of the person cites them."""
    yield from told.ends
    if (lead := told.topic.key.lead) is not None and not told.names_nearest:
        yield lead.sourced.source
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


def in_brackets(sources: Iterable[Source], numbers: Numbers) -> str:
    return "".join(f"[{numbers[each]}]" for each in sources)


def numbered(lines: Iterable[Sourced], numbers: Numbers) -> tuple[str, ...]:
    """Each as a sentence with the number of its source."""
    return tuple(f"{each.text} [{numbers[each.source]}]." for each in lines)


def compared_in_short(page: PatientResult, before: Iterable[Figure] = ()) -> tuple[Sourced, ...]:
    """The hope and the harm that lead everywhere, of studies that speak for the person, and behind
    the hope what belongs beside it.

    ``before``: figures whose number stands above; of these the other treatment alone is told.
    """
    there, every = tuple(before), page.key_comparisons(())
    found = tuple(chain.from_iterable(_led(each, page, there) for each in every))
    ratio = page.compared.nearest_ratio
    if found or ratio is None:
        return found
    return (Sourced(ratio_in_short(ratio), ratio.sourced.source),)


def hope_in_short(
    page: PatientResult, before: Iterable[Figure] = (), *, brief: bool = False
) -> tuple[Sourced, ...]:
    """Of these what is told of the hope: it is never told without what belongs beside it.

    ``brief``: without the time, and of people more alike what was shown alone.
    """
    first = page.first_comparison
    return tuple(_led(first, page, tuple(before), brief=brief)) if first is not None else ()


def _led(
    key: KeyComparison, page: PatientResult, before: tuple[Figure, ...], *, brief: bool = False
) -> Iterator[Sourced]:
    source = key.comparison.source
    if not key.comparison.is_surely_of_own_type:
        return
    yield Sourced(_in_words(key, before, brief), source)
    if key.topic.side is Side.OUTCOMES:
        for told in told_beside(beside_leading(key, page.compared), source, brief=brief):
            yield Sourced(told.said, told.source or source)


def _in_words(told: KeyComparison, before: tuple[Figure, ...], brief: bool) -> str:
    """With the types of MS where nobody is near, and whether they differed."""
    of_types = not is_near(told.comparison.closeness)
    compared = tuple(match.sourced for match in told.comparison.matches)
    first = compared[0]
    is_told = first.figure in before
    above = first.figure if is_told else None
    sentence = beside_in_words(
        compared,
        "",
        above,
        with_note=True,
        with_time=not brief,
        of_types=of_types,
        turned=good_side_of(first) is not None,
    )
    shown = chance_in_line(compared)
    if is_told:
        study = {"outcome": first.endpoint.name, "study": short_label(first.source)}
        said = _("%(outcome)s: as told above of %(study)s.") % study
        sentence = f"{said} {sentence}"
    elif not first.endpoint.one:  # a rate does not say of what
        sentence = f"{first.endpoint.name}: {sentences.lower_first(sentence)}"
    words = sentence.removesuffix(".")
    return f"{words[:-1]}; {shown})" if words.endswith(")") else f"{words} ({shown})"


def same_study(key: KeyFigure) -> tuple[str, ...]:
    """Its other treatments. Beside a plain difference nobody is told that few were studied."""
    without_few = is_plain([each.sourced for each in (key.lead, *key.compared) if each])

    def told(match: Match) -> str:
        figure = statement_of(match, key.out_of)
        said = said_in_short(figure) if figure.frames else figure.value
        if without_few and (numbers := both_frames(figure)):
            said = f"{numbers}."
        return _("Same study, %(arm)s: %(said)s") % {"arm": figure.arm.name, "said": said}

    return tuple(map(told, key.compared))
