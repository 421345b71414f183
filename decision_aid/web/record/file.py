"""The bytes of a file as JSON, however somebody else wrote it."""

from __future__ import annotations

import json
from decimal import Decimal

from decision_aid.domain.record.bundle import RecordError, RecordFault


def json_in(content: bytes) -> object:
    """In any encoding that JSON may have. Raises RecordError."""
    if not content.strip():
        raise RecordError(RecordFault.EMPTY)
    try:
        return json.loads(content, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, ArithmeticError, RecursionError):
        raise RecordError(RecordFault.NOT_READABLE) from None


def _no_number(constant: str) -> None:
    """NaN and the like: no value, so that the entry has none."""
