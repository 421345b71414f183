"""What the pages about FHIR files show, and which edition the files go with."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from decision_aid.library.code_layout import newest
from decision_aid.web.answer_cookie import Kept
from decision_aid.web.code_view import confirm_context
from decision_aid.web.evidence import library
from decision_aid.web.handover.code import code_of, kept_in, layouts
from decision_aid.web.handover.fhir import Edition, Fault, FhirImportError, Place
from decision_aid.web.handover.fhir.items import MISSING, NOT_ASKED, NOT_KNOWN, TWICE, WRONG

FIELD = "fhir-text"
_MOST_BYTES = settings.LARGEST_POST - 4096
"""Of a file whose text is sent: the form needs a little room for itself."""
_PLACES_NAMED = 5
_LONGEST_NAME = 40

_WORDS = {
    Fault.EMPTY: gettext_lazy("Paste the text of the file"),
    Fault.NOT_JSON: gettext_lazy(
        "This is not the whole text of a FHIR file. Copy all of it, from the first { to the last }"
    ),
    Fault.NOT_OURS: gettext_lazy("This file was not made by this tool, so we cannot read it here"),
    Fault.OTHER_VERSION: gettext_lazy(
        "This file goes with another version of this tool, and we cannot read it here. "
        "You can answer the questions again"
    ),
    Fault.DIFFERS: gettext_lazy(
        "This file is not as this tool writes it, so we took nothing from it"
    ),
}
_PLACE_WORDS = {
    NOT_KNOWN: gettext_lazy("“%(name)s” is not known here"),
    NOT_ASKED: gettext_lazy("“%(name)s” is not asked after the other answers"),
    MISSING: gettext_lazy("“%(name)s” is missing"),
    TWICE: gettext_lazy("“%(name)s” is there twice"),
    WRONG: gettext_lazy("“%(name)s” holds something that this tool does not write"),
}


def edition() -> Edition:
    return Edition(str(newest(layouts()).version), str(library().version))


def import_context() -> dict[str, Any]:
    return {"page_id": "fhir", "typed": "", "errors": [], "most_bytes": _MOST_BYTES}


def refused_context(typed: str, refused: FhirImportError) -> dict[str, Any]:
    """What was pasted stays; the first places are named, the others counted."""
    messages = [str(_WORDS[refused.fault]), *map(_words_for, refused.places[:_PLACES_NAMED])]
    more = len(refused.places) - _PLACES_NAMED
    if more > 0:
        words = ngettext("There is %(count)s more place", "There are %(count)s more places", more)
        messages.append(words % {"count": more})
    errors = [{"message": message, "field_id": FIELD} for message in messages]
    return {"page_id": "fhir", "typed": typed, "errors": errors, "most_bytes": _MOST_BYTES}


def _words_for(place: Place) -> str:
    """A name comes out of a foreign file: it may be of any length and hold any character."""
    name = "".join(sign if sign.isprintable() else "?" for sign in place.name)
    shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return str(_PLACE_WORDS[place.wrong]) % {"name": shown or _("an item without a name")}


def held_context(kept: Kept) -> dict[str, Any]:
    """The answers as a resume code holds them, which carries them through the confirmation."""
    code = code_of(kept)
    return {**confirm_context(code, kept_in(code)), "page_id": "fhir"}
