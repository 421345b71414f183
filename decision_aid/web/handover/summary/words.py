"""Short names for answers where there is little room. A question without one has its title."""

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
from decision_aid.web.words import vocabulary

QUESTION: Mapping[str, Promise] = {
    "country": later("MS care in"),
    "age": later("Age"),
    "subtype": later("Type of MS"),
    "year_diagnosis": later("Told of MS in"),
    "year_onset": later("First symptoms in"),
    "edss_known": later("EDSS score given"),
    "edss_value": later("EDSS"),
    "edss_when": later("EDSS measured"),
    "walk_unaided": later("Walks without help"),
    "walk_help": later("Help to walk outdoors"),
    "walk_with_help": later("Walks with that help"),
    "relapses_12m": later("Relapses in 12 months"),
    "edss_recent_relapse": later("Level due to a recent relapse"),
    "mri_12m": later("MRI in 12 months"),
    "mri_contrast": later("Contrast used"),
    "new_t2_12m": later("New or bigger lesions"),
    "gd_lesions_12m": later("Lesions that lit up"),
    "csf_ocb": later("Bands in spinal fluid"),
    "worsening_12m": later("Slow worsening in 12 months"),
    "dmt_tried": later("MS drugs taken"),
    "dmt_outcome": later("What happened with {drug}"),
    "dmt_months": later("Time on {drug}"),
    "filled_in_by": later("Filled in by"),
    "relapses_24m": later("Relapses in 24 months"),
    "activity_36m": later("Active times in 3 years"),
    "episode_on_dmt": later("Active while on a drug"),
    "he_contraindicated": later("Cannot take strong drugs"),
    "health": later("Health conditions"),
    "fertility": later("Wants to read on fertility"),
    "pregnancy": later("Pregnant or planning to be"),
    "jcv": later("JC virus test"),
    "lvef": later("Heart: ejection fraction"),
    "dlco": later("Lungs: gas transfer"),
    "crcl": later("Kidneys: creatinine clearance"),
    "mobility_short": later("Gets about"),
    "mri_short": later("Scan in 12 months"),
    "treatment_short": later("MS active on a drug"),
}
CLINICAL: Mapping[str, Promise] = {
    "subtype": "%s",
    "age": later("%s y"),
    "edss": later("EDSS %s"),
    "relapses_12m": later("relapses/12 mo %s"),
    "new_t2_12m": later("new T2/12 mo %s"),
    "gd_lesions_12m": later("Gd+/12 mo %s"),
    "progression_12m": later("progression without relapse: %s"),
    "csf_ocb": later("OCB %s"),
    "dmt_failed": later("active despite DMT: %s"),
    "he_dmt_failed": later("of which high-efficacy: %s"),
    "lvef": later("LVEF %s%%"),
    "dlco": later("DLCO %s%%"),
    "crcl": later("CrCl %s mL/min"),
}
"""Facts as clinicians write them, in the order in which they read them."""

SECTION: Mapping[str, Promise] = {
    "made": later("Made on"),
    "version": later("Evidence version"),
    "clinical": later("In clinical terms"),
    "answers": later("What you told us"),
    "unknown": later("Not known"),
    "matters": later("What matters to you"),
    "figures": later("What happened to people after a transplant"),
    "figures_note": later(
        "Filled squares are the people in the first sentence, rings or dots the others. Each "
        "figure was counted over its own time, so they cannot be added up. Other treatments have "
        "benefits and risks too: ask about them in the same way."
    ),
    "printed": later("As printed"),
    "rules": later("Published rules, and how your answers compare"),
    "rules_note": later("Only a team of specialists decides. Rules differ and change."),
    "rules_text": later("Published text"),
    "rules_says": later("Your answers beside it"),
    "silent": later("No line that we can check"),
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

_WORDS = {**vocabulary.SUBTYPE, "positive": later("positive"), "negative": later("negative")}


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
