"""How many conditions of a set are met: those asked for, then those only preferred, then caution.

The same for the person and, in ``FOR_A_DOCTOR``, for a reader who is told of a patient.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext_lazy as later_of

from decision_aid.domain.eligibility.verdict import CriterionResult, Tally
from decision_aid.domain.eligibility.vocabulary import Strength, Subject
from decision_aid.web.words import criteria

ASKED = (Strength.REQUIRED, Strength.EXCLUDES)
PREFERRED = (Strength.PREFERRED,)
CAUTION = (Strength.CAUTION,)


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Sentences on conditions of one kind. ``one``, ``both`` and ``every``: all of them are met."""

    one: Promise
    both: Promise
    every: Promise
    some: Promise
    none: Promise | None = None
    still_open: Promise | None = None
    only_one: Promise | None = None
    """There is one, and it is not met or open: which, comes next."""


@dataclass(frozen=True, kw_only=True)
class Voice:
    """``alone``: all conditions are of one kind; ``asked``: others are only preferred."""

    alone: Counts
    asked: Counts
    preferred: Counts
    nothing_known: Promise
    no_caution: Promise
    names: Mapping[Subject, Promise]


FOR_THE_PERSON = Voice(
    alone=Counts(
        one=later("You meet the one condition we can check."),
        both=later("You meet both conditions we can check."),
        every=later("You meet all %(every)s conditions we can check."),
        some=later("You meet %(met)s of the %(every)s conditions we can check."),
        none=later("You meet none of the %(every)s conditions we can check."),
        still_open=later_of(
            "Of the %(every)s conditions we can check, %(open)s is still open.",
            "Of the %(every)s conditions we can check, %(open)s are still open.",
            "open",
        ),
        only_one=later("There is one condition we can check."),
    ),
    asked=Counts(
        one=later("You meet the one condition asked for that we can check."),
        both=later("You meet both conditions asked for that we can check."),
        every=later("You meet all %(every)s conditions asked for that we can check."),
        some=later("You meet %(met)s of the %(every)s conditions asked for that we can check."),
        none=later("You meet none of the %(every)s conditions asked for that we can check."),
        still_open=later_of(
            "Of the %(every)s conditions asked for that we can check, %(open)s is still open.",
            "Of the %(every)s conditions asked for that we can check, %(open)s are still open.",
            "open",
        ),
        only_one=later("There is one condition asked for that we can check."),
    ),
    preferred=Counts(
        one=later("You meet the one that is only preferred."),
        both=later("Of the 2 only preferred, you meet both."),
        every=later("Of the %(every)s only preferred, you meet all."),
        some=later("Of the %(every)s only preferred, you meet %(met)s."),
    ),
    nothing_known=later_of(
        "The one condition we can check depends on answers or tests that are not known yet.",
        "The %(every)s conditions we can check depend on answers or tests that are not known yet.",
        "every",
    ),
    no_caution=later_of(
        "The one reason for caution does not apply to you.",
        "None of the %(every)s reasons for caution applies to you.",
        "every",
    ),
    names=criteria.ABOUT,
)
_MET_OF_PREFERRED = later("Met of those only preferred: %(met)s of %(every)s.")
FOR_A_DOCTOR = Voice(
    alone=Counts(
        one=later("The one condition that can be checked is met."),
        both=later("Both conditions that can be checked are met."),
        every=later("All %(every)s conditions that can be checked are met."),
        some=later("Met: %(met)s of the %(every)s conditions that can be checked."),
        none=later("None of the %(every)s conditions that can be checked is met."),
        still_open=later(
            "Of the %(every)s conditions that can be checked none is known to be met."
        ),
        only_one=later("One condition can be checked."),
    ),
    asked=Counts(
        one=later("The one condition asked for that can be checked is met."),
        both=later("Both conditions asked for that can be checked are met."),
        every=later("All %(every)s conditions asked for that can be checked are met."),
        some=later("Met: %(met)s of the %(every)s conditions asked for that can be checked."),
        none=later("None of the %(every)s conditions asked for that can be checked is met."),
        still_open=later(
            "Of the %(every)s conditions asked for that can be checked none is known to be met."
        ),
        only_one=later("One condition asked for can be checked."),
    ),
    preferred=Counts(
        one=_MET_OF_PREFERRED,
        both=_MET_OF_PREFERRED,
        every=_MET_OF_PREFERRED,
        some=_MET_OF_PREFERRED,
    ),
    nothing_known=later_of(
        "The one condition that can be checked depends on answers or tests that are not known yet.",
        "The %(every)s conditions that can be checked depend on answers or tests that are not known"
        " yet.",
        "every",
    ),
    no_caution=later_of(
        "The one reason for caution does not apply.",
        "None of the %(every)s reasons for caution applies.",
        "every",
    ),
    names=criteria.ASKS,
)
_NOT_MET: Mapping[tuple[Strength, ...], Promise] = {
    ASKED: later("Not met: %(what)s."),
    PREFERRED: later("Preferred, but not met: %(what)s."),
    CAUTION: later("Calls for caution: %(what)s."),
}
_OPEN: Mapping[tuple[Strength, ...], Promise] = {
    ASKED: later("Open: %(what)s."),
    PREFERRED: later("Preferred, and still open: %(what)s."),
    CAUTION: later("Still open, and may call for caution: %(what)s."),
}
_LEFT_OPEN: Mapping[tuple[Strength, ...], Promise] = {
    ASKED: later("Left open by the rules themselves: %(what)s."),
    PREFERRED: later("Preferred, and left open by the rules themselves: %(what)s."),
    CAUTION: later("Whether this calls for caution, the rules leave open: %(what)s."),
}
_NOT_KNOWN: Mapping[tuple[Strength, ...], Promise] = {
    (Strength.REQUIRED,): later("Asked for: %(what)s."),
    (Strength.EXCLUDES,): later("Would rule people out: %(what)s."),
    PREFERRED: later("Preferred: %(what)s."),
    CAUTION: later("Would call for caution: %(what)s."),
}
_SHORT_NOT_MET: Mapping[tuple[Strength, ...], Promise] = {
    ASKED: later("not met: %(what)s"),
    PREFERRED: later("preferred, not met: %(what)s"),
    CAUTION: later("caution: %(what)s"),
}
_SHORT_OPEN: Mapping[tuple[Strength, ...], Promise] = {
    ASKED: later("open: %(what)s"),
    PREFERRED: later("preferred, open: %(what)s"),
    CAUTION: later("caution, open: %(what)s"),
}


