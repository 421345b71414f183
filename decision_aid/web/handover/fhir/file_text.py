"""The text of a file as the QuestionnaireResponses in it, whoever wrote it.

Marks at its beginning, UTF-16 that was read as something else and a Bundle around it are
understood. What could mean two things, such as a name twice in one place, is refused.
"""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

_RESPONSE = "QuestionnaireResponse"
_AROUND = {"Bundle": "entry", "Parameters": "parameter"}
_INSIDE = ("resource", "part")
_DEEPEST = 6
_MARKS = "\ufeff\ufffe\ufffd\u00ff\u00fe"
"""How marks of a file's encoding look in a text, read rightly or wrongly."""
_MOST_DIGITS = 30
_UNREADABLE = Decimal("NaN")
"""Stands for a number beyond all reason, which no question takes."""


class Fault(StrEnum):
    """What is wrong with a file as a whole."""

    EMPTY = "empty"
    NOT_JSON = "not JSON"
    XML = "XML"
    TWO_NAMES = "a name stands twice in one place"
    OTHER_KIND = "no QuestionnaireResponse"
    SEVERAL = "more than one QuestionnaireResponse"
    NOT_OURS = "answers to another questionnaire"
    OTHER_VERSION = "for another version of the questions"
    MODIFIED = "holds a part that changes its meaning and is not known here"


class FhirImportError(Exception):
    """A file that is refused as a whole."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault)


class _TwoNamesError(ValueError):
    """JSON leaves open which of the two counts."""


def responses_in(text: str) -> list[dict[str, Any]]:
    """One or more; the same one twice counts once. Raises FhirImportError."""
    found = _responses(_parsed(text), 0)
    if not found:
        raise FhirImportError(Fault.OTHER_KIND)
    return [each for place, each in enumerate(found) if each not in found[:place]]


def _responses(raw: Any, depth: int) -> list[dict[str, Any]]:
    """Alone, in a list, or in what programs put around it."""
    if depth > _DEEPEST:
        return []
    if isinstance(raw, list):
        return [each for entry in raw for each in _responses(entry, depth + 1)]
    if not isinstance(raw, dict):
        return []
    kind = raw.get("resourceType")
    if kind == _RESPONSE or (kind is None and "questionnaire" in raw and "item" in raw):
        return [raw]
    if kind is None:
        held = [raw.get(name) for name in _INSIDE]
    else:
        held = [raw.get(_AROUND[kind])] if isinstance(kind, str) and kind in _AROUND else []
    return [each for inside in held for each in _responses(inside, depth + 1)]


def _parsed(text: str) -> Any:
    plain = text.replace("\x00", "").strip().lstrip(_MARKS).strip()
    if not plain:
        raise FhirImportError(Fault.EMPTY)
    if plain.startswith("<"):
        raise FhirImportError(Fault.XML)
    try:
        return json.loads(
            plain,
            parse_float=_number,
            parse_int=_whole,
            parse_constant=_refused,
            object_pairs_hook=_no_name_twice,
        )
    except _TwoNamesError:
        raise FhirImportError(Fault.TWO_NAMES) from None
    except (ValueError, ArithmeticError, RecursionError):
        raise FhirImportError(Fault.NOT_JSON) from None


def _number(digits: str) -> Decimal:
    try:
        return Decimal(digits) if len(digits) <= _MOST_DIGITS else _UNREADABLE
    except InvalidOperation:
        return _UNREADABLE


def _whole(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= _MOST_DIGITS else _UNREADABLE


def _refused(constant: str) -> None:
    raise ValueError(constant)


def _no_name_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) < len(pairs):
        raise _TwoNamesError
    return held
