"""Limits that an answer is close to: whose they are, whether asked for, and on which side it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from decision_aid.domain.eligibility.by_place import VerdictsByPlace
from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.eligibility.near_limits import Limit, NearLimit, near_limits
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.truth import Truth
from decision_aid.web.addresses import criteria_set_url
from decision_aid.web.rules.sets import short_name
from decision_aid.web.words.said import in_turn


@dataclass(frozen=True, slots=True)
class NearView:
    """One limit close by, in words, with the sets that state it: names and addresses.

    ``is_elsewhere``: no rules of the person's country, of Europe or of everywhere state it.
    """

    sentence: str
    sets: tuple[tuple[str, str], ...]
    is_elsewhere: bool


def near_views(facts: Facts, rules: VerdictsByPlace, today: date) -> tuple[NearView, ...]:
    """Of rules in use: those of the person's country and of Europe lead."""
    sets = (verdict.criteria_set for verdict in (*rules.first, *rules.elsewhere))
    found = near_limits(facts, sets, today)
    first = {verdict.criteria_set.id for verdict in rules.first}
    return tuple(_view(tuple(alike), first) for _rule, alike in groupby(found, _rule_of))


def _rule_of(near: NearLimit) -> Limit:
    """Limits on years that do not say from when count twice, and are told once."""
    return replace(near.limit, fact="") if near.limit.of_either_clock else near.limit


def _view(alike: tuple[NearLimit, ...], first: set[str]) -> NearView:
    sets = alike[0].sets
    told = (_asked(alike[0].limit, sets), *_every_where(alike))
    links = tuple((_named(each), criteria_set_url(each.id)) for each in sets)
    return NearView(" ".join(told), links, is_elsewhere=sets[0].id not in first)


def _named(rules: CriteriaSet) -> str:
    place = rules.jurisdiction.replace(" (", ", ").replace(")", "")
    return f"{short_name(rules)} ({place})"


_EDSS, _AGE, _ONSET, _DIAGNOSIS, _EITHER = (
    "edss", "age", "years_since_onset", "years_since_diagnosis", "either clock"
)  # fmt: skip
_UPPER, _LOWER, _WITH, _WITHOUT, _ASK, _PREFER = True, False, True, False, True, False
_FROM_WHEN = later("They do not say from when it counts.")
_RULES: Mapping[tuple[str, bool, bool, bool], Promise] = {
    (_EDSS, _UPPER, _WITH, _ASK): later(
        "The rules of %(who)s ask for an EDSS of %(limit)s or lower."
    ),
    (_EDSS, _UPPER, _WITH, _PREFER): later(
        "The rules of %(who)s prefer an EDSS of %(limit)s or lower, and do not insist on it."
    ),
    (_EDSS, _UPPER, _WITHOUT, _ASK): later("The rules of %(who)s ask for an EDSS below %(limit)s."),
    (_EDSS, _UPPER, _WITHOUT, _PREFER): later(
        "The rules of %(who)s prefer an EDSS below %(limit)s, and do not insist on it."
    ),
    (_EDSS, _LOWER, _WITH, _ASK): later(
        "The rules of %(who)s ask for an EDSS of %(limit)s or higher."
    ),
    (_EDSS, _LOWER, _WITH, _PREFER): later(
        "The rules of %(who)s prefer an EDSS of %(limit)s or higher, and do not insist on it."
    ),
    (_EDSS, _LOWER, _WITHOUT, _ASK): later("The rules of %(who)s ask for an EDSS above %(limit)s."),
    (_EDSS, _LOWER, _WITHOUT, _PREFER): later(
        "The rules of %(who)s prefer an EDSS above %(limit)s, and do not insist on it."
    ),
    (_AGE, _UPPER, _WITH, _ASK): later("The rules of %(who)s ask for an age of up to %(limit)s."),
    (_AGE, _UPPER, _WITH, _PREFER): later(
        "The rules of %(who)s prefer an age of up to %(limit)s, and do not insist on it."
    ),
    (_AGE, _UPPER, _WITHOUT, _ASK): later("The rules of %(who)s ask for an age under %(limit)s."),
    (_AGE, _UPPER, _WITHOUT, _PREFER): later(
        "The rules of %(who)s prefer an age under %(limit)s, and do not insist on it."
    ),
    (_ONSET, _UPPER, _WITH, _ASK): later(
        "The rules of %(who)s ask for no more than %(limit)s years since the first symptoms."
    ),
    (_ONSET, _UPPER, _WITH, _PREFER): later(
        "The rules of %(who)s prefer no more than %(limit)s years since the first symptoms, and do"
        " not insist on it."
    ),
    (_ONSET, _UPPER, _WITHOUT, _ASK): later(
        "The rules of %(who)s ask for less than %(limit)s years since the first symptoms."
    ),
    (_ONSET, _UPPER, _WITHOUT, _PREFER): later(
        "The rules of %(who)s prefer less than %(limit)s years since the first symptoms, and do"
        " not insist on it."
    ),
    (_DIAGNOSIS, _UPPER, _WITH, _ASK): later(
        "The rules of %(who)s ask for no more than %(limit)s years since the diagnosis."
    ),
    (_DIAGNOSIS, _UPPER, _WITH, _PREFER): later(
        "The rules of %(who)s prefer no more than %(limit)s years since the diagnosis, and do not"
        " insist on it."
    ),
    (_DIAGNOSIS, _UPPER, _WITHOUT, _ASK): later(
        "The rules of %(who)s ask for less than %(limit)s years since the diagnosis."
    ),
    (_DIAGNOSIS, _UPPER, _WITHOUT, _PREFER): later(
        "The rules of %(who)s prefer less than %(limit)s years since the diagnosis, and do not"
        " insist on it."
    ),
    (_EITHER, _UPPER, _WITH, _ASK): in_turn(
        later("The rules of %(who)s ask for no more than %(limit)s years of MS."), _FROM_WHEN
    ),
    (_EITHER, _UPPER, _WITH, _PREFER): in_turn(
        later(
            "The rules of %(who)s prefer no more than %(limit)s years of MS, and do not insist"
            " on it."
        ),
        _FROM_WHEN,
    ),
    (_EITHER, _UPPER, _WITHOUT, _ASK): in_turn(
        later("The rules of %(who)s ask for less than %(limit)s years of MS."), _FROM_WHEN
    ),
    (_EITHER, _UPPER, _WITHOUT, _PREFER): in_turn(
        later(
            "The rules of %(who)s prefer less than %(limit)s years of MS, and do not insist on it."
        ),
        _FROM_WHEN,
    ),
}
_SIDE: Mapping[Truth, Promise] = {
    Truth.YES: later("Your EDSS of %(edss)s lies within this limit."),
    Truth.NO: later("Your EDSS of %(edss)s lies outside this limit."),
    Truth.UNKNOWN: later("Your EDSS of %(edss)s can be on either side of this limit."),
}
_IN_A_MONTH: Mapping[str, Promise] = {
    _AGE: later("You turn %(number)s in %(last)s."),
    _ONSET: later("Counted from your first symptoms, you reach %(number)s years in %(last)s."),
    _DIAGNOSIS: later("Counted from your diagnosis, you reach %(number)s years in %(last)s."),
    _EITHER: later(
        "Counted from your first symptoms or your diagnosis, you reach %(number)s years in"
        " %(last)s."
    ),
}
_BETWEEN: Mapping[str, Promise] = {
    _AGE: later("You turn %(number)s between %(first)s and %(last)s."),
    _ONSET: later(
        "Counted from your first symptoms, you reach %(number)s years between %(first)s and"
        " %(last)s."
    ),
    _DIAGNOSIS: later(
        "Counted from your diagnosis, you reach %(number)s years between %(first)s and %(last)s."
    ),
    _EITHER: later(
        "Counted from your first symptoms or your diagnosis, you reach %(number)s years between"
        " %(first)s and %(last)s."
    ),
}
_MAYBE_PAST: Mapping[str, Promise] = {
    _ONSET: later(
        "Counted from your first symptoms, you may be past %(number)s years already, and are so"
        " after %(last)s."
    ),
    _DIAGNOSIS: later(
        "Counted from your diagnosis, you may be past %(number)s years already, and are so after"
        " %(last)s."
    ),
    _EITHER: later(
        "Counted from your first symptoms or your diagnosis, you may be past %(number)s years"
        " already, and are so after %(last)s."
    ),
}


