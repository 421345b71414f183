"""The picture of somebody's answers, and the words beside it on page and paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decision_aid.domain.resume_code.packed import packed
from decision_aid.web.addresses import absolute
from decision_aid.web.drawing.qr import qr_svg
from decision_aid.web.handover.resume_code.picture.choice import Choice, last_day
from decision_aid.web.handover.resume_code.picture.seal import sealed
from decision_aid.web.words.said import SAID


@dataclass(frozen=True, slots=True)
class Picture:
    """``address``: what it opens, with the digits. ``how``: for the sheet, with its PIN or not."""

    address: str
    digits: str
    pin: str
    is_pin_shown: bool
    how: str
    until: str

    @property
    def around_pin(self) -> tuple[str, str]:
        """What stands before and after the PIN in ``how``; all is before one that is left out."""
        before, _pin, after = self.how.partition(self.pin)
        return before, after

    @property
    def svg(self) -> SafeString:
        return qr_svg(self.address, self.digits, str(_NAME))


_NAME = SAID["qr_code_opens_these_answers"]


def picture_of(request: HttpRequest, code: str, choice: Choice) -> Picture | None:
    """None where the person wants none, or this site makes none."""
    if not choice.wants_picture:
        return None
    until = last_day(timezone.localdate(), choice.months)
    digits = sealed(packed(code), until, choice.pin, server_secrets()[0])
    return Picture(
        absolute(request, reverse("scan", kwargs={"digits": digits})),
        digits,
        _grouped(choice.pin),
        choice.is_pin_shown,
        _how(choice, formats.date_format(until, "j F Y")),
        _("The picture works until %(day)s.") % {"day": formats.date_format(until, "j F Y")},
    )


def server_secrets() -> tuple[str, ...]:
    """The newest first: pictures are made with it, and read with all."""
    return tuple(settings.PICTURE_KEYS) or (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


def _grouped(pin: str) -> str:
    return f"{pin[:3]} {pin[3:]}"


def _how(choice: Choice, day: str) -> str:
    how = _("Or scan the picture with a phone and type your PIN.")
    if choice.is_pin_shown:
        how = _("Or scan the picture with a phone and type the PIN %(pin)s.")
        how %= {"pin": _grouped(choice.pin)}
    until = _("This works until %(day)s.") % {"day": day}
    return f"{how} {until}"


def picture_context(choice: Choice, picture: Picture | None) -> dict[str, Any]:
    """The picture, and the form in which another can be chosen."""
    return {
        "picture": picture,
        "choice": choice,
        "lasts": [(str(each), _months(each)) for each in sorted(settings.PICTURE_MONTHS)],
        "chosen_months": str(choice.months),
    }


def _months(number: int) -> str:
    return ngettext("%(n)s month", "%(n)s months", number) % {"n": number}
