"""The words of an outcome where a figure counts something else than its outcome says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.counted_as import EVERY_DEATH, CountedAs
from decision_aid.domain.evidence.sources import Endpoint, Figure
from decision_aid.domain.evidence.vocabulary import Better
from decision_aid.web.words import time as time_words


@dataclass(frozen=True, slots=True)
class _Words:
    """The good and the bad side after "... of 100 people", and the term for clinicians.

    ``rests`` follow the number of the others.
    Without a term, that of the outcome fits. ``free_of`` is the term where the good side counts.
    """

    good: Promise
    bad: Promise
    term: Promise | None = None
    free_of: Promise | None = None
    rests: tuple[Promise, Promise] = (later("did"), later("did not"))


_DID_NOT = (later("did not"), later("did"))
_WERE_NOT = (later("were not"), later("did not"))
_WORDS: Mapping[CountedAs, _Words] = {
    CountedAs.ALIVE_WITHOUT_WORSENING: _Words(
        later("were alive and free of lasting worsening"),
        later("died, or got worse and stayed worse"),
        rests=_WERE_NOT,
    ),
    CountedAs.ALIVE_NOT_WORSE: _Words(
        later("were alive and had not got worse"),
        later("died or got worse"),
        rests=_WERE_NOT,
    ),
    CountedAs.ALIVE_WITHOUT_ACTIVITY: _Words(
        later(
            "were alive with no sign of active MS (no relapse, no new activity on scans, no "
            "worsening)"
        ),
        later("died, or had a relapse, new activity on scans or worsening"),
        rests=_WERE_NOT,
    ),
    CountedAs.HAZARD: _Words(
        later("did not (a hazard, not a count)"), later("reached the hazard of a relapse")
    ),
    CountedAs.WORSENING: _Words(
        later("did not get worse"),
        later("got worse"),
        later("progression, not said to be confirmed"),
        later("progression-free, not said to be confirmed"),
    ),
    CountedAs.IMPROVEMENT: _Words(
        later("got better"),
        later("did not get better"),
        later("disability improvement, not said to be confirmed"),
        rests=_DID_NOT,
    ),
    CountedAs.LASTING_WORSENING_ONLY: _Words(
        later("had no relapse, no new activity on scans and no lasting worsening"),
        later("had a relapse, new activity on scans or lasting worsening"),
    ),
    CountedAs.NO_DEATHS_NAMED: _Words(
        later("showed no sign of active MS"),
        later("showed a sign of active MS"),
    ),
    CountedAs.EVENTS_OF_THE_AUTHORS: _Words(
        later("had none of the events that the authors count"),
        later("had an event that the authors count"),
    ),
    CountedAs.ACTIVITY_OF_THE_AUTHORS: _Words(
        later("had no sign of MS activity, as the authors define it"),
        later("had a sign of MS activity"),
        later("NEDA, as defined by the authors"),
    ),
    CountedAs.FULL_TIME: _Words(
        later("were working full time"),
        later("were not working full time"),
        later("full-time employment"),
        rests=_WERE_NOT,
    ),
    CountedAs.OVARIES_STOPPED: _Words(
        later("did not go so long without periods"),
        later("had no periods for over 12 months, and signs that their ovaries had stopped"),
    ),
    CountedAs.IN_A_TEST: _Words(
        later("had no sleeping virus wake up, as a blood test showed"),
        later("had a sleeping virus wake up, as a blood test showed"),
    ),
    CountedAs.EDSS_WALK_OR_HANDS: _Words(
        later("did not get lastingly worse on the EDSS, in a timed walk or in a hand test"),
        later("got worse on the EDSS, in a timed walk or in a hand test, and stayed worse"),
        later("confirmed progression on EDSS, timed walk or hand test"),
        later("free of confirmed progression on EDSS, timed walk and hand test"),
    ),
    CountedAs.EDSS_OR_HANDS: _Words(
        later("did not get lastingly worse on the EDSS or in a hand test"),
        later("got worse on the EDSS or in a hand test, and stayed worse"),
        later("confirmed progression on EDSS or hand test"),
        later("free of confirmed progression on EDSS and hand test"),
    ),
}
_NOT_WORSE_AT_LAST_VISIT = _Words(
    later("were not worse at the last visit than before"),
    later("were worse at the last visit than before"),
    later("EDSS worse at last visit"),
    later("EDSS not worse at last visit"),
    rests=(later("were"), later("were not")),
)
_AT_LAST_VISIT: Mapping[str, _Words] = {
    "disability-worsened": _NOT_WORSE_AT_LAST_VISIT,
    "no-disability-worsening": _NOT_WORSE_AT_LAST_VISIT,
    "disability-improved": _Words(
        later("were better at the last visit than before"),
        later("were not better at the last visit than before"),
        later("EDSS better at last visit"),
        rests=(later("were not"), later("were")),
    ),
}
"""By outcome."""


def retold(endpoint: Endpoint, counted: CountedAs | None, figure: Figure) -> Endpoint:
    """The outcome in words that say no more than the figure counts.

    Without both frames the definition of the figure itself is told.
    """
    if counted is None:
        return endpoint
    if counted is CountedAs.AS_DEFINED:
        return replace(endpoint, one="", not_one="", rest="", term="", short="")
    if counted in EVERY_DEATH:
        one, not_one = _died(counted, time_words.length_of(figure.at) if figure.at else "")
        term = _("death") if counted is CountedAs.DEATHS else _("death of any cause")
        return _named(endpoint, term, (one, not_one, _("did not")))
    is_last = counted is CountedAs.AT_LAST_VISIT
    said = _AT_LAST_VISIT[endpoint.id] if is_last else _WORDS[counted]
    sides, name = (said.good, said.bad, said.rests[0]), said.free_of or said.term
    if endpoint.better is Better.LOWER:
        sides, name = (said.bad, said.good, said.rests[1]), said.term
    return _named(endpoint, str(name or endpoint.term), tuple(map(str, sides)))


def _named(endpoint: Endpoint, term: str, sides: tuple[str, ...]) -> Endpoint:
    """The short term says what the usual one says, and falls with it."""
    one, not_one, rest = sides
    short = endpoint.short if term == endpoint.term else ""
    return replace(endpoint, one=one, not_one=not_one, rest=rest, term=term, short=short)


def _died(counted: CountedAs, time: str) -> tuple[str, str]:
    within = {"time": time}
    if not time:
        told = _("died, of any cause"), _("died")
        return told[counted is CountedAs.DEATHS], _("did not die")
    told = _("died within %(time)s, of any cause") % within, died_within(time)
    return told[counted is CountedAs.DEATHS], _("did not die within %(time)s") % within


def died_within(time: str) -> str:
    return _("died within %(time)s") % {"time": time}


_ALL_DEATHS = later("All deaths are counted, not only those from the treatment.")
_OR_DIED = later("The others got worse or died.")
_CAUTION: Mapping[CountedAs, Promise] = {
    CountedAs.DEATHS: _ALL_DEATHS,
    CountedAs.DEATHS_OF_ANY_CAUSE: _ALL_DEATHS,
    CountedAs.ALIVE_WITHOUT_WORSENING: _OR_DIED,
    CountedAs.ALIVE_NOT_WORSE: _OR_DIED,
    CountedAs.ALIVE_WITHOUT_ACTIVITY: _OR_DIED,
    CountedAs.HAZARD: later("A cumulative hazard: not quite the share of people."),
    CountedAs.WORSENING: later("Worsening that is not said to have lasted."),
    CountedAs.AT_LAST_VISIT: later("Counted at the last visit only."),
    CountedAs.IMPROVEMENT: later("Improvement that is not said to have lasted."),
    CountedAs.LASTING_WORSENING_ONLY: later("Worsening counted only where it lasted."),
    CountedAs.NO_DEATHS_NAMED: later("Deaths are not named among the events."),
    CountedAs.EVENTS_OF_THE_AUTHORS: later("We did not see what counted as an event."),
    CountedAs.ACTIVITY_OF_THE_AUTHORS: later("As the authors define it."),
    CountedAs.FULL_TIME: later("Full-time work only."),
    CountedAs.OVARIES_STOPPED: later("No periods for over 12 months, with signs from the ovaries."),
    CountedAs.IN_A_TEST: later("Seen in a blood test: how many fell ill is not told."),
    CountedAs.EDSS_WALK_OR_HANDS: later(
        "Any of three tests counted (EDSS, walking, hands): more people than by the EDSS alone."
    ),
    CountedAs.EDSS_OR_HANDS: later(
        "Either of two tests counted (EDSS, hands): more people than by the EDSS alone."
    ),
}


def caution_for(counted: CountedAs | None, figure: Figure) -> str:
    """What a row has to say beside its number, where its outcome would say something else."""
    if counted is None:
        return ""
    return figure.definition if counted is CountedAs.AS_DEFINED else str(_CAUTION[counted])


_OTHERS_WORSE_OR_DIED = later("the others worsened or died")
_NOT_SAID_TO_LAST = later("not said to last")
_IN_SHORT: Mapping[CountedAs, Promise] = {
    CountedAs.DEATHS: later("all deaths"),
    CountedAs.DEATHS_OF_ANY_CAUSE: later("all deaths"),
    CountedAs.ALIVE_WITHOUT_WORSENING: _OTHERS_WORSE_OR_DIED,
    CountedAs.ALIVE_NOT_WORSE: _OTHERS_WORSE_OR_DIED,
    CountedAs.ALIVE_WITHOUT_ACTIVITY: _OTHERS_WORSE_OR_DIED,
    CountedAs.HAZARD: later("a hazard"),
    CountedAs.WORSENING: _NOT_SAID_TO_LAST,
    CountedAs.AT_LAST_VISIT: later("at last visit"),
    CountedAs.IMPROVEMENT: _NOT_SAID_TO_LAST,
    CountedAs.LASTING_WORSENING_ONLY: later("lasting worsening only"),
    CountedAs.NO_DEATHS_NAMED: later("no deaths named"),
    CountedAs.EVENTS_OF_THE_AUTHORS: later("own events"),
    CountedAs.ACTIVITY_OF_THE_AUTHORS: later("own definition"),
    CountedAs.FULL_TIME: later("full time"),
    CountedAs.IN_A_TEST: later("in a test"),
    CountedAs.EDSS_WALK_OR_HANDS: later("EDSS, walk or hands"),
    CountedAs.EDSS_OR_HANDS: later("EDSS or hands"),
    CountedAs.AS_DEFINED: later("one kind only"),
}


def caution_in_short_for(counted: CountedAs | None) -> str:
    """The same where there is little room; empty where the usual term is exact enough."""
    said = _IN_SHORT.get(counted) if counted else None
    return "" if said is None else str(said)