def count_words(tally: Tally, voice: Voice = FOR_THE_PERSON) -> Iterator[str]:
    """Sentences, some empty. There is a condition to check."""
    if len(tally.open) == tally.checked and not any(e.reason.words_are_open for e in tally.open):
        yield voice.nothing_known % {"every": tally.checked}
        yield from _named(tally.open, _NOT_KNOWN, voice)
        return
    asked, preferred = tally.of(*ASKED), tally.of(*PREFERRED)
    if asked.checked and preferred.checked:
        yield _count(asked, voice.asked)
        yield from _lists(asked, voice)
        yield _count(preferred, voice.preferred)
        yield from _lists(preferred, voice)
    else:
        alone = asked if asked.checked else preferred
        yield _count(alone, voice.alone)
        if preferred.checked:
            yield _only_preferred(preferred)
        yield from _lists(alone, voice)
    caution = tally.of(*CAUTION)
    if caution.checked and len(caution.met) == caution.checked:
        yield voice.no_caution % {"every": caution.checked}
    yield from _lists(caution, voice)


def _count(tally: Tally, counts: Counts) -> str:
    met, every = len(tally.met), tally.checked
    if not every:
        return ""
    if met == every:
        words: Promise | None = {1: counts.one, 2: counts.both}.get(every, counts.every)
    elif met:
        words = counts.some
    elif every == 1:
        words = counts.only_one
    else:
        words = counts.still_open if tally.open else counts.none
    return words % {"met": met, "every": every, "open": len(tally.open)} if words else ""


def _only_preferred(tally: Tally) -> str:
    if tally.checked == 1:
        return _("It is preferred, not asked for.")
    return _("They are preferred, not asked for.")


def _lists(tally: Tally, voice: Voice) -> Iterator[str]:
    by_words = [each for each in tally.open if each.reason.words_are_open]
    waiting = [each for each in tally.open if each not in by_words]
    for findings, told in (
        (tally.not_met, _NOT_MET), (waiting, _OPEN), (by_words, _LEFT_OPEN)
    ):  # fmt: skip
        yield from _named(findings, told, voice)


def _named(
    findings: Iterable[CriterionResult],
    told: Mapping[tuple[Strength, ...], Promise],
    voice: Voice,
) -> Iterator[str]:
    every = tuple(findings)
    for weights, words in told.items():
        if found := [each for each in every if each.criterion.strength in weights]:
            yield str(words) % {"what": in_short(found, voice.names)}


def in_short(findings: Iterable[CriterionResult], names: Mapping[Subject, Promise]) -> str:
    """The names of conditions, each once."""
    return ", ".join(str(names[each]) for each in dict.fromkeys(found.about for found in findings))


def short_count(tally: Tally) -> Iterator[str]:
    """The same where there is little room, as clinicians read it."""
    asked, preferred = tally.of(*ASKED), tally.of(*PREFERRED)
    if asked.checked and preferred.checked:
        yield _("%(met)s of %(every)s asked for met") % _numbers(asked)
        yield _("%(met)s of %(every)s preferred met") % _numbers(preferred)
    elif preferred.checked:
        yield _("%(met)s of %(every)s met, all only preferred") % _numbers(preferred)
    elif asked.checked:
        yield _("%(met)s of %(every)s met") % _numbers(asked)
    for findings, told in ((tally.not_met, _SHORT_NOT_MET), (tally.open, _SHORT_OPEN)):
        yield from _named(findings, told, FOR_A_DOCTOR)


def _numbers(tally: Tally) -> dict[str, int]:
    return {"met": len(tally.met), "every": tally.checked}
