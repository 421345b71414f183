"""The person and the figures as clinicians write them."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from decision_aid.domain.evidence import Figure
from decision_aid.domain.facts import FactValue
from decision_aid.domain.journey import Journey
from decision_aid.domain.ranges import Range
from decision_aid.domain.vocabulary import Unit
from decision_aid.web import wording, words
from decision_aid.web.handover.summary_labels import CLINICAL

_WIDEST = Decimal(7)
"""A range this wide from 1 up stands for "or more": its upper end is no answer of the person."""

_OF_DRUGS = ("dmt_failed", "he_dmt_failed")

_PRINTED = {
    Unit.PERCENT: "%s%%",
    Unit.PER_1000_PEOPLE: "%s/1,000",
    Unit.HAZARD_RATIO: later("HR %s"),
    Unit.ODDS_RATIO: later("OR %s"),
    Unit.RISK_RATIO: later("RR %s"),
    Unit.RATE_RATIO: later("rate ratio %s"),
}
_WORDS = {**words.SUBTYPE, "positive": later("positive"), "negative": later("negative")}


def as_printed(figure: Figure) -> str:
    """The figure with its interval, in the digits of the publication."""
    value = str(figure.value).replace("-", "−")
    if figure.unit is Unit.PEOPLE and figure.people:
        told = f"{value}/{figure.people}"
    elif figure.unit in _PRINTED:
        told = _PRINTED[figure.unit] % value
    else:
        told = wording.value_in_words(figure)
    if figure.ci is None:
        return told
    low, high = (str(end).replace("-", "−") for end in (figure.ci.low, figure.ci.high))
    return _("%(value)s (%(level)s%% CI %(low)s to %(high)s)") % {
        "value": told, "level": figure.ci.level, "low": low, "high": high
    }  # fmt: skip


def in_clinical_terms(journey: Journey) -> str:
    """Known facts only; what is unknown is listed elsewhere."""
    facts = journey.facts
    told = [
        said % ((name in _OF_DRUGS and _drugs_unknown(value)) or value_in_terms(value))
        for name, said in CLINICAL.items()
        if (value := facts.get(name))
    ]
    told += [
        said % year.low
        for key, said in (("year_diagnosis", _("diagnosed %s")), ("year_onset", _("onset %s")))
        if (year := journey.known.number(key)) is not None
    ]
    edss = facts.number("edss")
    if edss is not None and not edss.is_exact:
        told.append(_("EDSS estimated from walking, not measured"))
    return "; ".join(told)


def _drugs_unknown(value: FactValue) -> str:
    """None up to all that were taken is no count; empty where something is known."""
    if not isinstance(value, Range) or value.is_exact or value.low > 0:
        return ""
    if value.high - value.low >= _WIDEST:
        return _("not known")
    drugs = int(value.high)
    return ngettext("not known for %(n)s drug", "not known for %(n)s drugs", drugs) % {"n": drugs}


def value_in_terms(value: FactValue) -> str:
    """One fact as clinicians write it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Range):
        return _number(value)
    return str(_WORDS.get(value, value))


def _number(number: Range) -> str:
    if number.is_exact:
        return f"{number.low}"
    if number.low > 0 and number.high - number.low >= _WIDEST:
        return f"≥{number.low}"
    return f"{number.low}–{number.high}"
