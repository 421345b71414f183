"""Names of places: those of the questionnaire, and the wider ones that rules speak of."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decision_aid.web.evidence import questionnaire

_WIDER = {
    "GB": "United Kingdom",
    "EU": "Europe",
    "INT": "International",
    "other": "Anywhere else",
}


def place_name(code: str) -> str:
    """Raises KeyError for a code that neither the questionnaire nor this list knows."""
    options = {o.value: o.label for o in questionnaire().questions["country"].option}
    return _({**_WIDER, **options}[code])
