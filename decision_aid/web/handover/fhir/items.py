"""Every item of a response, however its writer grouped them, with what is answered in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
ASKED_UNKNOWN, OPEN = "asked-unknown", "unknown"
DECLINED = "asked-declined"
_NOT_KNOWN_CODES = {
    "http://terminology.hl7.org/CodeSystem/data-absent-reason": (ASKED_UNKNOWN, DECLINED, OPEN),
    "http://terminology.hl7.org/CodeSystem/v3-NullFlavor": ("ASKU", "UNK"),
}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an answer: ``name`` as FHIR calls its type, such as ``valueInteger``."""

    name: str
    value: Any

    @property
    def is_not_known(self) -> bool:
        """A code that says "asked, and not known"."""
        if self.name != "valueCoding" or not isinstance(self.value, dict):
            return False
        system, code = self.value.get("system"), self.value.get("code")
        return isinstance(system, str) and code in _NOT_KNOWN_CODES.get(system, ())


@dataclass(frozen=True, slots=True)
class Given:
    """An item: its values, whether it says "asked, not known", and what spoils it.

    ``modified``: it holds a part that changes its meaning; nothing in it can be read.
    """

    link_id: str
    values: tuple[Value, ...] = ()
    not_known: bool = False
    broken: bool = False
    modified: bool = False

    @property
    def says_something(self) -> bool:
        return bool(self.values) or self.not_known or self.broken or self.modified


def items_in(resource: dict[str, Any]) -> Iterator[Given]:
    """In the order of the file, those inside groups and answers too; without recursion."""
    waiting: list[Any] = [resource.get("item")]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting.extend(reversed(here))
        elif isinstance(here, dict):
            given = _given(here)
            yield given
            if not given.modified:
                waiting.extend(reversed(_inside(here)))
        elif here is not None:
            yield Given("", broken=True)


def _inside(item: dict[str, Any]) -> list[Any]:
    answers = item.get("answer")
    below = [each.get("item") for each in answers if isinstance(each, dict)] if isinstance(
        answers, list
    ) else []  # fmt: skip
    return [item.get("item"), *below]


def _given(item: dict[str, Any]) -> Given:
    name = item.get("linkId")
    link_id = name if isinstance(name, str) else ""
    if item.get("modifierExtension"):
        return Given(link_id, modified=True)
    answers = item.get("answer")
    if answers is None:
        answers = []
    if not isinstance(answers, list):
        return Given(link_id, broken=True)
    values: list[Value] = []
    reasons = list(_reasons(item.get("extension")))
    for answer in answers:
        if not isinstance(answer, dict):
            return Given(link_id, broken=True)
        if answer.get("modifierExtension"):
            return Given(link_id, modified=True)
        found = _values(answer)
        if len(found) > 1:
            return Given(link_id, broken=True)
        values += found
        reasons += _reasons_of_answer(answer)
    not_known = any(reason in (ASKED_UNKNOWN, DECLINED) for reason in reasons)
    not_known |= any(value.is_not_known for value in values)
    values = [value for value in values if not value.is_not_known]
    return Given(link_id, tuple(values), not_known, broken=bool(values) and bool(reasons))


def _values(answer: dict[str, Any]) -> list[Value]:
    return [
        Value(name, value)
        for name, value in answer.items()
        if name.startswith("value") and value is not None
    ]


def _reasons_of_answer(answer: dict[str, Any]) -> Iterator[str]:
    yield from _reasons(answer.get("extension"))
    for name, part in answer.items():
        if name.startswith("_value") and isinstance(part, dict):
            yield from _reasons(part.get("extension"))


def _reasons(extensions: object) -> Iterator[str]:
    if not isinstance(extensions, list):
        return
    for each in extensions:
        if isinstance(each, dict) and each.get("url") == ABSENT:
            code = each.get("valueCode")
            yield code if isinstance(code, str) else ""
