"""Published rules as the doctor's sheet tells them: of the patient, who is no "you" there."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from decision_aid.domain.eligibility.verdict import Tally, Verdict
from decision_aid.web.rules.sentences import also_to_look_at, line_words, not_met_and_open
from decision_aid.web.rules.sets import SetView
from decision_aid.web.words import criteria


@dataclass(frozen=True, slots=True)
class Rules:
    """One body's rules in use: what they say of the answers, how far to trust our reading."""

    title: str
    message: str
    caveats: str


def one_set(view: SetView) -> Rules:
    told = (*view.about_own_type, message_for_a_doctor(view.verdict))
    return Rules(view.name, " ".join(told), " ".join(view.caveats))


def message_for_a_doctor(verdict: Verdict) -> str:
    tally = verdict.tally
    if verdict.criteria_set.terms_of_a_seller or not tally.checked:
        return line_words(verdict)
    open_and_not_met = not_met_and_open(tally, criteria.ASKS)
    return " ".join((_met(tally), *open_and_not_met, *also_to_look_at(verdict)))


def _met(tally: Tally) -> str:
    met, every = len(tally.met), tally.checked
    told = {"met": met, "every": every}
    if len(tally.open) == every > 1:
        return _("All %(every)s conditions that can be checked are open.") % told
    if met == every == 1:
        return _("The one condition that can be checked is met.")
    if met == every == 2:
        return _("Both conditions that can be checked are met.")
    if met == every:
        return _("All %(every)s conditions that can be checked are met.") % told
    if met:
        return _("Met: %(met)s of the %(every)s conditions that can be checked.") % told
    if every == 1:
        return _("One condition can be checked.")
    return _("Of the %(every)s conditions that can be checked none is known to be met.") % told
