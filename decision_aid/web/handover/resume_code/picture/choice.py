"""What a person wants on the sheet: the picture with its PIN, without it, or none; and how long."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.http import HttpRequest

from decision_aid.web.answer_cookie import SHEET
from decision_aid.web.handover.resume_code.picture.seal import PIN_LENGTH, new_pin

WITH_PIN, WITHOUT_PIN, NO_PICTURE = "with-pin", "without-pin", "none"
SHOWN = (WITH_PIN, WITHOUT_PIN, NO_PICTURE)


@dataclass(frozen=True, slots=True)
class Choice:
    """``months``: how long the picture can be opened. ``pin``: that of this page and its files."""

    shown: str
    months: int
    pin: str

    @property
    def wants_picture(self) -> bool:
        return self.shown != NO_PICTURE and bool(settings.PICTURE_MONTHS)

    @property
    def is_pin_shown(self) -> bool:
        return self.shown == WITH_PIN


def chosen(request: HttpRequest) -> Choice:
    """As chosen before in this browser. The PIN comes with the form of a page that showed it."""
    kept = request.session.get(SHEET)
    found = _of(kept if isinstance(kept, dict) else {})
    sent = request.POST.get("pin", "")
    is_pin = len(sent) == PIN_LENGTH and sent.isascii() and sent.isdecimal()
    return replace(found, pin=sent) if is_pin else found


def choose(request: HttpRequest) -> None:
    """Keeps the choice in the cookie, not the PIN."""
    found = _of(request.POST)
    request.session[SHEET] = {"shown": found.shown, "months": str(found.months)}


def _of(told: Mapping[str, object]) -> Choice:
    """Anything else than was offered is as if nothing was chosen."""
    offered = {str(each): each for each in settings.PICTURE_MONTHS}
    shown, months = told.get("shown"), told.get("months")
    return Choice(
        shown if isinstance(shown, str) and shown in SHOWN else WITH_PIN,
        offered.get(months if isinstance(months, str) else "", next(iter(offered.values()), 0)),
        new_pin(),
    )


def last_day(today: date, months: int) -> date:
    """The same day of a later month, or the last of that month where it is shorter."""
    years, month = divmod(today.month - 1 + months, 12)
    year, month = today.year + years, month + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
