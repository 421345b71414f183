"""Who the person is, in three lines of their own, for the top of their sheet."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decision_aid.domain.eligibility.guards import told_guards
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.answers import NONE
from decision_aid.domain.questionnaire.drugs_had import did_not_hold
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.web.figures.sentences import lower_first
from decision_aid.web.rules.sentences import guards_in_short
from decision_aid.web.words.answers import label_of, said, without_brands

_MOST_DRUGS = 4


def about_me(journey: Journey) -> tuple[str, ...]:
    """What I have, how I am, and what I have been given. A line with nothing to say is left out."""
    lines = (
        _by_whom(journey),
        _what_i_have(journey.known),
        _how_i_am(journey),
        _drugs(journey),
        _looked_at(journey.facts),
    )
    return tuple(told for line in lines if (told := " ".join(line)))


def _by_whom(journey: Journey) -> Iterator[str]:
    if journey.known.are_of_somebody_else:
        yield _("Somebody close to me filled this in: “I” is the person with MS.")


def _what_i_have(known: Facts) -> Iterator[str]:
    age = known.number("age")
    if age is not None:
        yield _("I am %(age)s years old.") % {"age": age.low}
    of_type = lower_first(label_of("subtype", known.subtype))
    yield (
        _("I have %(type)s.") % {"type": of_type}
        if of_type
        else _("I have MS, and do not know yet which type.")
    )
    diagnosed = known.number("year_diagnosis")
    if diagnosed is not None:
        yield _("It was diagnosed in %(year)s.") % {"year": diagnosed.low}


def _how_i_am(journey: Journey) -> Iterator[str]:
    facts = journey.facts
    edss = facts.number("edss")
    if edss is not None and edss.is_exact:
        yield _("My EDSS score is %(edss)s.") % {"edss": edss.low}
    elif edss is not None:
        told = {"low": edss.low, "high": edss.high}
        yield _("How I get about points to an EDSS score of %(low)s to %(high)s.") % told
    relapses = facts.number("relapses_12m")
    if relapses is not None:
        yield _relapses(relapses)
    yield from _scan(facts)
    if facts.get("progression_12m") is True:
        yield _("Apart from relapses I have got slowly worse.")


def _relapses(number: Range) -> str:
    if not number.is_exact:
        return _("I have had a relapse in the last 12 months.") if number.low > 0 else _(
            "I do not know how many relapses I have had in the last 12 months."
        )  # fmt: skip
    n = int(number.low)
    if n == 0:
        return _("I have had no relapse in the last 12 months.")
    return ngettext(
        "I have had %(n)s relapse in the last 12 months.",
        "I have had %(n)s relapses in the last 12 months.",
        n,
    ) % {"n": n}


def _scan(facts: Facts) -> Iterator[str]:
    if facts.get("mri_12m") is False:
        yield _("I have had no scan in the last 12 months.")
        return
    scan = facts.scan_is_active()
    if scan is not Truth.UNKNOWN:
        active = _("My last scan showed new or active spots.")
        yield active if scan is Truth.YES else _("My last scan showed nothing new.")


def _drugs(journey: Journey) -> Iterator[str]:
    asked = next((each for each in journey.steps if each.question.key == "dmt_tried"), None)
    if asked is not None and asked.answer == (NONE,):
        yield _("I have never had a drug for MS.")
        return
    ended = [each for each in journey.steps if each.question.key == "dmt_outcome" and each.item]
    names = [without_brands(said(each.item.label)) for each in ended if each.item]
    if names:
        first, more = ", ".join(names[:_MOST_DRUGS]), len(names) - _MOST_DRUGS
        had = _("MS drugs I have had: %(drugs)s.")
        if more > 0:
            had = ngettext(
                "MS drugs I have had: %(drugs)s, and %(n)s other.",
                "MS drugs I have had: %(drugs)s, and %(n)s others.",
                more,
            )
        yield had % {"drugs": first, "n": more}
    yield from not_held(journey.facts)


def _looked_at(facts: Facts) -> Iterator[str]:
    """What I told that a team looks at, whatever any rule says."""
    if told := told_guards(facts):
        yield _("For my team to look at first: %(what)s.") % {"what": guards_in_short(told)}


def not_held(facts: Facts) -> Iterator[str]:
    """How many drugs did not hold MS, in the words of the person."""
    failed = did_not_hold(facts)
    told = {"n": failed.strong or failed.drugs, "all": failed.drugs}
    if failed.strong and failed.drugs > failed.strong:
        yield _("%(all)s drugs did not hold my MS, %(n)s of them strong.") % told
    elif failed.strong:
        yield ngettext(
            "A strong drug did not hold my MS.",
            "%(n)s strong drugs did not hold my MS.",
            failed.strong,
        ) % told  # fmt: skip
    if failed.had_little_time and failed.drugs > failed.strong:
        yield ngettext(
            "The strong one had little time to work.",
            "The strong ones had little time to work.",
            failed.strong,
        )
    elif failed.had_little_time:
        yield ngettext(
            "It had little time to work.", "They had little time to work.", failed.strong
        )
    elif failed.drugs and not failed.strong:
        yield ngettext(
            "A drug did not hold my MS.", "%(n)s drugs did not hold my MS.", failed.drugs
        ) % told  # fmt: skip
