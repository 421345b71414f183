"""Headings and fixed words of the summary, however it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from decision_aid.domain.logic.facts import FactValue
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words import vocabulary
from decision_aid.web.words.answers import said

SECTION: Mapping[str, Promise] = {
    "made": later("Made on"),
    "version": later("Evidence version"),
    "clinical": later("In clinical terms"),
    "answers": later("What you told us"),
    "unknown": later("Not known"),
    "matters": later("What matters to you"),
    "figures": later("What happened to people after a transplant"),
    "figures_note": later(
        "In bold: from the lowest study to the highest, without studies of people unlike you. "
        "The picture is the nearest study: filled squares are those counted first. "
        "“(ours)”: our Wilson 95% range, from the counts. Figures cannot be added up. Other "
        "treatments have benefits and risks too: ask about them in the same way."
    ),
    "nearest": later("Nearest study"),
    "differences": later("What in your answers made a difference"),
    "printed": later("As printed"),
    "rules": later("Published rules, and how your answers compare"),
    "rules_note": later("Only a team of specialists decides. Rules differ and change."),
    "rules_text": later("Published rules"),
    "rules_says": later("Your answers beside it"),
    "silent": later("No condition that we can check"),
    "find_out": later("What to find out"),
    "questions": later("Questions to ask"),
    "chosen": later("The questions you chose"),
    "own": later("Your own questions"),
    "sources": later("Sources"),
    "good_to_know": later("Please note"),
    "again": later("To see the answers again, open this address and type the code:"),
    "scan": later("Or point the camera of a phone at the picture."),
    "not_in_code": later("The code does not hold your questions. Keep this sheet for them."),
    "picture": later("QR code: opens this tool with your code"),
    "name": later("Name, if you want to write it here:"),
    "page": later("Page"),
    "more": later("More on the web page of this summary"),
    "not_advice": later("Information from studies, not medical advice"),
    "plain_build": later(
        "Some characters are not in the typefaces of this file. So it was built without the full "
        "accessibility standard, and a character may be missing. The web page has them all."
    ),
}
"""Headings and fixed words of the summary, however it is drawn."""


_WIDEST = Decimal(7)
"""A range this wide from 1 up stands for "or more": its upper end is no answer of the person."""

_OF_DRUGS = ("dmt_failed", "he_dmt_failed")

_WORDS = {
    **vocabulary.SUBTYPE,
    "positive": later("positive"),
    "negative": later("negative"),
    "low": later("positive, index up to 1.5"),
    "high": later("positive, index above 1.5"),
    "female": later("female"),
    "male": later("male"),
}


def in_clinical_terms(journey: Journey) -> str:
    """Known facts only; what is unknown is listed elsewhere."""
    facts = journey.facts
    told = [
        said(fact.summary)
        % ((fact.name in _OF_DRUGS and _drugs_unknown(value)) or value_in_terms(value))
        for fact in questionnaire().facts.values()
        if fact.summary and (value := facts.get(fact.name))
    ]
    told += [
        words_for % year.low
        for key, words_for in (("year_diagnosis", _("diagnosed %s")), ("year_onset", _("onset %s")))
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
