"""Names of places: those of the questionnaire, and the wider ones that rules speak of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import said

_WIDER = {
    "GB": _("United Kingdom"),
    "EU": _("Europe"),
    "INT": _("International"),
    "other": _("Anywhere else"),
}


def place_name(code: str) -> str:
    """Raises KeyError for a code that neither the questionnaire nor this list knows."""
    asked = questionnaire().places.get(code)
    return said(asked.name) if asked else str(_WIDER[code])
