"""A QR code as inline SVG: black on white in any colour scheme, or cameras cannot read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from segno import QRCode

_QUIET_ZONE = 4
"""White modules around it, as the standard asks."""


def qr_code(address: str, digits: str) -> QRCode:
    """Digits inside an address in a mode of their own: there they take less than half the room."""
    import segno  # with all it brings along a tenth of a start, for the few who ask for a code

    before, _, after = address.partition(digits)
    parts: Any = [(before,), (digits,), (after,)]  # its types tell of one part only
    return segno.make(parts, error="m", micro=False)


def qr_svg(address: str, digits: str, title: str) -> SafeString:
    """The title is what a screen reader says."""
    drawn = qr_code(address, digits).svg_inline(
        border=_QUIET_ZONE,
        dark="#000",
        light="#fff",
        omitsize=True,
        svgclass="qr",
        lineclass=None,
        title=title,
    )
    return mark_safe(drawn.replace("<svg ", '<svg role="img" ', 1))
