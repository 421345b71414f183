"""What in a person's answers made a difference, in words: one line a factor, the strongest first.

They tell who did better after a treatment, never who gains more from it than from another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.difference import EffectUnit
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import ReadIn
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.similarity.differences import (
    RELAPSES,
    YEARS_WITH_MS,
    FactorLine,
    Found,
    FoundOnTopic,
)
from decision_aid.domain.similarity.standing import Standing
from decision_aid.web.addresses import answer_url, source_url
from decision_aid.web.figures import notes
from decision_aid.web.loaded import evidence_base
from decision_aid.web.results.differences_printed import counts_in_words, printed
from decision_aid.web.words.answers import questions_by_fact
from decision_aid.web.words.clinical import plain_fact

STANDING: Mapping[Standing, Promise] = {
    Standing.BETTER: later("People with your answer did better"),
    Standing.WORSE: later("People with your answer did less well"),
    Standing.SPLIT: later("Studies disagree"),
    Standing.NONE: later("No difference was found"),
    Standing.OPEN: later("Your answer would tell on which side you are"),
}
_BRIEF: Mapping[str, Promise] = {
    Standing.BETTER.value: later("in your favour"),
    Standing.WORSE.value: later("not in your favour"),
}
_FACTOR: Mapping[str, Promise] = {
    YEARS_WITH_MS: later("your years with MS"),
    RELAPSES: later("your relapses in the last years"),
    "gd_lesions_12m": later("glowing spots on your scans"),
}
_ASKED_BY = {YEARS_WITH_MS: "years_since_diagnosis", RELAPSES: "relapses_12m"}
_IN_NUMBERS = (EffectUnit.PEOPLE_PER_GROUP, EffectUnit.PERCENT_PER_GROUP)


@dataclass(frozen=True, kw_only=True, slots=True)
class TopicFound:
    """What was found on one factor and one topic. ``sentence``: of the study that says most.

    ``counts``: how many studies agree, how many do not, people and whether it was adjusted.
    """

    title: str
    standing: str
    standing_words: str
    sentence: str
    printed: str
    study: str
    url: str
    counts: str
    others: SafeString
    source: Source

    @property
    def study_brief(self) -> str:
        """Author and year."""
        return self.study.partition(",")[0].partition(" (")[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class FactorView:
    """One factor; its first topic decides the standing.

    ``ask``: where the answer can be given, for an open factor; ``left_open``: it was answered, but
    the answer lies on both sides.
    """

    name: str
    standing: str
    standing_words: str
    first: TopicFound
    more: tuple[TopicFound, ...]
    ask: str
    left_open: bool

    @property
    def standing_brief(self) -> str:
        """ "in your favour", where there is little room.

        It fits a sentence about either side: "After more than two drugs, worsening was likelier".
        """
        return str(_BRIEF.get(self.standing, self.standing_words))

    @property
    def is_decided(self) -> bool:
        return self.standing not in _LAST


@dataclass(frozen=True, kw_only=True, slots=True)
class DifferencesView:
    """The lines on transplants and, apart, on drugs."""

    transplant: tuple[FactorView, ...]
    drugs: tuple[FactorView, ...]

    @property
    def warning(self) -> str:
        return notes.after_not_from()


def differences_view(page: PatientResult, journey: Journey) -> DifferencesView:
    urls = {step.question.key: answer_url(step.slug) for step in journey.steps}
    found = page.differences
    return DifferencesView(
        transplant=_lines(found.transplant, urls), drugs=_lines(found.drugs, urls)
    )


_LAST = (Standing.NONE.value, Standing.OPEN.value)


def _lines(found: Iterable[FactorLine], urls: Mapping[str, str]) -> tuple[FactorView, ...]:
    """In their order; what found none, and then what waits for an answer, last."""
    views = (_line(each, urls) for each in found)
    return tuple(sorted(views, key=lambda each: _LAST.index(each.standing) + 1
                        if each.standing in _LAST else 0))  # fmt: skip


def _first_topic_first(line: FactorLine) -> list[FoundOnTopic]:
    """Where nothing is decided, a topic that waits for the answer comes before one without any."""
    if line.standing is not Standing.NONE:
        return list(line.topics)
    return sorted(line.topics, key=lambda each: each.standing is not Standing.OPEN)


def _line(line: FactorLine, urls: Mapping[str, str]) -> FactorView:
    topics = _first_topic_first(line)
    standing = topics[0].standing
    is_open = standing is Standing.OPEN
    left_open = is_open and line.is_answered
    first, *more = (_topic(each) for each in topics)
    return FactorView(
        name=capfirst(factor_name(line.factor)),
        standing=standing.value,
        standing_words=_on_both_sides() if left_open else str(STANDING[standing]),
        first=first,
        more=tuple(more),
        ask=_question_url(line.factor, urls) if is_open else "",
        left_open=left_open,
    )


def _on_both_sides() -> str:
    return _("Your answer lies on both sides")


def factor_name(factor: str) -> str:
    """As one says it to the person: "your age"."""
    return str(_FACTOR[factor]) if factor in _FACTOR else plain_fact(factor)


def _question_url(factor: str, urls: Mapping[str, str]) -> str:
    """Empty where the person's way through the questions did not come to it."""
    question = questions_by_fact().get(_ASKED_BY.get(factor, factor))
    return urls.get(question.key, "") if question else ""


def _topic(found: FoundOnTopic) -> TopicFound:
    says_most = min(found.found or found.pooled, key=lambda each: _says_most(each, found.standing))
    others = [
        each for each in (*found.found, *found.pooled, *found.left_out) if each is not says_most
    ]
    topic = next((each for each in evidence_base().topics if each.id == found.topic), None)
    endpoint = evidence_base().endpoints.get(found.topic)
    return TopicFound(
        title=topic.title if topic else endpoint.name if endpoint else found.topic,
        standing=found.standing.value,
        standing_words=str(STANDING[found.standing]),
        sentence=says_most.difference.sentence,
        printed=printed(says_most.difference),
        study=says_most.source.label,
        url=source_url(says_most.source.id),
        counts=counts_in_words(found),
        others=_others(others),
        source=says_most.source,
    )


def _says_most(each: Found, standing: Standing) -> tuple[bool, bool, bool, int]:
    """Of what the topic says; what we read ourselves; absolute numbers before ratios; then the most
    people.
    """
    effect = each.difference.effect
    is_counted = effect.unit in _IN_NUMBERS and len(each.difference.arms) > 1
    differs = each.standing is not standing and standing is not Standing.SPLIT
    is_second_hand = each.difference.seen_in is ReadIn.SECONDARY
    return differs, is_second_hand, not is_counted, -(effect.people or 0)


def _others(found: Iterable[Found]) -> SafeString:
    language = get_language() or ""
    return mark_safe("".join(_other(each, language) for each in found))


@lru_cache(maxsize=512)
def _other(each: Found, _language: str) -> SafeString:
    """Kept by contrast and standing; no answer is part of the key."""
    context = {
        "sentence": each.difference.sentence,
        "printed": printed(each.difference),
        "study": each.source.label,
        "url": source_url(each.source.id),
        "standing": each.standing.value,
        "standing_words": STANDING[each.standing],
    }
    return mark_safe(render_to_string("results/difference_other.html", context))
