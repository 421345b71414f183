"""The whole evidence base as one JSON document, its objects named as in the evidence files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.rules import AllOf, AnyOf, AskClinic, Compare, Not, OneOf, Rule
from decision_aid.evidence_base.base import EvidenceBase

_FOR_EDITORS = frozenset({("Reading", "url")})
"""Where an editor read something; people are given the publication. See evidence/README.md."""
_RULES = (AllOf, AnyOf, AskClinic, Compare, Not, OneOf)


def plain(value: object) -> Any:
    """Tables, lists, words, numbers and dates only. What may be left out and is empty is."""
    if isinstance(value, _RULES):
        return rule_as_table(value)
    if isinstance(value, Facts):
        return {name: plain(value.get(name)) for name in value}
    if isinstance(value, Range):
        return value.low if value.is_exact else {"low": value.low, "high": value.high}
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return dict(_fields(value))
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    return value


def _fields(value: Any) -> Iterator[tuple[str, Any]]:
    for each in fields(value):
        is_for_editors = (type(value).__name__, each.name) in _FOR_EDITORS or each.name == "seen"
        if is_for_editors or not each.init:
            continue
        told = plain(getattr(value, each.name))
        is_needed = each.default is MISSING and each.default_factory is MISSING
        if is_needed or told not in (None, "", [], {}):
            yield each.name, told


def rule_as_table(rule: object) -> dict[str, Any]:
    """The rule language again; reading the table gives the same rule."""
    match rule:
        case AllOf(parts):
            return {"all_of": [rule_as_table(part) for part in parts]}
        case AnyOf(parts):
            return {"any_of": [rule_as_table(part) for part in parts]}
        case Not(part):
            return {"not": rule_as_table(part)}
        case AskClinic(what):
            return {"ask_clinic": what}
        case OneOf(name, values):
            return {name: values[0] if len(values) == 1 else {"in": list(values)}}
        case Compare(name, limits):
            ends = ((end, getattr(limits, end)) for end in ("min", "max", "gt", "lt"))
            return {name: {end: limit for end, limit in ends if limit is not None}}
    raise TypeError(f"{rule!r} is no rule")


def number_text(number: Decimal) -> str:
    """As printed: 46.0 stays 46.0, and no exponent comes in."""
    return format(number, "f")


def json_text(value: object, margin: str = "") -> str:
    """JSON in which a decimal keeps its printed digits; a float has no place in it."""
    deeper = f"{margin}  "
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, date):
        return json.dumps(value.isoformat())
    if isinstance(value, Mapping):
        lines = [f"{_word(name)}: {json_text(each, deeper)}" for name, each in value.items()]
        return _block("{}", lines, margin)
    if isinstance(value, (list, tuple)):
        return _block("[]", [json_text(each, deeper) for each in value], margin)
    if isinstance(value, float):
        raise TypeError(f"{value!r} is not as printed")
    return _word(value)


def _word(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _block(ends: str, lines: list[str], margin: str) -> str:
    if not lines:
        return ends
    within = f",\n{margin}  ".join(lines)
    return f"{ends[0]}\n{margin}  {within}\n{margin}{ends[1]}"


def one_line(value: object) -> str:
    """The same JSON without line breaks, for a cell of a table."""
    return " ".join(line.strip() for line in json_text(value).splitlines())


def rule_text(rule: Rule | None) -> str:
    """A rule for a cell of a table; empty where there is none."""
    return one_line(rule_as_table(rule)) if rule is not None else ""


FORMAT = "ahsct-decision-aid evidence"
FORMAT_VERSION = 1
"""Goes up when a name or a meaning changes; a name that is only added leaves it as it is."""
NOTICE = (
    "Information, not advice. Each figure is about a group of people in one published study; it "
    "is no prediction for one person. Numbers stand as printed: read them as decimals, not as "
    "binary fractions, to keep a zero at the end."
)
HEAD = ("format", "format_version", "schema", "notice", "evidence_version", "checked_on")
NOT_EVIDENCE = frozenset({"version", "editions", "changes"})


def document(base: EvidenceBase) -> str:
    """Named and shaped as ``schema.json`` says, in the order of the evidence."""
    return json_text(as_tables(base)) + "\n"


def as_tables(base: EvidenceBase) -> dict[str, Any]:
    head = (
        FORMAT,
        FORMAT_VERSION,
        "schema.json",
        NOTICE,
        str(base.version),
        base.version.checked_on,
    )
    return {
        **dict(zip(HEAD, head, strict=True)),
        **{name: _listed(getattr(base, name)) for name in contents()},
    }


def contents() -> tuple[str, ...]:
    """The parts of the document: all that the evidence holds."""
    return tuple(each.name for each in fields(EvidenceBase) if each.name not in NOT_EVIDENCE)


def _listed(part: object) -> Any:
    return plain(tuple(part.values()) if isinstance(part, Mapping) else part)
