"""Drugs with their dates, as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.preparation.before_transplant import DrugLineKind
from decision_aid.domain.questionnaire.answers import NONE
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.referral.dated import DatedDrug, dated_drugs
from decision_aid.web.handover.referral.sections.parts import Table
from decision_aid.web.handover.referral.sources import Numbers, cite, is_for_letters
from decision_aid.web.handover.referral.words import NOT_KNOWN
from decision_aid.web.handover.summary.clinical import drugs_of
from decision_aid.web.loaded import evidence_base, questionnaire
from decision_aid.web.words.answers import said, short_month, without_brands

_LONG_AGO = 60
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
    drugs = dated_drugs(journey)
    if not drugs:
        return None
    rows = [
        (
            capfirst(drug_name(each.drug)),
            month_of(each.start),
            _stopped(each),
            last_dose(each, today),
            told[label_of(each.drug)].how_it_ended,
            wash_out(each.drug, numbers),
        )
        for each in drugs
    ]
    heads = (_("Drug"), _("From"), _("Until"), _("Last dose"), _("How it ended"),
             _("Wash-out, as published"))  # fmt: skip
    return Table(heads=heads, rows=tuple(rows), widths=(14, 11, 11, 14, 22, 28))


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
        if each.in_courses and not each.courses:
            yield _("number of courses of %(drug)s") % drug


def wash_out(drug: str, numbers: Numbers) -> str:
    """The waiting times that a trial or a public body asks for, then those that people of a study
    waited and what came of a wait; each with its source."""
    lines = [
        line
        for line in evidence_base().drug_lines
        if drug in line.drugs and is_for_letters(line.source)
    ]
    asked: defaultdict[int, list[str]] = defaultdict(list)
    for line in lines:
        if line.kind is DrugLineKind.INTERVAL and line.months:
            asked[line.months].append(line.source)
    told = [f"{_months(n)} {cite(asked[n], numbers)}" for n in sorted(asked)]
    told += [f"{e.in_letters} {cite([e.source], numbers)}" for e in lines if e.in_letters]
    return "; ".join(told) or _("no time in what we read")


def month_of(kept: str) -> str:
    return short_month(kept) if kept else str(NOT_KNOWN)


def courses_of(drug: DatedDrug) -> str:
    """Empty where nobody counted them."""
    if not drug.courses:
        return ""
    number = int(drug.courses)
    return ngettext("%(n)s course", "%(n)s courses", number) % {"n": number}


def _stopped(drug: DatedDrug) -> str:
    """A drug given in courses is not stopped: they are counted."""
    if drug.is_taken_now:
        return _("taken now")
    if drug.in_courses:
        counted = courses_of(drug) or _("courses not known")
        return f"{month_of(drug.stop)}; {counted}" if drug.stop else counted
    return month_of(drug.stop)


def last_dose(drug: DatedDrug, today: date) -> str:
    off = drug.months_off(today)
    if off is None or off.low > _LONG_AGO:
        return month_of(drug.last_dose)
    words = {"month": month_of(drug.last_dose), "ago": _ago(off)}
    return _("%(month)s, %(ago)s") % words


def _ago(off: Range) -> str:
    if off.high == 0:
        return _("this month")
    if off.low == off.high:
        return ngettext("%(n)s month ago", "%(n)s months ago", int(off.low)) % {"n": off.low}
    return _("%(low)s to %(high)s months ago") % {"low": off.low, "high": off.high}


def _months(number: int) -> str:
    return ngettext("at least %(n)s month", "at least %(n)s months", number) % {"n": number}
