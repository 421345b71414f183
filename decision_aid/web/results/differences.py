"""What in a person's answers made a difference, in words: one line a factor, the strongest first.

They tell who did better after a treatment, never who gains more from it than from another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.similarity.differences import FACTS_OF, RELAPSES, YEARS_WITH_MS
from decision_aid.domain.similarity.dimensions.ms_type import has_few
from decision_aid.domain.similarity.factor_lines import (
    FactorLine,
    Found,
    FoundOnTopic,
    WhatMadeADifference,
)
from decision_aid.domain.similarity.standing import Standing, facts_read
from decision_aid.web.addresses import source_url
from decision_aid.web.figures.in_short.difference_numbers import people_told, study_with_people
from decision_aid.web.figures.in_short.differences import warning
from decision_aid.web.figures.in_short.one_study import short_label
from decision_aid.web.results.differences_printed import (
    as_read,
    counts_in_words,
    others_html,
    topic_in_words,
)
from decision_aid.web.words.answers import AnswerNow, answer_now
from decision_aid.web.words.clinical import plain_fact

_BRIEF: Mapping[tuple[Standing, bool], Promise] = {
    (Standing.BETTER, False): later("did better"),
    (Standing.WORSE, False): later("did less well"),
    (Standing.BETTER, True): later("others did less well"),
    (Standing.WORSE, True): later("others did better"),
}
"""By whether the sentence beside it names the others."""
_FACTOR: Mapping[str, Promise] = {
    YEARS_WITH_MS: later("your years with MS"),
    RELAPSES: later("your relapses in the last years"),
    "gd_lesions_12m": later("spots that lit up on your scans"),
}


@dataclass(frozen=True)
class TopicFound:
    """What was found on one factor and one topic, in words that are made where they are shown."""

    found: FoundOnTopic

    @property
    def says_most(self) -> Found:
        return self.found.says_most

    @property
    def title(self) -> str:
        return self.found.title

    @property
    def standing(self) -> str:
        return self.found.standing.value

    @property
    def standing_words(self) -> str:
        return topic_in_words(self.found)

    @property
    def sentence(self) -> str:
        """Of the study that says most."""
        return self.says_most.difference.sentence

    @property
    def printed(self) -> str:
        return as_read(self.says_most)

    @property
    def source(self) -> Source:
        return self.says_most.source

    @property
    def study(self) -> str:
        return study_with_people(self.says_most)

    @property
    def url(self) -> str:
        return source_url(self.source.id)

    @property
    def counts(self) -> str:
        """How many studies agree, how many do not, people and whether it was adjusted."""
        return counts_in_words(self.found)

    @cached_property
    def others(self) -> SafeString:
        every = (*self.found.found, *self.found.pooled, *self.found.left_out)
        return others_html(each for each in every if each is not self.says_most)


@dataclass(frozen=True)
class FactorView:
    """One factor; its first topic decides the standing.

    ``journey``: where open questions stand; what is decided waits for none. ``subtype``: of the
    reader, where it is known.
    """

    line: FactorLine
    journey: Journey | None = None
    subtype: str | None = None

    @cached_property
    def _topics(self) -> tuple[TopicFound, ...]:
        return tuple(map(TopicFound, self.line.topics))

    @property
    def sources(self) -> frozenset[Source]:
        """Of every study that stands under it."""
        found = (e for t in self.line.topics for e in (*t.found, *t.pooled, *t.left_out))
        return frozenset(each.source for each in found)

    @property
    def first(self) -> TopicFound:
        return self._topics[0]

    @property
    def more(self) -> tuple[TopicFound, ...]:
        return self._topics[1:]

    @property
    def name(self) -> str:
        return capfirst(factor_name(self.line.factor))

    @property
    def standing(self) -> str:
        return self.first.standing

    @property
    def standing_words(self) -> str:
        if not self.left_open:
            return self.first.standing_words
        return str(_ONE_MORE if self.ask else _NOT_TOLD)

    @property
    def left_open(self) -> bool:
        """Something is answered, but it does not tell on which side the person is."""
        return self._is_open and self.line.is_answered

    @property
    def ask(self) -> AnswerNow | None:
        """Where an answer that is missing can be given, for an open factor."""
        return self._asked[1]

    @property
    def missing(self) -> str:
        return plain_fact(self._asked[0]) if self._asked[0] else ""

    @cached_property
    def _asked(self) -> tuple[str, AnswerNow | None]:
        """The first fact that waits for an answer on the person's way, and its question."""
        for fact in _waits_for(self.line.factor, self.first.found) if self.journey else ():
            if self.journey and (open_now := answer_now([fact], self.journey)):
                return fact, open_now
        return "", None

    @property
    def _is_open(self) -> bool:
        return self.first.found.standing is Standing.OPEN

    @cached_property
    def brief(self) -> SafeString:
        """The line of the first page, of one that is decided."""
        return self._brief(with_sentence=True)

    @cached_property
    def briefest(self) -> SafeString:
        """The same without what the study found, where the page has no room; but not where that
        says how few people had the reader's type of MS.
        """
        by_type = self.line.factor == "subtype"
        few = by_type and has_few(self.first.source.population, self.subtype)
        return self._brief(with_sentence=few)

    def _brief(self, with_sentence: bool) -> SafeString:
        found = self.first.found
        is_brief = (found.standing, with_sentence) in _BRIEF
        words = "" if is_brief else self.first.standing_words
        told = (self.line.factor, found.standing, found.says_most, words)
        return _brief(*told, with_sentence, get_language() or "")


@dataclass(frozen=True, kw_only=True, slots=True)
class DifferencesView:
    """The lines on transplants and, apart, on drugs; ``warning`` stands under them."""

    transplant: tuple[FactorView, ...]
    drugs: tuple[FactorView, ...]
    warning: str


def differences_view(found: WhatMadeADifference, journey: Journey) -> DifferencesView:
    """In their order."""
    return DifferencesView(
        transplant=tuple(FactorView(each, journey) for each in found.transplant),
        drugs=tuple(FactorView(each, journey) for each in found.drugs),
        warning=warning(journey.facts),
    )


_ONE_MORE = later("One more answer would tell on which side you are")
_NOT_TOLD = later("Your answers do not tell on which side you are")


def _waits_for(factor: str, topic: FoundOnTopic) -> Iterator[str]:
    """The facts of a factor that would decide a topic that is open."""
    if topic.standing is Standing.OPEN:
        found = [e for e in (*topic.found, *topic.pooled) if e.standing is Standing.OPEN]
        read = frozenset[str]().union(*(facts_read(e.difference, e.source) for e in found))
        yield from (each for each in FACTS_OF.get(factor, (factor,)) if each in read)


def factor_name(factor: str) -> str:
    """As one says it to the person: "your age"."""
    return str(_FACTOR[factor]) if factor in _FACTOR else plain_fact(factor)


@lru_cache(maxsize=512)
def _brief(
    factor: str,
    standing: Standing,
    says_most: Found,
    words: str,
    with_sentence: bool,
    _language: str,
) -> SafeString:
    """Under "People with your answers". No answer is part of the key."""
    names_others = with_sentence and says_most.is_of_the_others
    context = {
        "name": capfirst(factor_name(factor)),
        "standing": standing.value,
        "brief": _BRIEF.get((standing, names_others), words),
        "sentence": says_most.difference.sentence if with_sentence else "",
        "url": source_url(says_most.source.id),
        "study": ", ".join(
            filter(None, (short_label(says_most.source), str(people_told(says_most))))
        ),
    }
    return mark_safe(render_to_string("results/difference_brief.html", context))
