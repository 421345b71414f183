"""The page on which each proposed answer is confirmed: what it is, where from, what stands now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.questionnaire.answers import Answer, values_of
from decision_aid.domain.questionnaire.journey import Step
from decision_aid.domain.record.findings import Doubt, Origin, Remark, Why
from decision_aid.domain.record.parts import Day
from decision_aid.domain.record.proposals import Proposal, Proposals, count, differs
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.loaded import questionnaire
from decision_aid.web.proposed_answers.signed import sealed
from decision_aid.web.words.answers import answer_in_words, said

_FROM = {
    "Condition": (
        gettext_lazy("From a diagnosis of %(date)s"),
        gettext_lazy("From a diagnosis without a date"),
    ),
    "Observation": (
        gettext_lazy("From a test or score of %(date)s"),
        gettext_lazy("From a test or score without a date"),
    ),
    "MedicationStatement": (
        gettext_lazy("From the list of medicines, %(date)s"),
        gettext_lazy("From the list of medicines, without a date"),
    ),
    "MedicationRequest": (
        gettext_lazy("From a prescription of %(date)s"),
        gettext_lazy("From a prescription without a date"),
    ),
    "MedicationAdministration": (
        gettext_lazy("From a medicine given on %(date)s"),
        gettext_lazy("From a medicine given, without a date"),
    ),
    "MedicationDispense": (
        gettext_lazy("From a medicine handed out on %(date)s"),
        gettext_lazy("From a medicine handed out, without a date"),
    ),
}
_FROM_PERSON = {
    "age": gettext_lazy("From your date of birth in the record"),
    "sex": gettext_lazy("From your sex at birth in the record"),
}
"""The date of birth itself is left where it is."""
_DOUBTS = {
    Doubt.DOES_NOT_FIT: gettext_lazy("It is no answer that this question takes."),
    Doubt.UNIT: gettext_lazy("It has no unit, or another one than the question needs."),
    Doubt.NOT_EXACT: gettext_lazy("It is not exact enough."),
    Doubt.KIN: gettext_lazy("It is close to what we ask, but not the same."),
    Doubt.TWO_VALUES: gettext_lazy("The record has two values, and none of them is the newer one."),
    Doubt.ONE_OF_MANY: gettext_lazy(
        "What you leave unticked there counts as “no”. So please go through that question yourself."
    ),
    Doubt.OTHER_ILLNESS: gettext_lazy("The record says that it was for another illness."),
}
_LEFT = {
    Why.MISTAKE: gettext_lazy("Marked as a mistake, ruled out or cancelled"),
    Why.NOT_CERTAIN: gettext_lazy("Marked as not certain or not final"),
    Why.NOT_NOW: gettext_lazy("Marked as over"),
    Why.NOT_TAKEN: gettext_lazy("A medicine that was planned or not taken"),
    Why.NO_VALUE: gettext_lazy("No value in it"),
    Why.AHEAD: gettext_lazy("Dated in the future"),
    Why.STRANGER: gettext_lazy("About somebody else"),
    Why.NOT_READ: gettext_lazy("Something that we do not ask, or a code that we do not know"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Where in the record something stands, and its own words."""

    where: str
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """One proposed answer. ``now`` is the answer in this browser, where there is one."""

    id: str
    value: int
    question: str
    answer: str
    entry: Entry
    now: str
    more: tuple[str, ...]
    older: tuple[Entry, ...]
    checked: bool


@dataclass(frozen=True, slots=True)
class Told:
    """Something found that is not proposed, and why."""

    question: str
    entry: Entry
    why: str


def confirm_page(
    found: Proposals,
    kept: SavedAnswers,
    ticked: frozenset[int] = frozenset(),
    *,
    from_clinic: bool = False,
    missing: Sequence[str] = (),
) -> dict[str, Any]:
    """``missing``: kinds of entries that the clinic's server did not give."""
    cards = [
        _card(number, proposal, kept, number in ticked)
        for number, proposal in enumerate(found.proposals)
        if differs(proposal, kept.answers)
    ]
    same = [_named(each) for each in found.proposals if not differs(each, kept.answers)]
    remarks = [_remark(each) for each in found.remarks if not _is_ticked(each, kept)]
    left = [(words, found.left[why]) for why, words in _LEFT.items() if found.left.get(why)]
    return {
        "page_id": "record",
        "from_clinic": from_clinic,
        "missing": missing,
        "cards": cards,
        "same": same,
        "remarks": remarks,
        "left": left,
        "left_count": count(found.left),
        "kinds": list(found.kinds.items()),
        "seal": sealed(found),
    }


def _card(number: int, proposal: Proposal, kept: SavedAnswers, checked: bool) -> Card:
    own = kept.answers.get(proposal.key)
    beside = [(k, a) for k, a in proposal.given if k not in (proposal.key, "edss_known")]
    more = [_with_it(key, answer) for key, answer in beside]
    if proposal.other_uses:
        more.append(_("This drug is given for other illnesses too. Tick it if it was for MS."))
    return Card(
        f"take-{number}",
        number,
        short_of(proposal.key),
        in_words(proposal.key, proposal.answer),
        entry_of(proposal.key, proposal.origin),
        in_words(proposal.key, own) if own is not None else "",
        tuple(more),
        tuple(entry_of(proposal.key, each) for each in proposal.others),
        checked,
    )


def _with_it(key: str, answer: Answer) -> str:
    if key == "filled_in_by":
        return _("We ask for this test only when a clinician is there. Ticking it says so.")
    told = {"question": short_of(key), "answer": in_words(key, answer)}
    return _("Comes with it: %(question)s: %(answer)s") % told


def _named(proposal: Proposal) -> str:
    told = {"question": short_of(proposal.key), "answer": in_words(proposal.key, proposal.answer)}
    return _("%(question)s: %(answer)s") % told


def _remark(remark: Remark) -> Told:
    key = remark.key.partition(":")[0]
    return Told(short_of(key), entry_of(key, remark.origin), str(_DOUBTS[remark.doubt]))


def _is_ticked(remark: Remark, kept: SavedAnswers) -> bool:
    key, _colon, tick = remark.key.partition(":")
    return bool(tick) and tick in values_of(kept.answers.get(key))


def short_of(key: str) -> str:
    return said(questionnaire().questions[key].short)


def in_words(key: str, answer: Answer) -> str:
    question = questionnaire().questions[key]
    return answer_in_words(Step(question, None, 1, 0, answer, Facts({})), answer)


def entry_of(key: str, origin: Origin) -> Entry:
    if origin.kind == "Patient":
        return Entry(str(_FROM_PERSON[key]), "")
    dated, undated = _FROM.get(origin.kind, _FROM["Observation"])
    if origin.day is None:
        return Entry(str(undated), origin.words)
    return Entry(str(dated) % {"date": day_in_words(origin.day)}, origin.words)


def day_in_words(day: Day) -> str:
    if day.day is not None:
        return formats.date_format(day.first, "j F Y")
    return formats.date_format(date(day.year, day.month, 1), "F Y") if day.month else str(day.year)
