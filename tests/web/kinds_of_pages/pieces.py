"""What a page is made of, piece by piece, and few pages that together hold every piece of many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

Piece = tuple[str, frozenset[str]]
"""The tag around an element; its own tag, its classes, the names of its attributes, and of those
that stand for one of a list of words also the words."""

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>")
_GIVEN = re.compile(r"([^\s=/>\"']+)(?:\s*=\s*\"([^\"]*)\")?")
_OF_A_LIST = frozenset(
    ("autocomplete", "class", "dir", "enctype", "inputmode", "lang", "method", "rel", "role",
     "scope", "type")
)  # fmt: skip
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
     "wbr")
)  # fmt: skip


def pieces_of(html: str) -> frozenset[Piece]:
    around, found = [""], set()
    for ends, tag, given in _TAG.findall(html):
        if not ends:
            found.add((around[-1], _element(tag, given)))
            if tag not in _VOID and not given.endswith("/"):
                around.append(tag)
        elif tag in around:
            while around.pop() != tag:
                pass
    return frozenset(found)


@lru_cache(maxsize=20_000)
def _element(tag: str, given: str) -> frozenset[str]:
    told = (
        f"{name}={value}" if name in _OF_A_LIST else name for name, value in _GIVEN.findall(given)
    )
    return frozenset((f"<{tag}", *told))


def with_every_piece(
    pieces: Mapping[str, frozenset[Piece]], beginning: Iterable[str] = ()
) -> tuple[str, ...]:
    """Names of pages that together hold every piece, after those to begin with."""
    chosen = list(beginning)
    known = frozenset[Piece]().union(*(pieces[name] for name in chosen))
    left = {name: found - known for name, found in pieces.items()}
    while left := {name: found for name, found in left.items() if found}:
        most = max(left, key=lambda name: len(left[name]))
        chosen.append(most)
        known = left[most]
        left = {name: found - known for name, found in left.items()}
    return tuple(chosen)
