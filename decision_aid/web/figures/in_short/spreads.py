"""The spread over all studies of one outcome at one time, in a phrase and in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.absolute_risk import HUNDRED, NaturalFrequency, natural_frequency
from decision_aid.domain.results.topic_result import TopicResult
from decision_aid.domain.similarity.spread import Spread, StudyLine, TopicSpread
from decision_aid.domain.similarity.windows import Window
from decision_aid.web.figures import both_frames, notes, people_and_time, sentences
from decision_aid.web.figures.spreads import phrases
from decision_aid.web.figures.spreads.types_untold import types_untold
from decision_aid.web.words import time as time_words

_TIME: Mapping[Window, Promise] = {
    Window.DAYS_100: later("about 100 days"),
    Window.ABOUT_2_YEARS: later("about 2 years"),
    Window.ABOUT_5_YEARS: later("about 5 years"),
    Window.ABOUT_10_YEARS: later("about 10 years"),
}
"""Other times are those of the studies themselves."""
_NO_BREAK = "\u2060"


@dataclass(frozen=True, kw_only=True, slots=True)
class ShortSpread:
    """``ends``: "62–91 of 100", one number where the studies agree. ``studies``: "4 studies", or
    "one study". ``nobody``: said where only people unlike the person were studied. ``notes``: what
    narrows it, in few words. ``sentence``: all of it for paper. ``is_the_figure``: one study, which
    is told below anyway. ``remarks``: the last sentences of it, which count nothing.
    """

    ends: str
    studies: str
    time: str
    nobody: str
    notes: tuple[str, ...]
    sentence: str
    is_the_figure: bool
    remarks: str = ""

    def cited(self, numbers: str) -> str:
        """All of it with the numbers of its sources behind what was counted."""
        counted = self.sentence.removesuffix(self.remarks).strip().removesuffix(".")
        return f"{counted} {numbers}. {self.remarks}".strip() if numbers else self.sentence

    @property
    def lead(self) -> str:
        """Above the figure of the nearest study: one study says it itself."""
        return _("One study tells this.") if self.is_the_figure else self.sentence

    @property
    def in_line(self) -> str:
        """ "62–91 of 100, 4 studies", or "nobody alike: 60–70 of 100, 2 studies"."""
        told = f"{self.ends}, {self.studies}"
        return f"{self.nobody}: {told}" if self.nobody else told


def spread_beside_key(topic: TopicResult) -> TopicSpread | None:
    """The spread whose first study is the key figure; without such a figure the first one.

    None where the key figure stands in no spread, because it counts something of its own.
    """
    lead = topic.key.lead
    if lead is None:
        return topic.spread
    near = (each for each in topic.spreads if each.lead is not None)
    return next((s for s in near if s.lines[0].sourced is lead.sourced), None)


def short_spread(found: TopicSpread, one: str = "") -> ShortSpread | None:
    """None where no single study tells the outcome. Kept by studies and language, no answer.

    ``one``: what the only study is called in the sentence, where it is told nowhere else.
    """
    return _short(found, one, get_language() or "")


@lru_cache(maxsize=256)
def _short(found: TopicSpread, one: str, _language: str) -> ShortSpread | None:
    spread = found.spread
    if spread is None or spread.per is None:
        return None
    ends = in_people(spread, spread.per)
    time = time_in_short(found)
    remarks = tuple(_notes(found))
    whole = tuple(sentence for sentence, _brief in remarks)
    return ShortSpread(
        ends=ends_in_short(ends),
        studies=phrases.studies(spread.studies),
        time=time,
        nobody=notes.nobody_alike() if found.nobody_like_you else "",
        notes=tuple(brief for _whole, brief in remarks if brief),
        is_the_figure=found.is_one_study and found.lead is not None and not found.is_lone_zero,
        sentence=" ".join((*_sentences(found, spread, time, one), *whole)),
        remarks=" ".join(whole),
    )


def in_people(spread: Spread, per: int) -> tuple[NaturalFrequency, NaturalFrequency]:
    """The lowest and the highest study in whole people, rounded where everything is."""
    return natural_frequency(spread.low, per, None), natural_frequency(spread.high, per, None)


def ends_in_short(ends: tuple[NaturalFrequency, NaturalFrequency]) -> str:
    """Two numbers that no line break parts."""
    low, high = map(_number, ends)
    told = low if low == high else f"{low}–{_NO_BREAK}{high}"
    return sentences.of_total(told, sentences.whole(ends[0].out_of))


def upper_first(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _number(told: NaturalFrequency) -> str:
    if told.affected == 0 and not told.nobody:
        return _("< 1")
    return sentences.whole(told.affected)


def time_in_short(found: TopicSpread) -> str:
    """One study is told with its own time; empty where nobody told it."""
    is_lone = found.is_one_study and found.lines[0].sourced.figure.at is not None
    if found.window in _TIME and not is_lone:
        return str(_TIME[found.window])
    times = {line.sourced.figure.at for line in found.lines}
    if len(times) > 1:
        return _("at different times")
    at = times.pop()
    return time_words.length_of(at) if at else ""


def _sentences(found: TopicSpread, spread: Spread, time: str, called: str) -> tuple[str, ...]:
    """One study without an event says of how many people; nobody alike is said first."""
    first = (notes.nobody_like_you(),) if found.nobody_like_you else ()
    if found.is_lone_zero:
        return (*first, *_lone(found.lines[0], called))
    endpoint = found.outcome
    one, _mixed = people_and_time.outcome_told(endpoint, [line.sourced for line in found.lines])
    when = time or (phrases.when_of(found.lines, found.window) if called else "")
    about = ", ".join(filter(None, (when, called or phrases.studies(spread.studies))))
    people = phrases.who(found.lines)
    if not one or not found.nobody_like_you:
        people = phrases.whom(line.sourced.figure.group for line in found.lines)
    ends = phrases.range_in_sentence(spread, spread.per or HUNDRED, people)
    told = {"ends": ends, "what": one or endpoint.name, "about": about}
    if not one:
        return (*first, _("%(what)s: %(ends)s (%(about)s).") % told)
    if found.nobody_like_you:
        return (*first, _("Of other people, %(ends)s %(what)s (%(about)s).") % told)
    return (upper_first(_("%(ends)s %(what)s (%(about)s).") % told),)


def _lone(line: StudyLine, called: str) -> tuple[str, ...]:
    """Nobody, or everybody, of a single study."""
    figure, words = line.sourced.figure, line.sourced.endpoint
    if words.one:
        return phrases.lone_study(line, words.one, called)
    said = _("None of them: %(what)s (%(studies)s).") if line.value == 0 else _(
        "All of them: %(what)s (%(studies)s)."
    )  # fmt: skip
    means = both_frames.what_it_means(figure) if figure.people else notes.too_few_to_know()
    return said % {"what": words.name, "studies": called or phrases.studies(1)}, means


def _notes(found: TopicSpread) -> Iterator[tuple[str, str]]:
    """What narrows it, in a sentence and, where there is room, in few words."""
    if untold := types_untold(found):
        yield untold, ""
    if len(found.spread_by_count) > 1:
        yield _("Some counted it in another way."), _("definitions vary")
    why = found.no_relapses_before
    if why is not None:
        yield phrases.no_relapses_before(why), phrases.no_relapses_in_short(why)
