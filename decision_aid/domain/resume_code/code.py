"""A short code that holds the answers themselves, so that nothing need be stored to resume.

Along the frozen layout, the answers are digits of one large number, and only questions that are
asked take part. The first character tells the version, the last two check all the others.
Codes of version 2 were numbered in another way; they are read for ever, and no longer written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import StrEnum

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.resume_code import numbering, numbering_v2
from decision_aid.domain.resume_code.layout import Layout
from decision_aid.domain.resume_code.symbols import (
    ALPHABET,
    CHECKS,
    GROUP,
    group_of,
    in_groups,
    is_whole,
    repairs,
    to_number,
    to_symbols,
    with_checks,
)

LONGEST = 80
"""More characters than any code has: beyond it, nothing is tried."""


class Fault(StrEnum):
    """Why a code cannot be read."""

    EMPTY = "empty"
    WRONG_CHARACTER = "a character that codes never have"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    GROUP_LENGTH = "a group with too few or too many characters"
    WRONG_GROUP = "a wrong character, found by its group"
    WRONG_SOMEWHERE = "a wrong character somewhere"
    UNKNOWN_VERSION = "made by a version that is not known here"


class BadCodeError(Exception):
    """A code that cannot be read. ``group`` is counted from 1, where it can be told."""

    def __init__(self, fault: Fault, group: int | None = None) -> None:
        self.fault = fault
        self.group = group
        super().__init__(fault if group is None else f"{fault}: group {group}")


def encode(route: str, answers: Answers, layout: Layout) -> str:
    """The code in groups. What the layout does not know is left out.

    Raises ValueError for a layout whose codes are only read.
    """
    if layout.is_read_only:
        raise ValueError(f"codes of version {layout.version} are no longer written")
    number = numbering.number_of(route, answers, layout)
    return in_groups(with_checks([layout.version, *to_symbols(number)]))


def decode(code: str, layouts: Mapping[int, Layout]) -> tuple[str, Answers]:
    """The route and the answers. Raises BadCodeError with the reason."""
    symbols = _typed(code)
    if not is_whole(symbols):
        raise _explained(code, symbols, layouts)
    if symbols[0] not in layouts:
        raise BadCodeError(Fault.UNKNOWN_VERSION)
    held = _held(symbols, layouts)
    if held is None:
        raise BadCodeError(Fault.WRONG_SOMEWHERE)
    return held


def groups_of(code: str) -> list[str]:
    """What was typed, in groups of the usual length, as a hint counts them."""
    text = "".join(_parts(code))
    return [text[start : start + GROUP] for start in range(0, len(text), GROUP)]


def _held(symbols: list[int], layouts: Mapping[int, Layout]) -> tuple[str, Answers] | None:
    """What whole symbols hold; None where no answers give these very symbols."""
    layout = layouts.get(symbols[0])
    number = to_number(symbols[1:-CHECKS])
    if layout is None or to_symbols(number) != symbols[1:-CHECKS]:
        return None
    if layout.is_read_only:
        return numbering_v2.held_in(number, layout)
    held = numbering.held_in(number, layout)
    return held if numbering.number_of(*held, layout) == number else None


def _typed(code: str) -> list[int]:
    """The symbols of a code as people type it. Raises BadCodeError."""
    text = "".join(_parts(code))
    if not text:
        raise BadCodeError(Fault.EMPTY)
    if len(text) > LONGEST:
        raise BadCodeError(Fault.TOO_LONG)
    for place, character in enumerate(text):
        if character not in ALPHABET:
            raise BadCodeError(Fault.WRONG_CHARACTER, group_of(place))
    if len(text) <= CHECKS + 1:
        raise BadCodeError(Fault.TOO_SHORT)
    return [ALPHABET.index(character) for character in text]


def _parts(code: str) -> list[str]:
    """The groups as typed or pasted, whatever signs stand between them.

    Groups that come counted lose their numbers: no code begins with a 1.
    """
    wide = unicodedata.normalize("NFKC", code)
    parts = "".join(each if each.isalnum() else " " for each in wide).upper().split()
    counted = [str(n) for n, _ in enumerate(parts[::2], start=1)]
    return parts[1::2] if parts[::2] == counted else parts


def _explained(code: str, symbols: list[int], layouts: Mapping[int, Layout]) -> BadCodeError:
    """Where the mistake is: in a group of another length, or in the only place to repair."""
    lengths = [len(part) for part in _parts(code)]
    odd = [group for group, length in enumerate(lengths[:-1], start=1) if length != GROUP]
    if len(odd) == 1 and len(lengths) > 1 and lengths[-1] <= GROUP:
        return BadCodeError(Fault.GROUP_LENGTH, odd[0])
    places = [place for place, changed in repairs(symbols) if _held(changed, layouts) is not None]
    if len(places) == 1:
        return BadCodeError(Fault.WRONG_GROUP, group_of(places[0]))
    return BadCodeError(Fault.WRONG_SOMEWHERE)
