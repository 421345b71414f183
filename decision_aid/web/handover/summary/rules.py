"""Published rules as the doctor's sheet tells them: of the patient, who is no "you" there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.web.handover.summary.sources import Numbers
from decision_aid.web.rules.counted import count_words
from decision_aid.web.rules.counted_words import FOR_A_DOCTOR
from decision_aid.web.rules.sentences import (
    about_another_illness,
    also_to_look_at,
    caveats_of,
    held_words,
    is_silent,
    line_words,
    our_reading_in_short,
)
from decision_aid.web.rules.sets import SetView


@dataclass(frozen=True, slots=True)
class Rules:
    """One body's rules in use: what they say of the answers, how far to trust our reading.

    ``cites``: the number of the text in the list of sources.
    """

    title: str
    cites: str
    message: str
    caveats: str


def rules_told(views: Iterable[SetView], numbers: Numbers) -> Iterator[Rules]:
    """In their order; what is true of several of them is told once."""
    named, is_warned = "", False
    for place, view in enumerate(views):
        held = held_words(view.verdict)
        first = "" if place else about_another_illness(view.verdict.guards)
        message = message_for_a_doctor(view.verdict, is_named=held == named)
        told = filter(None, (first, *view.about_own_type, message))
        yield Rules(
            view.name,
            f"[{numbers[view.rules]}]",
            " ".join(told),
            " ".join(caveats_of(view.rules, is_warned=is_warned)),
        )
        named = held or named
        is_warned = is_warned or is_silent(view.rules)


def message_for_a_doctor(verdict: Verdict, *, is_named: bool) -> str:
    """``is_named``: what a team looks at as well was named a moment before."""
    tally = verdict.tally
    if verdict.criteria_set.terms_of_a_seller or not tally.checked:
        return line_words(verdict)
    also = also_to_look_at(verdict)
    if is_named and verdict.held_back_by:
        also = iter((_("Also to look at: the same."),))
    counted = (*count_words(tally, FOR_A_DOCTOR), our_reading_in_short(verdict))
    return " ".join(filter(None, (*counted, *also)))
