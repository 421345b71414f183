"""A QR code as inline SVG: black on white in any colour scheme, or cameras cannot read it."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe

_QUIET_ZONE = 4
"""White modules around it, as the standard asks."""


def qr_svg(text: str, title: str) -> SafeString:
    """The title is what a screen reader says."""
    import segno  # with all it brings along a tenth of a start, for the few who ask for a code

    drawn = segno.make(text, error="m", micro=False).svg_inline(
        border=_QUIET_ZONE,
        dark="#000",
        light="#fff",
        omitsize=True,
        svgclass="qr",
        lineclass=None,
        title=title,
    )
    return mark_safe(drawn.replace("<svg ", '<svg role="img" ', 1))
