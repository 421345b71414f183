"""schema.json: a JSON Schema of the evidence files and of evidence.json, read off the code.

A TOML file is checked as the JSON that it stands for, dates as text. What compares two numbers or
two files (events and people, values and intervals) no schema can tell; ``manage.py evidence check``
does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from inspect import getdoc
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.topics import OutcomeTopic, TopicPart
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.preparation.team_questions import TeamQuestion
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.exports.as_json import FORMAT_VERSION, HEAD, contents, json_text
from decision_aid.evidence_base.exports.schema.limits import (
    A_DAY,
    DEPENDING,
    NAMED,
    PRINTED,
    ids_of,
)
from decision_aid.evidence_base.exports.schema.rules import (
    FACTS,
    RULE,
    RULE_WITH_ANSWERS,
    rule_definitions,
)
from decision_aid.evidence_base.reading.cases import VERDICTS, Case, Expected
from decision_aid.evidence_base.reading.content import PutFirst, WhatMatters
from decision_aid.evidence_base.reading.loaded import HEADERS, LISTS, lists_of

Schema = dict[str, Any]
_ABOUT = (
    "evidence.json; the files of evidence/ are the definitions 'file-...'."
    " What compares two numbers, such as events with people, is checked by `evidence check` alone."
)
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_PLAIN: Mapping[object, Schema] = {
    str: _TEXT,
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    date: A_DAY,
    Rule: {"$ref": RULE},
    Facts: {"$ref": FACTS},
}
_OTHERWISE: Mapping[tuple[object, str], Schema] = {
    **{
        (TeamQuestion, key): {"$ref": RULE_WITH_ANSWERS} for key in ("rule", "unless", "first_when")
    },
    (OutcomeTopic, "first_when"): {"$ref": RULE_WITH_ANSWERS},
    (TopicPart, "unless"): {"$ref": RULE_WITH_ANSWERS},
    (PutFirst, "rule"): {"$ref": RULE_WITH_ANSWERS},
    (Expected, "overall"): {"enum": list(VERDICTS)},
    (Expected, "criteria"): {"type": "object", "additionalProperties": {"enum": list(VERDICTS)}},
}
_BEYOND_THE_TYPE = {**PRINTED, **NAMED}


def schema_text(base: EvidenceBase) -> str:
    return json_text(schema(base)) + "\n"


def schema(base: EvidenceBase) -> Schema:
    """The document as a whole; each kind of file is a definition called ``file-...``."""
    kept: dict[str, Schema] = {**rule_definitions(), **ids_of(base)}
    parts = {name: _part(name, kept) for name in contents()}
    kept.update(_files(kept))
    head = dict.fromkeys(HEAD, _TEXT) | {"format_version": {"const": FORMAT_VERSION}}
    return {
        "$schema": _DIALECT,
        "title": "Evidence on stem cell transplantation in multiple sclerosis",
        "description": _ABOUT,
        "type": "object",
        "properties": {**head, **parts},
        "required": [*HEAD, *contents()],
        "additionalProperties": False,
        "$defs": dict(sorted(kept.items())),
    }


def _part(name: str, kept: dict[str, Schema]) -> Schema:
    """A collection by id stands as a list in the document."""
    hint = get_type_hints(EvidenceBase)[name]
    if get_origin(hint) is Mapping:
        return {"type": "array", "items": _of(get_args(hint)[1], kept)}
    return _of(hint, kept)


def _files(kept: dict[str, Schema]) -> dict[str, Schema]:
    """One definition for each kind of file."""
    single = {"sources": Source, "criteria": CriteriaSet, "cases": Case, "values.toml": WhatMatters}
    found = {file_definition(name): _of(kind, kept) for name, kind in single.items()}
    values = kept[WhatMatters.__name__]
    found[file_definition("values.toml")] = {
        **values,
        "properties": {**values["properties"], **_HEADERS},
    }
    for name in LISTS:
        lists = {
            key: {"type": "array", "items": _of(kind, kept)} for key, _, kind in lists_of(name)
        }
        found[file_definition(name)] = {
            "type": "object",
            "properties": {**lists, **_HEADERS},
            "additionalProperties": False,
        }
    return found


def file_definition(name: str) -> str:
    """The definition of a file, or of the files of a folder: ``file-sources``."""
    return f"file-{name.replace('/', '-')}"


_HEADERS: Schema = {name: {} for name in sorted(HEADERS)}


def _of(hint: Any, kept: dict[str, Schema]) -> Schema:
    """The schema of one type; classes and closed lists become definitions."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    inside = [each for each in get_args(hint) if each not in (NoneType, ...)]
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _of(inside[0], kept)}
    if get_origin(hint) is Mapping:
        return {"type": "object", "additionalProperties": _of(inside[1], kept)}
    if inside:
        return _of(inside[0], kept)
    if hint.__name__ not in kept:
        kept[hint.__name__] = {}
        kept[hint.__name__] = _definition(hint, kept)
    return {"$ref": f"#/$defs/{hint.__name__}"}


def _definition(kind: Any, kept: dict[str, Schema]) -> Schema:
    told = {"description": " ".join((getdoc(kind) or "").split())}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {**told, "enum": [each.value for each in kind]}
    if not is_dataclass(kind):
        raise TypeError(f"{kind!r} has no schema")
    hints = get_type_hints(kind)
    properties = {
        each.name: {
            **(_OTHERWISE.get((kind, each.name)) or _of(hints[each.name], kept)),
            **_BEYOND_THE_TYPE.get((kind, each.name), {}),
        }
        for each in fields(kind)
        if each.init
    }
    depending = {"allOf": DEPENDING[kind]} if kind in DEPENDING else {}
    return {
        **told,
        "type": "object",
        "properties": properties,
        "required": [each.name for each in fields(kind) if each.init and _is_needed(each)],
        "additionalProperties": False,
        **depending,
    }


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING
