"""Plain text for records: 80 columns, punctuation of ASCII only.

Letters of other scripts stay; accents are dropped, because old records mangle them.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator

WIDTH = 80
_PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‑": "-",
        "…": "...", "×": "x", "≥": ">=", "≤": "<=", "·": "-", "•": "*", "±": "+/-",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u00ad": "", "\u200b": "",
        "ß": "ss", "ẞ": "SS", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
        "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
        "ħ": "h", "Ħ": "H", "ŋ": "ng", "Ŋ": "NG", "ı": "i", "ŧ": "t", "Ŧ": "T",
        "⁹": "^9",  # 10⁹ is no 109
        "⁄": "/", "ʼ": "'", "\u00b5": "u",  # the micro sign, as UCUM writes it; no Greek letter
    }
)  # fmt: skip


def ascii_punctuation(text: str) -> str:
    """A letter without a plain form stays as it is: it is never dropped."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).translate(_PLAIN))
    if parts.isascii():
        return parts
    return unicodedata.normalize("NFC", "".join(_without_accents(parts)).translate(_PLAIN))


def _without_accents(parts: str) -> Iterator[str]:
    """A letter may bear several: all of them go."""
    letter = " "
    for each in parts:
        if not unicodedata.combining(each):
            letter = each
        elif letter.isascii():
            continue
        yield each


def wrapped(text: str, first: str = "", indent: int = 2) -> Iterator[str]:
    """One paragraph. A long address stays whole, or it could not be opened."""
    yield from textwrap.wrap(
        ascii_punctuation(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def titled(title: str) -> list[str]:
    plain = ascii_punctuation(title)
    return [*textwrap.wrap(plain, WIDTH), "=" * min(len(plain), WIDTH)]


def section(title: str, paragraphs: Iterable[Iterable[str]]) -> list[str]:
    """Nothing at all where there is nothing to tell."""
    lines = [line for each in paragraphs for line in each]
    heading = ascii_punctuation(title).upper()
    return [heading, "-" * min(len(heading), WIDTH), *lines] if lines else []


def joined(sections: Iterable[list[str]]) -> str:
    """Lines end with a line feed; the last one too."""
    return "\n\n".join("\n".join(each) for each in sections if each) + "\n"
