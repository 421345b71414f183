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

    ``modified``: it holds a part that changes its meaning; nothing in it can be read. ``text``: the
    words of the question, for form fillers that name items in their own way.
    """

    link_id: str
    text: str = ""
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
    below = [each.get("item") for each in _answers(item) if isinstance(each, dict)]
    return [item.get("item"), *below]


def _given(item: dict[str, Any]) -> Given:
    name, words = item.get("linkId"), item.get("text")
    link_id = name.strip() if isinstance(name, str) else ""
    text = words if isinstance(words, str) else ""
    if item.get("modifierExtension"):
        return Given(link_id, text, modified=True)
    values: list[Value] = []
    reasons = list(_reasons(item.get("extension")))
    for answer in _answers(item):
        if not isinstance(answer, dict):
            return Given(link_id, text, broken=True)
        if answer.get("modifierExtension"):
            return Given(link_id, text, modified=True)
        found = _values(answer)
        if len(found) > 1:
            return Given(link_id, text, broken=True)
        values += found
        reasons += _reasons_of_answer(answer)
    not_known = any(reason in (ASKED_UNKNOWN, DECLINED) for reason in reasons)
    not_known |= any(value.is_not_known for value in values)
    values = [value for value in values if not value.is_not_known]
    both = bool(values) and bool(reasons)
    return Given(link_id, text, tuple(values), not_known, broken=both)


def _answers(item: dict[str, Any]) -> list[Any]:
    """One that stands alone, as programs write it that come from XML, is a list of one."""
    answers = item.get("answer")
    listed = answers if isinstance(answers, list) else [answers]
    return [each for each in listed if each is not None]


def _values(answer: dict[str, Any]) -> list[Value]:
    """Aidbox keeps the type below the value: ``{"value": {"integer": 41}}``."""
    found: list[Value] = []
    for name, value in answer.items():
        if name == "value" and isinstance(value, dict):
            found += (Value(f"value{kind[:1].upper()}{kind[1:]}", v) for kind, v in value.items())
        elif name.startswith("value"):
            found.append(Value(name, value))
    return [each for each in found if each.value is not None]


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
