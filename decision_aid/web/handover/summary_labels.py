"""Short names for answers where there is little room. A question without one has its title."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

QUESTION: Mapping[str, Promise] = {
    "country": _("MS care in"),
    "age": _("Age"),
    "subtype": _("Type of MS"),
    "year_diagnosis": _("Told of MS in"),
    "year_onset": _("First symptoms in"),
    "edss_known": _("EDSS score given"),
    "edss_value": _("EDSS"),
    "edss_when": _("EDSS measured"),
    "walk_unaided": _("Walks without help"),
    "walk_help": _("Help to walk outdoors"),
    "walk_with_help": _("Walks with that help"),
    "relapses_12m": _("Relapses in 12 months"),
    "edss_recent_relapse": _("Level due to a recent relapse"),
    "mri_12m": _("MRI in 12 months"),
    "mri_contrast": _("Contrast used"),
    "new_t2_12m": _("New or bigger lesions"),
    "gd_lesions_12m": _("Lesions that lit up"),
    "csf_ocb": _("Bands in spinal fluid"),
    "worsening_12m": _("Slow worsening in 12 months"),
    "dmt_tried": _("MS drugs taken"),
    "dmt_outcome": _("What happened with {drug}"),
    "dmt_months": _("Time on {drug}"),
    "filled_in_by": _("Filled in by"),
    "relapses_24m": _("Relapses in 24 months"),
    "activity_36m": _("Active times in 3 years"),
    "episode_on_dmt": _("Active while on a drug"),
    "he_contraindicated": _("Cannot take strong drugs"),
    "health": _("Health conditions"),
    "fertility": _("Wants to read on fertility"),
    "pregnancy": _("Pregnant or planning to be"),
    "jcv": _("JC virus test"),
    "lvef": _("Heart: ejection fraction"),
    "dlco": _("Lungs: gas transfer"),
    "crcl": _("Kidneys: creatinine clearance"),
    "mobility_short": _("Gets about"),
    "mri_short": _("Scan in 12 months"),
    "treatment_short": _("MS active on a drug"),
}
CLINICAL: Mapping[str, Promise] = {
    "subtype": "%s",
    "age": _("%s y"),
    "edss": _("EDSS %s"),
    "relapses_12m": _("relapses/12 mo %s"),
    "new_t2_12m": _("new T2/12 mo %s"),
    "gd_lesions_12m": _("Gd+/12 mo %s"),
    "progression_12m": _("progression without relapse: %s"),
    "csf_ocb": _("OCB %s"),
    "dmt_failed": _("active despite DMT: %s"),
    "he_dmt_failed": _("of which high-efficacy: %s"),
    "lvef": _("LVEF %s%%"),
    "dlco": _("DLCO %s%%"),
    "crcl": _("CrCl %s mL/min"),
}
"""Facts as clinicians write them, in the order in which they read them."""

SECTION: Mapping[str, Promise] = {
    "made": _("Made on"),
    "version": _("Evidence version"),
    "clinical": _("In clinical terms"),
    "answers": _("What you told us"),
    "unknown": _("Not known"),
    "matters": _("What matters to you"),
    "figures": _("What happened to people after a transplant"),
    "figures_note": _(
        "Filled squares are the people in the first sentence, rings or dots the others. Each "
        "figure was counted over its own time, so they cannot be added up. Other treatments have "
        "benefits and risks too: ask about them in the same way."
    ),
    "printed": _("As printed"),
    "rules": _("Published rules, and how your answers compare"),
    "rules_note": _("Only a team of specialists decides. Rules differ and change."),
    "rules_text": _("Published text"),
    "rules_says": _("Your answers beside it"),
    "silent": _("No line that we can check"),
    "find_out": _("What to find out"),
    "questions": _("Questions to ask"),
    "chosen": _("The questions you chose"),
    "own": _("Your own questions"),
    "sources": _("Sources"),
    "good_to_know": _("Please note"),
    "again": _("To see the answers again, open this address and type the code:"),
    "scan": _("Or point the camera of a phone at the picture."),
    "not_in_code": _("The code does not hold your questions. Keep this sheet for them."),
    "picture": _("QR code: opens this tool with your code"),
    "name": _("Name, if you want to write it here:"),
    "page": _("Page"),
    "more": _("More on the web page of this summary"),
    "not_advice": _("Information from studies, not medical advice"),
    "plain_build": _(
        "Some characters are not in the typefaces of this file. So it was built without the full "
        "accessibility standard, and a character may be missing. The web page has them all."
    ),
}
"""Headings and fixed words of the summary, however it is drawn."""
