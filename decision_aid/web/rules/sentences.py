"""What a published set of rules says of a person: a count of conditions that never promises."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from decision_aid.domain.eligibility.by_place import OwnRules, VerdictsByPlace
from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.eligibility.our_guards import Guard
from decision_aid.domain.eligibility.verdict import Tally, Verdict
from decision_aid.domain.eligibility.vocabulary import (
    CriteriaKind,
    SourceKind,
    Subject,
)
from decision_aid.domain.logic.facts import CLOCKS
from decision_aid.web.rules.counted import (
    brief_count,
    count_words,
    named_in_short,
    numbers_in_short,
)
from decision_aid.web.words import criteria
from decision_aid.web.words.places import place_name

_NOT_FIRST_HAND = (SourceKind.SECONDARY, SourceKind.REPOST, SourceKind.REGISTRY_COPY)


def state_of(rules: CriteriaSet) -> str:
    """The year of a text, and whether it is in use."""
    status = criteria.status_of(rules)
    return f"{rules.year}, {status}" if rules.year else status


def overall_words(verdict: Verdict, above: Collection[str] = ()) -> str:
    """What one body's rules say of the person: a count and what is open; it never promises.
    ``above``: sentences that were said before.
    """
    if verdict.criteria_set.terms_of_a_seller:
        return _("A private clinic that sells the treatment wrote this. We do not count it.")
    tally = verdict.tally
    if not tally.checked:
        return _nothing_to_check(tally)
    counted = (*count_words(tally), *not_all_seen(verdict), *also_to_look_at(verdict))
    said = (about_another_illness(verdict.guards), *counted)
    return " ".join(each for each in said if each and each not in above)


def line_words(verdict: Verdict) -> str:
    """The same in short: without the names of what is only preferred, and without what a team looks
    at whatever the conditions say (``held_words``).
    """
    tally = verdict.tally
    if verdict.criteria_set.terms_of_a_seller or not tally.checked:
        return overall_words(verdict)
    said = (*brief_count(tally), our_reading_in_short(verdict), *not_all_seen(verdict))
    return " ".join(filter(None, said))


def _nothing_to_check(tally: Tally) -> str:
    if tally.other_types:
        return _("Its conditions are about other types of MS.")
    return _("It names no condition that we can check.")


def about_another_illness(guards: Collection[Guard]) -> str:
    """Said before any count, once where several sets stand together; mostly empty."""
    if Guard.OTHER_ANTIBODIES not in guards:
        return ""
    return _("These conditions are about MS, not about NMOSD or MOGAD.")


def not_all_seen(verdict: Verdict) -> Iterator[str]:
    if verdict.criteria_set.incomplete and len(verdict.tally.met) == verdict.tally.checked:
        yield _("There may be rules that we have not seen.")


def also_to_look_at(verdict: Verdict) -> Iterator[str]:
    """What keeps a set from fitting though its conditions are met; an illness that was told, unless
    a condition on it was named before as not met or open.
    """
    found = (*verdict.tally.not_met, *verdict.tally.open)
    named = {subject for each in found for subject in each.about.subjects}
    others = [each for each in verdict.held_back_by if _SUBJECTS.get(each) not in named]
    if others:
        yield _("Also to look at: %(what)s.") % {"what": guards_in_short(others)}


_SUBJECTS = {
    Guard.HEART: Subject.HEART,
    Guard.LUNG: Subject.LUNGS,
    Guard.KIDNEY: Subject.KIDNEYS,
    Guard.LIVER: Subject.LIVER,
    Guard.INFECTION: Subject.INFECTION,
    Guard.CANCER: Subject.CANCER,
    Guard.PREGNANT: Subject.PREGNANCY,
    Guard.PML: Subject.PML,
}


def short_numbers(verdict: Verdict) -> str:
    """The same count where there is little room, as clinicians read it."""
    if verdict.criteria_set.terms_of_a_seller:
        return _("not counted: a private clinic")
    told = [*numbers_in_short(verdict.tally)]
    if number := read_by_us(verdict):
        told.append(_("%(n)s by our definition") % {"n": number})
    return " · ".join(told) or _("nothing to check")


def short_reasons(verdict: Verdict) -> str:
    """Which others are not met, which are open, and what the team looks at; may be empty."""
    if verdict.criteria_set.terms_of_a_seller or not verdict.tally.checked:
        return ""
    told = [*named_in_short(verdict.tally)]
    told += [f"{each[:1].lower()}{each[1:].rstrip('.')}" for each in also_to_look_at(verdict)]
    return " · ".join(told)


def held_words(verdict: Verdict) -> str:
    """What keeps a set whose conditions are met from being called so, in short."""
    return guards_in_short(verdict.held_back_by)


def guards_in_short(guards: Iterable[Guard], most: int | None = None) -> str:
    """``most``: so many by name, and how many more."""
    every = [str(criteria.GUARD[guard]) for guard in guards]
    more = len(every[most:]) if most else 0
    told = ", ".join(every[:most])
    return _("%(what)s and %(more)s more") % {"what": told, "more": more} if more else told


def fold_words(verdict: Verdict) -> str:
    """The name of the fold over the conditions."""
    number = len(verdict.findings)
    return ngettext("%(n)s condition, word by word", "%(n)s conditions, one by one", number) % {
        "n": number
    }


def place_words(found: VerdictsByPlace, *, of_the_patient: bool = False) -> str:
    """Whose rules stand first, where it is not simply the country that the person named."""
    not_known = _PLACE_NOT_TOLD if of_the_patient else _PLACE_NOT_KNOWN
    if found.country is None:
        return ""
    place = {"country": place_name(found.country)}
    if found.own is OwnRules.FOUND:
        return "" if found.is_told else f"{not_known} {_NOT_TOLD % place}"
    if not found.is_told:
        return f"{not_known} {_EUROPEAN}"
    if found.own is OwnRules.NONE:
        return _("We found no published rules of %(country)s. These are the European ones.") % place
    old = _("What we found of %(country)s is old, or names no condition we can check.")
    return f"{old % place} {_EUROPEAN}"


_PLACE_NOT_KNOWN = later("We do not know where you have your care.")
_PLACE_NOT_TOLD = later("Where the patient has care is not known.")
_EUROPEAN = later("These are the European rules.")
_NOT_TOLD = later("First come the rules of: %(country)s, Europe.")


def not_first_hand(rules: CriteriaSet) -> str:
    """That we read somebody else's account or copy; empty where we read the rules themselves."""
    first = rules.source_kind not in _NOT_FIRST_HAND
    return "" if first else str(criteria.SOURCE_KIND[rules.source_kind])


