"""The topics of the result page, and one question to take along for each."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TOPIC: Mapping[str, Promise] = {
    "worsening": _("Did disability get worse?"),
    "relapses": _("Did relapses come back?"),
    "activity": _("Was there any sign of MS activity?"),
    "improvement": _("Did disability get better?"),
    "life": _("Work and daily life"),
    "death": _("Did anyone die?"),
    "severe-side-effects": _("Severe side effects"),
    "infection": _("Infections"),
    "fertility": _("Periods, fertility and pregnancy"),
    "autoimmune": _("A new autoimmune disease"),
    "early-worsening": _("MS symptoms getting worse soon after treatment"),
    "brain-volume": _("Brain volume"),
    "cancer": _("Cancer"),
}

ASK: Mapping[str, Promise] = {
    "worsening": _("How many people like me in your centre got worse after this treatment?"),
    "relapses": _("How likely are relapses on the drug that I take now, or could take?"),
    "activity": _("What would you count as success for me, and how would you check it?"),
    "improvement": _("Which of my problems could get better, and which will stay?"),
    "life": _("When do people go back to work or to their usual day?"),
    "death": _("How many people has this centre treated, and how many died?"),
    "severe-side-effects": _("Which severe side effects do you see most? How are they treated?"),
    "infection": _("How do you prevent infections, and when do I call you?"),
    "fertility": _("What would this do to my fertility, and what can be done before?"),
    "autoimmune": _("Which tests look for a new autoimmune disease, and for how long?"),
    "early-worsening": _("Could my symptoms get worse at first, and for how long?"),
    "brain-volume": _("What do you expect on my scans in the first year?"),
    "cancer": _("What is known about cancer later on, for this treatment and for my drugs?"),
}
"""One question to take along for each topic."""
