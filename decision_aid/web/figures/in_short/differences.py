"""What in the answers made a difference, a line a factor: plainly, and as clinicians write it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from decision_aid.domain.evidence.sources import Endpoint, Source
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.similarity.cuts import SplitBy
from decision_aid.domain.similarity.differences import RELAPSES, YEARS_WITH_MS
from decision_aid.domain.similarity.factor_lines import FactorLine, Found, FoundOnTopic
from decision_aid.domain.similarity.standing import Standing
from decision_aid.web.addresses import source_url
from decision_aid.web.figures import notes
from decision_aid.web.figures.in_short.difference_numbers import (
    NOBODY_TOLD,
    PeopleTold,
    people_told,
    printed_in_short,
    with_people,
)
from decision_aid.web.figures.in_short.spreads import upper_first
from decision_aid.web.words.clinical import plain_fact, short_fact
from decision_aid.web.words.said import SAID
from decision_aid.web.words.time import length_of, short_length

STANDING: Mapping[Standing, Promise] = {
    Standing.BETTER: later("better"),
    Standing.WORSE: later("worse"),
    Standing.SPLIT: later("studies disagree"),
    Standing.NONE: later("no difference found"),
    Standing.OPEN: later("open"),
    Standing.BOTH: later("no test seen"),
}
SPLIT_BY: Mapping[SplitBy, Promise] = {
    SplitBy.DISAGREEMENT: STANDING[Standing.SPLIT],
    SplitBy.LIMITS: later("by other limits"),
    SplitBy.QUESTIONS: later("by what was asked"),
}
"""Few studies that leave somebody on different sides disagree."""
_NOT_ONE_FACT: Mapping[str, tuple[Promise, Promise]] = {
    YEARS_WITH_MS: (SAID["years_with_ms"], later("duration")),
    RELAPSES: (later("relapses"), later("relapses")),
}
"""Factors that several facts tell of: plainly, and for clinicians."""
_TOLD = (Standing.BETTER, Standing.WORSE, Standing.SPLIT)


def warning(facts: Facts) -> str:
    """Always under the list."""
    return f"{told_before(facts)} {notes.after_not_from()}".strip()


def brief_warning(facts: Facts) -> str:
    """The same where there is room for one line."""
    return f"{told_before(facts)} {notes.not_who_gains_more()}".strip()


def told_before(facts: Facts) -> str:
    """Whose differences these are not; mostly empty."""
    has_had_one = facts.is_true("prior_hsct") is Truth.YES
    return notes.of_first_transplants() if has_had_one else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ShortDifference:
    """One factor. ``counts``: how many studies agree, found the opposite or found none.

    ``found``: what the largest study that decides it says, in a sentence, of so many ``people``;
    ``printed``: its effect as printed. Without such a study both are empty and ``source`` is None.
    ``standing_in_words``: where it leaves the person, in the ``outcome``, with its time;
    ``better_in``: the same, of a hope by its good side.
    """

    factor: str
    standing: Standing
    standing_in_words: str
    outcome: str
    better_in: str
    counts: str
    found: str
    people: PeopleTold
    printed: str
    source: Source | None
    is_second_hand: bool

    @property
    def is_open(self) -> bool:
        return self.standing is Standing.OPEN

    @property
    def study(self) -> str:
        """Its name, and that only somebody else's words on it were read."""
        name = self.source.short_name if self.source else ""
        return _("%(study)s, second-hand") % {"study": name} if self.is_second_hand else name

    @property
    def url(self) -> str:
        return source_url(self.source.id) if self.source else ""

    @property
    def sentence(self) -> str:
        """The factor, how many studies say what, and what one of them found in how many people."""
        found = with_people(self.found, self.people)
        return f"{upper_first(self.factor)}: {self.counts}. {found}".strip()


def short_differences(
    lines: Iterable[FactorLine], *, clinical: bool = False
) -> tuple[ShortDifference, ...]:
    """In the order of strength, as the result has them."""
    return tuple(_short(line, clinical=clinical) for line in lines)


def that_decide(lines: Iterable[FactorLine], most: int) -> tuple[ShortDifference, ...]:
    """The first that found something for a person with these answers, for a doctor."""
    decided = [line for line in lines if line.standing in _TOLD]
    return short_differences(decided[:most], clinical=True)


