"""What a process keeps between requests has a bound, however many people come."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Sized
from itertools import islice

import pytest

from decision_aid.web.loaded import questionnaire
from tests.conftest import ROOT
from tests.web.cookies import client_with
from tests.web.random_people import Somebody, random_people
from tests.web.result_pages import ADDRESSES

MOST_PIECES = 4096
FEW_BY_NATURE = {
    "decision_aid/domain/similarity/outcomes.py: closeness_of",  # 5 outcomes in 6 places
    "decision_aid/evidence_base/checks/numbers_in_text.py: _names_of",  # kinds of records
    "decision_aid/evidence_base/reading/toml.py: _members",  # kinds of words
}


def _caches() -> Iterator[tuple[str, int | None]]:
    """Every function that remembers what it said, and for how many calls; None is for all."""
    for path in (ROOT / "decision_aid").rglob("*.py"):
        name = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("lru_cache"):
                yield f"{name}: line {node.lineno}", _most(node)
            elif isinstance(node, ast.FunctionDef):
                plain = {ast.unparse(each) for each in node.decorator_list}
                if plain & {"cache", "functools.cache", "lru_cache", "functools.lru_cache"}:
                    yield f"{name}: {node.name}", None


def _most(made: ast.Call) -> int | None:
    """As written; what is worked out from the length of a closed list is small."""
    size = next((each.value for each in made.keywords if each.arg == "maxsize"), None)
    if isinstance(size, ast.Constant):
        return size.value if isinstance(size.value, int) else None
    return None if size is None else 1


@pytest.mark.slow
def test_every_cache_has_a_bound() -> None:
    found = dict(_caches())
    assert len(found) > 80
    assert {name for name, most in found.items() if most is None} == FEW_BY_NATURE
    in_web = {name: most for name, most in found.items() if most and "/web/" in name}
    assert {name for name, most in in_web.items() if most > MOST_PIECES} == set()


def _tables() -> dict[str, int]:
    """How much stands in each table that a module or a class of ours holds."""
    ours = [(n, m) for n, m in sys.modules.items() if n.startswith("decision_aid") and m]
    holders = {f"{name}.{key}": value for name, m in ours for key, value in vars(m).items()}
    classes = [(name, each) for name, each in holders.items() if isinstance(each, type)]
    holders |= {f"{name}.{key}": v for name, each in classes for key, v in vars(each).items()}
    kinds = (dict, list, set, bytearray)
    return {
        name: len(value)
        for name, value in holders.items()
        if isinstance(value, kinds) and isinstance(value, Sized) and not name.endswith("__")
    }


@pytest.mark.slow
def test_no_table_of_a_module_grows_with_people() -> None:
    people = random_people(questionnaire(), 4)
    _visit(people, 2)
    before = _tables()
    _visit(people, 2)
    assert len(before) > 100
    assert _tables() == before


def _visit(people: Iterator[Somebody], number: int) -> None:
    for somebody in islice(people, number):
        client = client_with(somebody.answers, somebody.route)
        for address in (*ADDRESSES, "/summary/", "/consult/", "/check/", "/my-questions/"):
            assert client.get(address).status_code == 200
