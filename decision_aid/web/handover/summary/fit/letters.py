"""How wide the letters of the PDF are, read from its typeface, and how many lines a text takes."""

from __future__ import annotations

from functools import lru_cache
from struct import unpack_from
from unicodedata import name

from django.conf import settings

FONTS = settings.BASE_DIR / "static" / "fonts"
_FACE = FONTS / "AtkinsonHyperlegibleNext-Regular.ttf"
_OTHER_FACES = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC", "MICRO")
"""Writing that the engine of the PDF prints in a face of its own where this one lacks it."""
_USUAL = 0.6
"""The part of the size that a letter takes which the typeface does not have."""


def lines_of(text: str, width: float) -> int:
    """``width`` in sizes of type. A word goes to the next line whole."""
    lines, at = 1, 0.0
    wide_of = _widths().__getitem__
    space = wide_of(" ")
    for word in text.split():
        wide = sum(map(wide_of, word))
        if at and at + space + wide > width:
            lines, at = lines + 1, wide
        else:
            at += wide + (space if at else 0)
        if at > width:
            lines, at = lines + int(at // width), at % width
    return lines


def boxes_in(text: str) -> str:
    """Letters, each once, for which a PDF would print an empty box."""
    return "".join(each for each in dict.fromkeys(text) if each.isalpha() and _is_a_box(each))


def _is_a_box(letter: str) -> bool:
    return letter not in _widths() and not name(letter, "").startswith(_OTHER_FACES)


class _Widths(dict[str, float]):
    def __missing__(self, letter: str) -> float:
        return _USUAL


@lru_cache(maxsize=1)
def _widths() -> _Widths:
    """By letter, in sizes of type; as tables "cmap" (format 4) and "hmtx" of the file tell."""
    font = _FACE.read_bytes()
    (count,) = unpack_from(">H", font, 4)
    entries = (unpack_from(">4sLL", font, 12 + 16 * n) for n in range(count))
    at = {tag.decode(): start for tag, _, start in entries}
    (size,) = unpack_from(">H", font, at["head"] + 18)
    (glyphs,) = unpack_from(">H", font, at["hhea"] + 34)
    widths = [unpack_from(">H", font, at["hmtx"] + 4 * n)[0] / size for n in range(glyphs)]
    found = _glyphs(font, at["cmap"])
    return _Widths((chr(letter), widths[min(glyph, glyphs - 1)]) for letter, glyph in found.items())


def _glyphs(font: bytes, cmap: int) -> dict[int, int]:
    (count,) = unpack_from(">H", font, cmap + 2)
    starts = [cmap + unpack_from(">L", font, cmap + 8 + 8 * n)[0] for n in range(count)]
    table = next(each for each in starts if unpack_from(">H", font, each)[0] == 4)
    parts = unpack_from(">H", font, table + 6)[0] // 2
    ends, first = table + 14, table + 16 + 2 * parts
    found: dict[int, int] = {}
    for part in range(parts):
        (end,) = unpack_from(">H", font, ends + 2 * part)
        (start,) = unpack_from(">H", font, first + 2 * part)
        (delta,) = unpack_from(">h", font, first + 2 * parts + 2 * part)
        place = first + 4 * parts + 2 * part
        (offset,) = unpack_from(">H", font, place)
        for letter in range(start, min(end, 0xFFFE) + 1):
            glyph = letter
            if offset:
                (glyph,) = unpack_from(">H", font, place + offset + 2 * (letter - start))
            found[letter] = (glyph + delta) & 0xFFFF
    return found