def _asked(limit: Limit, sets: tuple[CriteriaSet, ...]) -> str:
    fact = _EITHER if limit.of_either_clock else limit.fact
    words = _RULES[fact, limit.is_upper, limit.takes_in, limit.is_asked]
    who, others = _named(sets[0]), len(sets) - 1
    if others:
        who = ngettext(
            "%(name)s and of %(n)s other body", "%(name)s and of %(n)s other bodies", others
        ) % {"name": who, "n": others}
    return str(words % {"who": who, "limit": _number(limit)})


def _number(limit: Limit) -> str:
    """As exact as the rules have it."""
    number = f"{limit.number.normalize():f}"
    if limit.until is not None:
        return _span(limit.number, limit.until)
    return _("about %(number)s") % {"number": number} if limit.is_about else number


def _every_where(alike: tuple[NearLimit, ...]) -> Iterator[str]:
    """Once, where both clocks began in the same year."""
    if len(alike) > 1 and len({each.answer for each in alike}) == 1:
        yield from _where(alike[0], _EITHER)
    else:
        for each in alike:
            yield from _where(each, each.limit.fact)


def _where(near: NearLimit, counted_from: str) -> Iterator[str]:
    limit, answer = near.limit, near.answer
    if near.reached is None:
        yield _SIDE[limit.admits(answer)] % {"edss": _score(answer)}
        return
    first, last = (formats.date_format(day, "F Y") for day in near.reached)
    words = _IN_A_MONTH if first == last else _BETWEEN
    if limit.fact in _MAYBE_PAST and answer.high >= limit.number:
        words = _MAYBE_PAST
    number = f"{limit.reached_at.normalize():f}"
    yield words[counted_from] % {"number": number, "first": first, "last": last}


def _score(answer: Range) -> str:
    return f"{answer.low.normalize():f}" if answer.is_exact else _span(answer.low, answer.high)


def _span(low: Decimal, high: Decimal) -> str:
    return _("%(low)s to %(high)s") % {
        "low": f"{low.normalize():f}",
        "high": f"{high.normalize():f}",
    }
