"""Writes tables as TOML, just well enough for the tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

Table = dict[str, Any]
Path = tuple[str | int, ...]


def as_toml(table: Table) -> str:
    return "\n".join(f"{json.dumps(key)} = {_inline(value)}" for key, value in table.items())


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {_inline(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, (Decimal, date)):
        return str(value)
    return json.dumps(value)


def places(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value of a table with the way to it, tables and lists included."""
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inside in steps:
        yield (*path, step), inside
        if isinstance(inside, (dict, list)):
            yield from places(inside, (*path, step))


def with_other(table: Table, path: Path, value: Any) -> Table:
    changed = deepcopy(table)
    here: Any = changed
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    return changed
