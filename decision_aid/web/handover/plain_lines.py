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
        "ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ł": "l", "Ł": "L", "đ": "d",
    }
)  # fmt: skip


def ascii_punctuation(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    latin = [
        each for before, each in zip(f" {parts}", parts, strict=False) if not _accent(before, each)
    ]
    return unicodedata.normalize("NFC", "".join(latin))


def _accent(before: str, mark: str) -> bool:
    return unicodedata.combining(mark) > 0 and before.isascii()


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
