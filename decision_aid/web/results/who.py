"""Who the person is, in one line: what was told that figures and rules look at first."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.drugs_had import DidNotHold, did_not_hold
from decision_aid.web.words.answers import label_of

_NOT_KNOWN = later("MS, type not known")


def who(facts: Facts) -> tuple[str, ...]:
    """In the order in which one says it; what is not known is left out, but for the type."""
    return tuple(_told(facts))


def _told(facts: Facts) -> Iterator[str]:
    yield label_of("subtype", facts.subtype) or str(_NOT_KNOWN)
    age = facts.number("age")
    if age is not None:
        yield _("age %(age)s") % {"age": _ends(age)}
    years = facts.number("years_since_diagnosis")
    if years is not None:
        n = int(years.high)
        told = ngettext("diagnosed %(n)s year ago", "diagnosed %(n)s years ago", n) % {"n": n}
        yield told if n else _("diagnosed this year")
    edss = facts.number("edss")
    if edss is not None:
        about = _("EDSS %(edss)s") if edss.is_exact else _("EDSS about %(edss)s")
        yield about % {"edss": _ends(edss)}
    yield from _activity(facts)
    yield from _drugs(facts)


def _ends(number: Range) -> str:
    low, high = f"{number.low.normalize():f}", f"{number.high.normalize():f}"
    return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}


def _activity(facts: Facts) -> Iterator[str]:
    relapses = facts.number("relapses_12m")
    if relapses is not None and relapses.high == 0:
        yield _("no relapse in 12 months")
    elif relapses is not None and relapses.is_exact:
        n = int(relapses.low)
        yield ngettext(
            "%(n)s relapse in 12 months", "%(n)s relapses in 12 months", n
        ) % {"n": n}  # fmt: skip
    elif relapses is not None and relapses.low > 0:
        yield _("relapses in the last 12 months")
    scan = facts.scan_is_active()
    if scan is not Truth.UNKNOWN:
        yield _("an active scan") if scan is Truth.YES else _("a quiet scan")


def _drugs(facts: Facts) -> Iterator[str]:
    """What a drug did not hold is past where MS seems quiet now and does not slowly get worse."""
    worse = facts.is_true("progression_12m")
    is_steady = worse is Truth.NO or (facts.subtype == "rrms" and worse is Truth.UNKNOWN)
    is_past = is_steady and facts.seems_quiet()
    failed, taken = did_not_hold(facts), facts.number("dmt_taken")
    if failed.drugs:
        for said in _not_held(failed):
            yield _("earlier %(said)s") % {"said": said} if is_past else said
    elif taken is not None and taken.high == 0:
        yield _("no MS drug so far")


def _not_held(failed: DidNotHold) -> Iterator[str]:
    """The strong ones alone, where there are any that had time: rules ask for these."""
    others = failed.drugs - failed.strong
    if failed.strong and not failed.had_little_time:
        words = ngettext(
            "not held by a strong drug", "not held by %(n)s strong drugs", failed.strong
        )
        yield words % {"n": failed.strong}
    elif others:
        words = ngettext("not held by a drug", "not held by %(n)s drugs", others)
        yield words % {"n": others}
    if failed.had_little_time:
        words = ngettext(
            "a strong drug had little time to work",
            "%(n)s strong drugs had little time to work",
            failed.strong,
        )
        yield words % {"n": failed.strong}
