"""What a paper prints on a difference, beside the words on what it found."""

from __future__ import annotations

from django.utils.translation import gettext as _


def p_value(printed: str) -> str:
    """ "p = 0.04", "p < 0.001"."""
    words = _("p < %(number)s") if printed.startswith("<") else _("p = %(number)s")
    return words % {"number": printed.lstrip("<= ")}
