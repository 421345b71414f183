"""A published contrast: its numbers as printed, what a ratio means, how many studies agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.difference import Adjusted, Difference, EffectUnit, SideOfContrast
from decision_aid.domain.similarity.cuts import SplitBy
from decision_aid.domain.similarity.factor_lines import Found, FoundOnTopic
from decision_aid.domain.similarity.standing import Standing
from decision_aid.web.addresses import source_url
from decision_aid.web.figures import notes
from decision_aid.web.figures.in_short.difference_numbers import study_with_people
from decision_aid.web.figures.in_short.differences import (
    found_in_their_ways,
    found_no_difference,
    found_the_opposite,
    no_test_seen,
)
from decision_aid.web.figures.sentences import whole
from decision_aid.web.figures.size_of_difference import RATIOS, size_told
from decision_aid.web.words.said import said
from decision_aid.web.words.vocabulary import SECOND_HAND

STANDING: Mapping[Standing, Promise] = {
    Standing.BETTER: later("People with your answer did better"),
    Standing.WORSE: later("People with your answer did less well"),
    Standing.SPLIT: later("Studies disagree"),
    Standing.NONE: notes.NO_DIFFERENCE_FOUND,
    Standing.OPEN: later("We cannot tell on which side you are"),
}
_OF_THE_OTHERS: Mapping[Standing, Promise] = {
    Standing.BETTER: later("People with other answers did less well"),
    Standing.WORSE: later("People with other answers did better"),
}
"""Beside a sentence about those who are not like the person."""
_SPLIT_BY: Mapping[SplitBy, Promise] = {
    SplitBy.DISAGREEMENT: STANDING[Standing.SPLIT],
    SplitBy.LIMITS: later("Studies drew the line in different places"),
    SplitBy.QUESTIONS: later("Studies asked different things"),
}
_SHARES = (EffectUnit.PERCENT_PER_GROUP, EffectUnit.PEOPLE_PER_GROUP)
_NOT_ALONE = (EffectUnit.PEOPLE, EffectUnit.THRESHOLD)
"""Numbers that say nothing without their sentence, which has them."""


def standing_in_words(told: Found) -> str:
    """Where one study leaves the person, in words that fit its sentence."""
    if told.standing is Standing.BOTH:
        return capfirst(no_test_seen())
    own = _OF_THE_OTHERS if told.is_of_the_others else STANDING
    return str(own[told.standing])


def topic_in_words(found: FoundOnTopic) -> str:
    """The same of all studies; the sentence beside it is of the one that says most."""
    if found.split_by:
        return str(_SPLIT_BY[found.split_by])
    return standing_in_words(found.says_most)


def printed(each: Difference) -> str:
    """In the digits of the publication; empty where it gives a direction in words only."""
    effect = each.effect
    if effect.unit in _SHARES and len(each.arms) > 1:
        told = _against([_share(side) for side in each.arms])
        told = _of_all(told, each) if told else ""
    elif effect.unit in _NOT_ALONE:
        return ""
    else:
        told = size_told(each)
        if told and effect.unit in RATIOS:
            step = "" if each.step_stated else notes.step_not_stated()
            told = "; ".join(filter(None, (told, step, notes.a_ratio_of_one())))
    return _("As printed: %(told)s.") % {"told": told} if told else ""


def as_read(told: Found) -> str:
    """The same, and where only somebody else's words on the study were read, that."""
    second_hand = str(SECOND_HAND) if told.is_second_hand else ""
    return " ".join(filter(None, (printed(told.difference), second_hand)))


def _share(side: SideOfContrast) -> str:
    """One group: "8 of 12 people", or "85.5% (of 122)"; empty where its number was not given."""
    if side.events is not None and side.people:
        told = {"n": whole(side.events), "people": whole(side.people)}
        return _("%(n)s of %(people)s people") % told
    if side.value is None:
        return ""
    if side.control is not None:
        own, others = str(side.value), str(side.control)
        if side.people and side.control_people:
            own = _of_people(own, side.people)
            return _("%(own)s (%(others)s on the other treatment)") % {
                "own": own, "others": _of_people(others, side.control_people)
            }  # fmt: skip
        told_of = {"value": own, "control": others}
        return _("%(value)s%% (%(control)s%% on the other treatment)") % told_of
    if side.people:
        return _of_people(str(side.value), side.people)
    return _("%(value)s%%") % {"value": side.value}


def _of_people(value: str, people: int) -> str:
    return _("%(value)s%% of %(people)s people") % {"value": value, "people": whole(people)}


def _of_all(told: str, each: Difference) -> str:
    """With all people, where the text does not tell how many were on each side."""
    if any(side.people for side in each.arms) or not each.effect.people:
        return told
    return _("%(told)s, of %(n)s people together") % {"told": told, "n": whole(each.effect.people)}


def _against(sides: list[str]) -> str:
    known = [each for each in sides if each]
    if len(known) < len(sides):
        return ""
    return _(" against ").join(known)


def counts_in_words(found: FoundOnTopic) -> str:
    """How many studies agree and do not, people in the largest, and whether it was adjusted."""
    told = [*_agreement(found)]
    if found.people:
        largest = whole(found.people[0])
        told.append(f"{said('people_in_the_largest')}: {largest}.")
    told += _adjusted(found)
    return " ".join(told)


def _agreement(found: FoundOnTopic) -> Iterable[str]:
    if not found.found:
        yield _("Found by adding studies together (meta-analysis).")
    if in_their_ways := found_in_their_ways(found):
        yield f"{in_their_ways}."
    elif found.agree:
        yield ngettext("%(n)s study found this.", "%(n)s studies found this.", found.agree) % {
            "n": found.agree
        }
    if found.dissent and not in_their_ways:
        yield f"{found_the_opposite(found.dissent)}."
    if found.found_none:
        yield f"{found_no_difference(found.found_none)}."


def _adjusted(found: FoundOnTopic) -> Iterable[str]:
    """Whether the groups were made fair; what is not said is not read as no."""
    said = [each.difference.effect.adjusted for each in found.found]
    if not said:
        return
    if found.adjusted == len(said):
        yield _("Other differences between the groups were taken into account.")
    elif found.adjusted:
        told = {"n": found.adjusted, "total": len(said)}
        yield _("%(n)s of %(total)s took other differences between the groups into account.") % told
    elif all(each is Adjusted.NO for each in said):
        yield _("The groups may differ in other ways too: nobody took that into account.")
    else:
        yield _("Not known whether other differences between the groups were taken into account.")


def others_html(found: Iterable[Found]) -> SafeString:
    language = get_language() or ""
    return mark_safe("".join(_other(each, language) for each in found))


@lru_cache(maxsize=512)
def _other(each: Found, _language: str) -> SafeString:
    """Kept by contrast and standing; no answer is part of the key."""
    context = {
        "sentence": each.difference.sentence,
        "printed": as_read(each),
        "study": study_with_people(each),
        "url": source_url(each.source.id),
        "standing": each.standing.value,
        "standing_words": standing_in_words(each),
    }
    return mark_safe(render_to_string("results/difference_other.html", context))
