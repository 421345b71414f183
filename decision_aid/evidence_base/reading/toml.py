"""TOML tables into frozen dataclasses, strictly, with the path of every mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache, partial
from operator import is_
from pathlib import Path
from types import GenericAlias
from typing import Any, TypeVar, cast, get_args, get_origin

import tomli
from cattrs import BaseValidationError, Converter
from cattrs.errors import (
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.gen import make_dict_structure_fn

from decision_aid.domain.logic.facts import FACT_NAMES, FactName
from decision_aid.domain.logic.rules import Rule
from decision_aid.evidence_base.reading.mistakes import Mistake
from decision_aid.evidence_base.reading.rules_toml import read_number, read_rule

T = TypeVar("T")
Table = dict[str, Any]
Make = Callable[..., Converter]
"""Makes a converter, given ``tells_all``."""


def read_toml(path: Path) -> Table:
    """One file; decimals stay as printed. Raises ValueError in words if it is no TOML."""
    return parse_toml(path.read_bytes())


def parse_toml(content: bytes) -> Table:
    return tomli.loads(content.decode(), parse_float=Decimal)


def _exactly(kind: type, words: str) -> Any:
    def hook(value: object, _: object) -> object:
        if type(value) is not kind:
            raise ValueError(f"expected {words}, not {value!r}")
        return value

    return hook


def _words(value: object, _: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"expected words, not {value!r}")
    return value


def _counts(value: object, _: object) -> Mapping[str, int]:
    if not isinstance(value, dict) or any(type(n) is not int for n in value.values()):
        raise ValueError("expected whole numbers of people by subtype")
    return cast("Mapping[str, int]", value)


def _word_of(value: object, kind: type[StrEnum]) -> StrEnum:
    found = _members(kind).get(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError(f"{value!r} is not one of {', '.join(_members(kind))}")
    return found


@cache
def _members(kind: type[StrEnum]) -> Mapping[str, StrEnum]:
    return {each.value: each for each in kind}


_PLAIN: Mapping[type, Any] = {
    str: _words,
    StrEnum: _word_of,
    int: _exactly(int, "a whole number"),
    bool: _exactly(bool, "true or false"),
    date: _exactly(date, "a date"),
    Decimal: lambda value, _: read_number(value),
}


def _list_hook(converter: Converter, kind: Any) -> Any:
    as_list: Any = GenericAlias(list, get_args(kind)[:1])

    def hook(value: object, _: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError(f"expected a list, not {value!r}")
        return tuple(converter.structure(value, as_list))

    return hook


def _is_tuple(kind: object) -> bool:
    origin: object = get_origin(kind)
    return origin is tuple


def make_converter(
    names: Mapping[str, FactName] = FACT_NAMES, *, tells_all: bool = True
) -> Converter:
    """Refuses unknown keys and guesses nothing: a date is a date, a whole number is no decimal.

    ``names`` are the facts that rules may read. One that does not tell all mistakes is quicker.
    """
    converter = Converter(forbid_extra_keys=True, detailed_validation=tells_all)
    for kind, hook in _PLAIN.items():
        converter.register_structure_hook(kind, hook)
    converter.register_structure_hook_func(
        partial(is_, Rule), lambda value, _: read_rule(value, names)
    )
    converter.register_structure_hook_func(lambda kind: kind == Mapping[str, int], _counts)
    converter.register_structure_hook_factory(
        is_dataclass,
        lambda cls: make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True),
    )
    converter.register_structure_hook_factory(_is_tuple, lambda kind: _list_hook(converter, kind))
    return converter


@lru_cache(maxsize=8)
def _made(make: Make, *, tells_all: bool) -> Converter:
    return make(tells_all=tells_all)


def structure(
    raw: object, kind: type[T], file: str, make: Make = make_converter
) -> tuple[T | None, list[Mistake]]:
    """One object, or every mistake found in it."""
    with suppress(Exception):  # whatever the quick one stumbles over, the other one tells
        return _made(make, tells_all=False).structure(raw, kind), []
    try:
        return _made(make, tells_all=True).structure(raw, kind), []
    except BaseValidationError as error:
        return None, [
            Mistake(file, _told_path(path, raw), reason) for path, reason in _leaves(error, ())
        ]
    except (ValueError, TypeError) as error:
        return None, [Mistake(file, "", str(error))]


Step = str | int


def _leaves(error: BaseException, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:
    if not isinstance(error, (ClassValidationError, IterableValidationError)):
        yield path, _reason(error)
        return
    with_notes, without = error.group_exceptions()
    for inner, note in with_notes:
        step = note.name if hasattr(note, "name") else note.index
        yield from _leaves(inner, (*path, step))
    for each in without:
        yield from _leaves(each, path)


def _reason(error: BaseException) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown key {', '.join(sorted(error.extra_fields))}"
    if isinstance(error, KeyError):
        return "is missing"
    return str(error)


def _told_path(path: tuple[Step, ...], raw: object) -> str:
    """The path as an editor reads it: ``figure[1] no-worsening-5y.ci``, counted from 1."""
    told, here = "", raw
    for step in path:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
            name = _name(here) if isinstance(here, dict) else None
            told += f"[{step + 1}]" + (f" {name}" if isinstance(name, str) else "")
        else:
            here = here.get(step) if isinstance(here, dict) else None
            told += f".{step}" if told else step
    return told


def _name(table: Table) -> object:
    return next((table[key] for key in ("id", "key", "name", "value") if key in table), None)


FILL_IN = "FILL IN: "


def unfilled(raw: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Path and what is wanted, for each place that still holds the words of the skeleton."""
    if isinstance(raw, str) and raw.startswith(FILL_IN):
        yield path, raw.removeprefix(FILL_IN)
    elif isinstance(raw, dict):
        for key, value in raw.items():
            yield from unfilled(value, f"{path}.{key}" if path else key)
    elif isinstance(raw, list):
        for place, value in enumerate(raw, start=1):
            yield from unfilled(value, f"{path}[{place}]")


_SCHEME = re.compile(r"([^\s\"'(<>]*)://")
_OF_A_PAGE = re.compile(r"http(?<![^\s\"'(<>]http)s?://")
"""The same begun with the letters sought: so it is found at once where there is none."""


def unfit_texts(
    raw: object, filled: Callable[[tuple[Step, ...]], str] = lambda _: ""
) -> Iterator[tuple[str, str]]:
    """Path and reason: a place in a text that no page fills in, or an address of no web page.

    ``filled``: which place pages do fill in there.
    """
    for path, text in _texts(raw):
        place = filled(path)
        left = text.replace(place, "") if place else text
        if "{" in left or "}" in left:
            yield _told_path(path, raw), "has a place to fill in that no page fills: { or }"
        if text.count("://") > len(_OF_A_PAGE.findall(text)):
            for scheme in {*_SCHEME.findall(text)} - {"http", "https"}:
                yield _told_path(path, raw), f"'{scheme}://' begins no address of a page"


def _texts(raw: object) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every text and where it stands, in the order of the file."""
    left: list[tuple[object, tuple[Step, ...]]] = [(raw, ())]
    while left:
        value, path = left.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            left += [(each, (*path, key)) for key, each in reversed(value.items())]
        elif isinstance(value, list):
            numbered = [(each, (*path, place)) for place, each in enumerate(value)]
            left += reversed(numbered)
