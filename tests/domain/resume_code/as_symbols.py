"""A code as its symbols, symbols as a code, and whether somebody would read it."""

from __future__ import annotations

from collections.abc import Mapping

from decision_aid.domain.resume_code.code import BadCodeError, decode
from decision_aid.domain.resume_code.layout import Layout
from decision_aid.domain.resume_code.symbols import ALPHABET

Layouts = Mapping[int, Layout]


def symbols_of(code: str) -> list[int]:
    return [ALPHABET.index(each) for each in code.replace("-", "")]


def text_of(symbols: list[int]) -> str:
    return "".join(ALPHABET[each] for each in symbols)


def is_read(text: str, layouts: Layouts) -> bool:
    try:
        decode(text, layouts)
    except BadCodeError:
        return False
    return True