def _short(line: FactorLine, *, clinical: bool) -> ShortDifference:
    topic = line.topics[0]
    told = _first(topic)
    return ShortDifference(
        factor=_factor(line.factor, clinical=clinical),
        standing=line.standing,
        standing_in_words=str(
            SPLIT_BY[topic.split_by] if topic.split_by else STANDING[topic.standing]
        ),
        outcome=_outcome(told, told.outcome, clinical=clinical) if told else "",
        better_in=_outcome(told, _good_side(told), clinical=clinical) if told else "",
        counts=_counts(topic),
        found=told.difference.sentence if told else "",
        people=people_told(told) if told else NOBODY_TOLD,
        printed=printed_in_short(told) if told else "",
        source=told.source if told else None,
        is_second_hand=told is not None and told.is_second_hand,
    )


def _first(topic: FoundOnTopic) -> Found | None:
    """The study that stands for the line on every page, if it tells what the line does."""
    told = topic.says_most
    wanted = _TOLD[:2] if topic.standing is Standing.SPLIT else (topic.standing,)
    return told if told.standing in wanted else None


def _factor(name: str, *, clinical: bool) -> str:
    if name in _NOT_ONE_FACT:
        return str(_NOT_ONE_FACT[name][clinical])
    return short_fact(name) if clinical else plain_fact(name)


def _good_side(found: Found) -> Endpoint:
    return found.source.vocabulary.other_side(found.outcome) or found.outcome


def _outcome(found: Found, endpoint: Endpoint, *, clinical: bool) -> str:
    """ "Progression-free survival, 5 y"."""
    name = (endpoint.short or endpoint.term or endpoint.name) if clinical else endpoint.name
    at, length = found.difference.at, short_length if clinical else length_of
    return ", ".join((upper_first(name), *([length(at)] if at else ())))


def _counts(topic: FoundOnTopic) -> str:
    if topic.standing is Standing.OPEN:
        return _("an answer is open")
    if topic.standing is Standing.BOTH:
        return no_test_seen()
    if topic.standing is Standing.NONE:
        return found_no_difference(topic.found_none)
    if said := found_in_their_ways(topic):
        parts = [said]
    else:
        parts = [_agree(topic)]
        if topic.dissent:
            parts.append(found_the_opposite(topic.dissent))
    if topic.found_none:
        parts.append(found_no_difference(topic.found_none))
    return ", ".join(parts)


def _agree(topic: FoundOnTopic) -> str:
    """Of whom the sentence behind it tells: of people with this answer, or of the others."""
    if not topic.agree:
        return _("studies added together say so")
    told = {"n": topic.agree}
    if topic.standing is Standing.SPLIT:
        return (
            ngettext(
                "%(n)s study found a difference", "%(n)s studies found a difference", topic.agree
            )
            % told
        )
    if topic.says_most.is_of_the_others:
        side = {
            Standing.BETTER: ngettext(
                "others did worse in %(n)s study",
                "others did worse in %(n)s studies",
                topic.agree,
            ),
            Standing.WORSE: ngettext(
                "others did better in %(n)s study",
                "others did better in %(n)s studies",
                topic.agree,
            ),
        }
        return side[topic.standing] % told
    side = {
        Standing.BETTER: ngettext(
            "people with this answer did better in %(n)s study",
            "people with this answer did better in %(n)s studies",
            topic.agree,
        ),
        Standing.WORSE: ngettext(
            "people with this answer did worse in %(n)s study",
            "people with this answer did worse in %(n)s studies",
            topic.agree,
        ),
    }
    return side[topic.standing] % told


def no_test_seen() -> str:
    """Of numbers on both sides of a contrast, which the text sets beside another treatment."""
    return _("we saw no test of whether the two sides differ")


def found_in_their_ways(topic: FoundOnTopic) -> str:
    """Of studies that leave somebody on different sides and do not disagree; else empty."""
    told = {"n": topic.agree + topic.dissent}
    if not topic.agree:
        return ""
    if topic.split_by is SplitBy.LIMITS:
        return _("%(n)s studies found a difference, each at a limit of its own") % told
    if topic.split_by is SplitBy.QUESTIONS:
        return _("%(n)s studies found a difference, on different questions") % told
    return ""


def found_the_opposite(studies: int) -> str:
    return ngettext("%(n)s found the opposite", "%(n)s found the opposite", studies) % {
        "n": studies
    }


def found_no_difference(studies: int) -> str:
    return ngettext(
        "%(n)s study found no difference", "%(n)s studies found no difference", studies
    ) % {"n": studies}
