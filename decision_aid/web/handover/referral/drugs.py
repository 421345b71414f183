"""Drugs and relapses with their dates, as tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.answers import NONE
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.referral.dated import (
    DatedDrug,
    DatedRelapse,
    dated_drugs,
    dated_relapses,
)
from decision_aid.web.handover.referral.parts import Table
from decision_aid.web.handover.referral.sources import Numbers, cite
from decision_aid.web.handover.referral.words import NOT_KNOWN
from decision_aid.web.handover.summary.clinical import drugs_of
from decision_aid.web.loaded import evidence_base, questionnaire
from decision_aid.web.words.answers import said, short_month, without_brands

_LONG_AGO = 24
"""Months after which nobody counts months any more."""


def label_of(drug: str) -> str:
    """As the list of drugs has it, with its brands."""
    options = questionnaire().questions["dmt_tried"].option
    return next(said(option.label) for option in options if option.value == drug)


def drug_name(drug: str) -> str:
    return without_brands(label_of(drug))


def drug_table(journey: Journey, today: date, numbers: Numbers) -> Table | None:
    """None where no drug was told by name."""
    told = {each.name: each for each in drugs_of(journey)}
    rows = []
    for each in dated_drugs(journey):
        name = label_of(each.drug)
        rows.append(
            (
                _capital(without_brands(name)),
                _month(each.start),
                _stopped(each),
                _last_dose(each, today),
                told[name].how_it_ended,
                wash_out(each.drug, numbers),
            )
        )
    if not rows:
        return None
    heads = (_("Drug"), _("From"), _("Until"), _("Last dose"), _("How it ended"),
             _("Wash-out, as published"))  # fmt: skip
    return Table(heads=heads, rows=tuple(rows), widths=(14, 11, 11, 14, 22, 28))


def last_drug(journey: Journey) -> str:
    """What is taken now, or else was taken last; empty where no date tells it."""
    told = dated_drugs(journey)
    now = [drug_name(each.drug) for each in told if each.is_taken_now]
    if now:
        return _("on %(drugs)s now") % {"drugs": ", ".join(now)}
    last = max(told, key=lambda each: each.last_dose, default=None)
    if last is None or not last.last_dose:
        return ""
    words = {"drug": drug_name(last.drug), "month": _month(last.last_dose)}
    return _("last dose of %(drug)s %(month)s") % words


def failed_drugs(journey: Journey) -> str:
    """On which drugs MS stayed active; empty where none was told by name."""
    outcomes = questionnaire().questions["dmt_outcome"].option
    failed = {o.value for o in outcomes if o.counts_as_failed}
    told = [drug_name(e.drug) for e in dated_drugs(journey) if e.outcome in failed]
    return _("MS active on %(drugs)s") % {"drugs": ", ".join(told)} if told else ""


def without_drugs(journey: Journey) -> str:
    """Why the table is missing."""
    asked = next((each for each in journey.steps if each.question.key == "dmt_tried"), None)
    if asked is not None:
        return _("none so far") if asked.answer == (NONE,) else str(NOT_KNOWN)
    return _("not asked by name on the short way")


def clashes(journey: Journey) -> Iterator[str]:
    """Dates that cannot all be right, for somebody to look at again."""
    for each in dated_drugs(journey):
        if each.dates_clash:
            drug = {"drug": drug_name(each.drug)}
            yield _("The dates of %(drug)s: they are not in order") % drug


def undated(journey: Journey) -> Iterator[str]:
    """What a transplant meeting asks of each drug and nobody told."""
    for each in dated_drugs(journey):
        drug = {"drug": drug_name(each.drug)}
        if not each.start:
            yield _("start of %(drug)s") % drug
        if not each.last_dose:
            yield _("last dose of %(drug)s") % drug


def wash_out(drug: str, numbers: Numbers) -> str:
    """The waiting times that a study, a trial or a public body prints, each with its source."""
    base = evidence_base()
    printed: defaultdict[int, list[str]] = defaultdict(list)
    for line in base.drug_lines:
        if drug in line.drugs and line.months and line.source not in base.sellers:
            printed[line.months].append(line.source)
    if not printed:
        return _("not published that we saw")
    return "; ".join(f"{_months(n)} {cite(printed[n], numbers)}" for n in sorted(printed))


def relapse_table(journey: Journey) -> Table | None:
    """None where no relapse was dated."""
    rows = tuple(_relapse(each) for each in dated_relapses(journey))
    if not rows:
        return None
    heads = (_("Relapse began"), _("Treatment"), _("Recovery"))
    return Table(heads=heads, rows=rows, widths=(30, 35, 35))


def _relapse(told: DatedRelapse) -> tuple[str, str, str]:
    steroids = {True: _("steroids"), False: _("no steroids"), None: str(NOT_KNOWN)}
    lasting = {
        True: _("incomplete recovery"),
        False: _("no lasting deficit told"),
        None: str(NOT_KNOWN),
    }
    return _month(told.when), steroids[told.steroids], lasting[told.lasting]


def _month(kept: str) -> str:
    return short_month(kept) if kept else str(NOT_KNOWN)


def _stopped(drug: DatedDrug) -> str:
    return _("taken now") if drug.is_taken_now else _month(drug.stop)


def _last_dose(drug: DatedDrug, today: date) -> str:
    off = drug.months_off(today)
    if off is None or off.low > _LONG_AGO:
        return _month(drug.last_dose)
    words = {"month": _month(drug.last_dose), "ago": _ago(off)}
    return _("%(month)s (%(ago)s)") % words


def _ago(off: Range) -> str:
    if off.high == 0:
        return _("this month")
    if off.low == off.high:
        return ngettext("%(n)s month ago", "%(n)s months ago", int(off.low)) % {"n": off.low}
    return _("%(low)s to %(high)s months ago") % {"low": off.low, "high": off.high}


def _months(number: int) -> str:
    return ngettext("at least %(n)s month", "at least %(n)s months", number) % {"n": number}


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
