"""What the pages about the code show: the person's own, the form for one, and what one holds."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decision_aid.domain.code_symbols import GROUP
from decision_aid.domain.resume_code import BadCodeError, Fault, groups_of
from decision_aid.web.addresses import absolute
from decision_aid.web.answer_cookie import Kept
from decision_aid.web.check_page import sections_of
from decision_aid.web.drawing.qr import qr_svg
from decision_aid.web.handover.code import code_of
from decision_aid.web.values_view import values_rows

_WORDS = {
    Fault.EMPTY: gettext_lazy("Enter your code"),
    Fault.WRONG_CHARACTER: gettext_lazy(
        "Check group %(group)s. It has a character that is in no code. "
        "Codes never use 0, 1, I, L or O"
    ),
    Fault.TOO_SHORT: gettext_lazy("This is too short for a code. Check that all of it is there"),
    Fault.TOO_LONG: gettext_lazy("This is too long for a code. Enter the code once, and only that"),
    Fault.GROUP_LENGTH: gettext_lazy(
        "Check group %(group)s. Each group has %(length)s characters, the last may have fewer"
    ),
    Fault.WRONG_GROUP: gettext_lazy(
        "Check group %(group)s. One character there may differ from your code. "
        "Or the end of the code is missing. If not, check the other groups"
    ),
    Fault.WRONG_SOMEWHERE: gettext_lazy(
        "Something differs from your code. Check each group, and that the end is there"
    ),
    Fault.UNKNOWN_VERSION: gettext_lazy(
        "This code was made by another version of this tool, and we cannot read it here. "
        "You can answer the questions again"
    ),
}


_SHOWN_IN_GROUPS = (Fault.WRONG_CHARACTER, Fault.WRONG_GROUP, Fault.WRONG_SOMEWHERE)


def words_for(bad: BadCodeError) -> str:
    return str(_WORDS[bad.fault]) % {"group": bad.group, "length": GROUP}


def form_context() -> dict[str, Any]:
    return {"page_id": "code", "typed": "", "errors": []}


def refused_context(typed: str, code: str, bad: BadCodeError) -> dict[str, Any]:
    """What was typed stays, and stands there in groups as well, to be compared."""
    return {
        "page_id": "code",
        "typed": typed,
        "errors": [{"message": words_for(bad), "field_id": "code"}],
        "typed_groups": groups_of(code) if bad.fault in _SHOWN_IN_GROUPS else [],
        "wrong_group": bad.group,
    }


def confirm_context(code: str, held: Kept) -> dict[str, Any]:
    """``left_out``: answers that today's questions no longer take."""
    answered = tuple(step for step in held.journey().steps if step.answer is not None)
    return {
        "page_id": "code",
        "code": code,
        "sections": sections_of(answered),
        "matters": [f"{row.label}: {row.answer}" for row in values_rows(held)],
        "left_out": len(held.answers) - len(answered),
    }


def my_code_context(request: HttpRequest, kept: Kept) -> dict[str, Any]:
    """No code where there is nothing to take along."""
    if not kept.answers and kept.values.is_empty:
        return {"page_id": "my_code", "groups": []}
    code = code_of(kept)
    address = absolute(request, reverse("code"))
    return {
        "page_id": "my_code",
        "groups": code.split("-"),
        "qr": qr_svg(f"{address}#{code}", _("QR code: opens this tool with your code")),
        "address": address,
    }
