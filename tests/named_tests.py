"""Tests that the lists of risks name as proof: read off the source, so that none is imagined."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

from tests.conftest import ROOT

_OFF = ("skip", "skipif", "xfail")
_Test = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def found_in(path: str) -> dict[str, bool]:
    """Every test of a file by its name, and whether it is always run. An absent file has none."""
    file = ROOT / path
    if not file.is_file():
        return {}
    tree = ast.parse(file.read_text(encoding="utf-8"))
    whole = not any(_is_off(each.value) for each in tree.body if isinstance(each, ast.Assign))
    return {name: whole and on for name, on in _found(tree.body, "")}


def _found(body: list[ast.stmt], inside: str) -> Iterator[tuple[str, bool]]:
    for each in body:
        if isinstance(each, ast.ClassDef) and each.name.startswith("Test"):
            yield from _found(each.body, f"{inside}{each.name}::")
        elif isinstance(each, _Test) and each.name.startswith("test_"):
            yield f"{inside}{each.name}", not any(_is_off(d) for d in each.decorator_list)


def _is_off(marks: ast.expr) -> bool:
    return any(isinstance(each, ast.Attribute) and each.attr in _OFF for each in ast.walk(marks))


def not_proving(names: tuple[str, ...]) -> list[str]:
    """Those of the names that no test of the project bears, or whose test is switched off."""
    return [name for name in names if not found_in(name.partition("::")[0]).get(_last(name))]


def _last(name: str) -> str:
    return name.partition("::")[2]