def as_it_stood(rules: CriteriaSet) -> str:
    """The month of what we read about it, where its year does not tell; empty else."""
    if rules.as_of is None:
        return ""
    return _("What we read dates from %(month)s. It may have changed since.") % {
        "month": formats.date_format(rules.as_of, "F Y")
    }


def our_reading(verdict: Verdict) -> str:
    """That "met" is no word of the rules where they leave open how to check; empty else."""
    number = read_by_us(verdict)
    if not number:
        return ""
    if verdict.tally.checked == 1:
        return _("Its words are not exact: what counts as met is our own reading.")
    return ngettext(
        "The words of %(n)s condition are not exact: what counts as met is our own reading.",
        "The words of %(n)s conditions are not exact: what counts as met is our own reading.",
        number,
    ) % {"n": number}


def our_reading_in_short(verdict: Verdict) -> str:
    """The same beside a count, where there is room for a few words."""
    number = read_by_us(verdict)
    if not number:
        return ""
    if verdict.tally.checked == 1:
        return _("What counts as met is our reading.")
    return _("For %(n)s of them, what counts as met is our reading.") % {"n": number}


def read_by_us(verdict: Verdict) -> int:
    """Of the conditions that are decided, those whose check the rules do not print."""
    if verdict.criteria_set.terms_of_a_seller:
        return 0
    tally = verdict.tally
    return sum(each.criterion.operational for each in (*tally.met, *tally.not_met))


def caveats_of(rules: CriteriaSet, *, is_warned: bool = False) -> list[str]:
    """How far the text can be trusted: age, how it was read, what was not seen. ``is_warned``: what
    a silence means was said before.
    """
    found = []
    if rules.is_old:
        found.append(_("This rule is old or replaced. It may no longer be in use."))
    if told := not_first_hand(rules):
        found.append(told)
    if told := as_it_stood(rules):
        found.append(told)
    if rules.terms_of_a_seller:
        found.append(_("Whoever wrote this sells the treatment."))
    if rules.incomplete:
        found.append(rules.incomplete)
    if is_silent(rules):
        what, warning = ", ".join(_not_stated(rules)), "" if is_warned else str(_SILENCE)
        said = _("What we read states no limit for: %(what)s. %(warning)s")
        found.append((said % {"what": what, "warning": warning}).rstrip())
    return found


def is_silent(rules: CriteriaSet) -> bool:
    """Whether it leaves out a limit that such rules usually state."""
    return rules.kind is CriteriaKind.ELIGIBILITY and bool(_not_stated(rules))


_SILENCE = later("That does not mean there is none.")
_USUAL_LIMITS = {
    Subject.AGE: ("age",),
    Subject.EDSS: ("edss",),
    Subject.DISEASE_DURATION: CLOCKS,
}


def _not_stated(rules: CriteriaSet) -> list[str]:
    """Usual limits that a set does not state: silence must not reassure."""
    return [
        str(criteria.ASKS[asks])
        for asks, facts in _USUAL_LIMITS.items()
        if not any(_states(rules, fact) for fact in facts)
    ]


def _states(rules: CriteriaSet, fact: str) -> bool:
    return any(fact in criterion.reads for criterion in rules.criterion)
