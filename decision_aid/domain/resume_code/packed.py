"""A code as bytes, always as many: how long a picture is tells nothing about who made it."""

from __future__ import annotations

from decision_aid.domain.resume_code.symbols import ALPHABET, in_groups, to_number, to_symbols

SIZE = 50
"""Bytes that hold the longest code (``code.LONGEST``)."""


def packed(code: str) -> bytes:
    """Of a code as we write it. No code begins with the symbol of 0, so nothing is lost."""
    symbols = [ALPHABET.index(each) for each in code.replace("-", "")]
    return to_number(symbols).to_bytes(SIZE, "big")


def unpacked(data: bytes) -> str:
    return in_groups(to_symbols(int.from_bytes(data, "big")))
