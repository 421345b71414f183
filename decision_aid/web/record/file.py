"""The bytes of a file as JSON, however somebody else wrote it."""

from __future__ import annotations

import json
from decimal import Decimal

from decision_aid.domain.record.bundle import RecordError, RecordFault

_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")
_MOST_LINES = 10_000


def json_in(content: bytes) -> object:
    """In any encoding that JSON may have, or a resource a line, as whole systems give them out.

    A letter that is no UTF-8 is lost and the rest read. Raises RecordError.
    """
    if not content.strip():
        raise RecordError(RecordFault.EMPTY)
    if content.startswith(_PACKED):
        raise RecordError(RecordFault.PACKED)
    text = content.decode(json.detect_encoding(content), errors="replace").lstrip("\ufeff").strip()
    if text.startswith("<"):
        raise RecordError(RecordFault.XML)
    try:
        return _parsed(text)
    except RecordError:
        lines = text.splitlines() if text.startswith("{") else []
        if not 1 < len(lines) <= _MOST_LINES:
            raise
        return [_parsed(line) for line in lines if line.strip()]


def _parsed(text: str) -> object:
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, ArithmeticError, RecursionError):
        raise RecordError(RecordFault.NOT_READABLE) from None


def _no_number(constant: str) -> None:
    """NaN and the like: no value, so that the entry has none."""
