"""How many conditions of a set are met; then all that are not met; then all that are open. Of each:
those asked for, then those only preferred, then caution. What is asked for and not met stands
beside its own count.

The same for the person and, in ``FOR_A_DOCTOR``, for a reader who is told of a patient.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from decision_aid.domain.eligibility.verdict import CriterionResult, Tally
from decision_aid.domain.eligibility.vocabulary import Strength
from decision_aid.web.rules.counted_words import (
    ASKED,
    BARS,
    CAUTION,
    FIRM,
    FOR_A_DOCTOR,
    FOR_THE_PERSON,
    LEFT_OPEN,
    NOT_KNOWN,
    NOT_MET,
    OPEN,
    PREFERRED,
    RULES_OUT,
    SHORT_NOT_MET,
    SHORT_OPEN,
    Counts,
    Voice,
)


def count_words(tally: Tally, voice: Voice = FOR_THE_PERSON) -> Iterator[str]:
    """Sentences, some empty. There is a condition to check."""
    if len(tally.open) == tally.checked and not any(e.reason.words_are_open for e in tally.open):
        yield voice.nothing_known % {"every": tally.checked}
        yield from _named(tally.open, NOT_KNOWN, voice)
        return
    asked, preferred, bars = (tally.of(*each) for each in (ASKED, PREFERRED, BARS))
    numbers = {"asked": asked.checked, "preferred": preferred.checked}
    are_all_met = _all_met(asked) and _all_met(preferred)
    if all(numbers.values()) and are_all_met and sum(numbers.values()) > 2 and not bars.checked:
        yield voice.both_kinds % {"every": sum(numbers.values()), **numbers}
    elif asked.checked and preferred.checked:
        yield _count(asked, voice.asked)
        yield from _named(asked.not_met, NOT_MET, voice)
        yield _count(preferred, voice.preferred)
        others = tuple(each for each in tally.not_met if each not in asked.not_met)
        tally = replace(tally, not_met=others)
    else:
        alone = asked if asked.checked else preferred
        of_these = voice.asked if asked.checked else voice.preferred
        yield _count(alone, of_these if bars.checked else voice.alone)
        if preferred.checked:
            yield _only_preferred(preferred)
    for weight, words in ((RULES_OUT, voice.no_bar), (CAUTION, voice.no_caution)):
        if (absent := bars.of(*weight)).checked and _all_met(absent):
            yield words % {"every": absent.checked}
    yield from _lists(tally, voice)


def brief_count(tally: Tally) -> Iterator[str]:
    """The same in one line for the person: of what is only preferred, what is not met is named."""
    asked, preferred = tally.of(*ASKED), tally.of(*PREFERRED)
    has_both = asked.checked and preferred.checked and not tally.of(*BARS).checked
    if not has_both or (_all_met(asked) and _all_met(preferred)):
        yield from count_words(tally)
    elif len(tally.open) == tally.checked:
        yield _("Not known yet for any of the %(every)s conditions we can check.") % _numbers(tally)
        yield from _named(asked.open, NOT_KNOWN, FOR_THE_PERSON)
    else:
        yield _of_both(asked, preferred)
        not_met = (*asked.not_met, *preferred.not_met)
        yield from _lists(replace(asked, not_met=not_met), FOR_THE_PERSON)


def _of_both(asked: Tally, preferred: Tally) -> str:
    """Where all of one kind are open, none of them is called met or missed."""
    told = {"asked": _so_many_asked(asked), "preferred": _so_many_preferred(preferred)}
    if apart := _apart(asked, _ASKED_APART):
        told |= {"met": told["preferred"], "apart": apart}
    elif apart := _apart(preferred, _PREFERRED_APART):
        told |= {"met": told["asked"], "apart": apart}
    if apart:
        return _("Of what we can check, you meet %(met)s; %(apart)s.") % told
    return _("Of what we can check, you meet %(asked)s and %(preferred)s.") % told


_ASKED_APART = (
    later("the one asked for is open"),
    later("the %(n)s asked for are open"),
    later("the one asked for is not met"),
)
_PREFERRED_APART = (
    later("the one preferred is open"),
    later("the %(n)s preferred are open"),
    later("the one preferred is not met"),
)


def _apart(tally: Tally, words: tuple[Promise, Promise, Promise]) -> str:
    """What is told beside those that are met: that all are open, or the only one is not met."""
    one_open, all_open, one_missed = words
    if len(tally.open) == tally.checked:
        return str(one_open if tally.checked == 1 else all_open) % {"n": tally.checked}
    return str(one_missed) if tally.checked == 1 and not tally.met else ""


def _so_many_asked(tally: Tally) -> str:
    if _all_met(tally):
        words = ngettext("the one asked for", "all %(every)s asked for", tally.checked)
        words = _("both asked for") if tally.checked == 2 else words
    else:
        words = _("%(met)s of the %(every)s asked for")
    return _with_so_many_open(words % _so_many(tally), tally)


def _so_many_preferred(tally: Tally) -> str:
    if _all_met(tally):
        words = ngettext("the one preferred", "all %(every)s preferred", tally.checked)
        words = _("both preferred") if tally.checked == 2 else words
    elif tally.checked == 1:
        words = _("none preferred")
    else:
        words = _("%(met)s of the %(every)s preferred")
    return _with_so_many_open(words % _so_many(tally), tally)


def _with_so_many_open(counted: str, tally: Tally) -> str:
    """Of some, how many nobody can tell yet: they are never read as missed."""
    if not tally.open:
        return counted
    words = ngettext("%(counted)s (%(n)s is open)", "%(counted)s (%(n)s are open)", len(tally.open))
    return words % {"counted": counted, "n": len(tally.open)}


def _so_many(tally: Tally) -> dict[str, object]:
    return {"met": len(tally.met) or _("none"), "every": tally.checked}


def _all_met(tally: Tally) -> bool:
    return len(tally.met) == tally.checked


def _count(tally: Tally, counts: Counts) -> str:
    met, every = len(tally.met), tally.checked
    if not every:
        return ""
    if met == every:
        words: Promise | None = {1: counts.one, 2: counts.both}.get(every, counts.every)
    elif met:
        words = counts.some
    else:
        words = counts.none_known if tally.open or every == 1 else counts.none
    return words % {"met": met, "every": every} if words else ""


def _only_preferred(tally: Tally) -> str:
    if tally.checked == 1:
        return _("It is preferred, not asked for.")
    return _("They are preferred, not asked for.")


def _lists(tally: Tally, voice: Voice) -> Iterator[str]:
    by_words = [each for each in tally.open if each.reason.words_are_open]
    waiting = [each for each in tally.open if each not in by_words]
    for findings, told in (
        (tally.not_met, NOT_MET), (waiting, OPEN), (by_words, LEFT_OPEN)
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
            yield str(words) % {"what": in_short(found, voice)}


def in_short(findings: Iterable[CriterionResult], voice: Voice) -> str:
    """The names of conditions, each once."""
    every = [found.about for found in findings]
    names = (
        name
        for each in every
        for name in (
            *(str(voice.names[s]) for s in each.subjects),
            *map(voice.fact, each.facts),
            *map(voice.exactly, each.exactly),
        )
    )
    return ", ".join(dict.fromkeys(names))


def numbers_in_short(tally: Tally) -> Iterator[str]:
    """How many are met, which asked for are not, and how many of what stands against a transplant
    apply, where there is little room, for clinicians.
    """
    asked, preferred, bars = (tally.of(*each) for each in (ASKED, PREFERRED, BARS))
    conditions = tally.of(*ASKED, *PREFERRED)
    if conditions.checked and len(tally.open) == tally.checked:
        yield _with_open(_("%(met)s/%(every)s met") % _numbers(conditions), conditions)
    elif asked.checked:
        yield _with_open(_("%(met)s/%(every)s met") % _numbers(asked), asked)
        if preferred.checked:
            words = _("%(met)s/%(every)s preferred") % _numbers(preferred)
            yield _with_open(words, preferred)
    elif preferred.checked:
        words = _("%(met)s/%(every)s met, only preferred") % _numbers(preferred)
        yield _with_open(words, preferred)
    if bars.checked:
        told = {"n": len(bars.not_met), "every": bars.checked}
        yield _with_open(_("%(n)s/%(every)s bars apply") % told, bars)
    yield from _named(tally.of(*FIRM).not_met, SHORT_NOT_MET, FOR_A_DOCTOR)


def _with_open(counted: str, tally: Tally) -> str:
    """What is open is never read as missed: it is told beside the count."""
    if not tally.open:
        return counted
    return _("%(counted)s (%(n)s open)") % {"counted": counted, "n": len(tally.open)}


def named_in_short(tally: Tally) -> Iterator[str]:
    """Which others are not met, and which are open."""
    yield from _named(tally.of(*PREFERRED, *CAUTION).not_met, SHORT_NOT_MET, FOR_A_DOCTOR)
    yield from _named(tally.open, SHORT_OPEN, FOR_A_DOCTOR)


def _numbers(tally: Tally) -> dict[str, int]:
    return {"met": len(tally.met), "every": tally.checked}
