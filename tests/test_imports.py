"""The house keeps its layers, its types and its style."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_OURS = "decision_aid"
_THINKING = {
    "__future__", "bisect", "collections", "collections.abc", "dataclasses", "datetime", "decimal",
    "difflib", "enum", "functools", "itertools", "math", "operator", "re", "statistics", "types",
    "typing", "unicodedata",
}  # fmt: skip
_READING = _THINKING | {
    "cattrs", "cattrs.errors", "cattrs.gen", "codecs", "contextlib", "csv", "hashlib", "inspect",
    "io", "json", "pathlib", "tomli", "urllib.parse", "uuid", "xml.etree.ElementTree",
}  # fmt: skip
_ALLOWED = {"domain": _THINKING, "evidence_base": _READING}
"""What each may import besides our own: a new name here is read by whoever reads the change."""
_IN_ONE_PLACE = {
    "evidence_base/base.py": {"gc"},
    "evidence_base/editing/reference_files/paper.py": {"importlib"},
    "evidence_base/editing/revisions.py": {"subprocess", "tarfile", "tempfile"},
}
"""For editors at a command line, or to spare memory at the start."""
_REACHES_OUT = {
    "__import__", "breakpoint", "compile", "eval", "exec", "globals", "input", "open", "print",
}  # fmt: skip
"""Built into Python, so never imported."""


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.fail(f"{' '.join(command)}\n{done.stdout}{done.stderr}", pytrace=False)


def test_layers_stand_on_one_another_and_rooms_of_pages_know_nothing_of_each_other() -> None:
    _run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")


@cache
def _nodes(source: str) -> tuple[ast.AST, ...]:
    """What matters here of a module, which more than one test reads."""
    kinds = (ast.Import, ast.ImportFrom, ast.Name)
    return tuple(node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds))


def _reached(source: str) -> Iterator[str]:
    """What a module stands on, by its full name; also where it is imported inside a function."""
    for node in _nodes(source):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield from (f"{each}()" for each in _REACHES_OUT & {node.id})


def _not_allowed(reached: Iterable[str], room: str, place: str = "") -> set[str]:
    allowed = _ALLOWED[room] | _IN_ONE_PLACE.get(place, set())
    return {each for each in reached if each not in allowed and not _is_ours(each)}


def _is_ours(module: str) -> bool:
    return f"{module}.".startswith(f"{_OURS}.")


@pytest.mark.parametrize("room", _ALLOWED)
def test_a_room_below_the_pages_stands_on_nothing_that_is_not_listed(room: str) -> None:
    read = {
        path.relative_to(ROOT / _OURS).as_posix(): {*_reached(path.read_text(encoding="utf-8"))}
        for path in (ROOT / _OURS / room).rglob("*.py")
    }
    assert len(read) > 50
    found = {place: _not_allowed(reached, room, place) for place, reached in read.items()}
    assert {place: names for place, names in found.items() if names} == {}
    used = {name for reached in read.values() for name in reached}
    assert (_THINKING if room == "domain" else _READING - _THINKING) <= used, "listed for nothing"


@pytest.mark.parametrize(
    ("room", "source", "told"),
    [
        ("domain", "import urllib.request, sqlite3", {"urllib.request", "sqlite3"}),
        ("domain", "def f():\n    import subprocess", {"subprocess"}),
        ("domain", "from os import path", {"os"}),
        ("domain", "from collections import abc\nimport math", set()),
        ("domain", "import decision_aid.domain.logic", set()),
        ("domain", "import decision_aided", {"decision_aided"}),
        ("domain", "x = open('a').read()", {"open()"}),
        ("domain", "__import__('socket')", {"__import__()"}),
        ("domain", "from importlib import import_module", {"importlib"}),
        ("domain", "from pathlib import Path", {"pathlib"}),
        ("domain", "import tomli", {"tomli"}),
        ("evidence_base", "from pathlib import Path\nimport tomli", set()),
        ("evidence_base", "from urllib import request", {"urllib"}),
        ("evidence_base", "import subprocess", {"subprocess"}),
        ("evidence_base", "import django", {"django"}),
    ],
)
def test_what_is_not_listed_is_told(room: str, source: str, told: set[str]) -> None:
    assert _not_allowed(_reached(source), room) == told


def test_the_domain_and_the_library_run_without_django() -> None:
    """Imports every module of both in a fresh interpreter, where nobody else brings Django in."""
    code = (
        "import importlib, pkgutil, sys\n"
        "import decision_aid.domain, decision_aid.evidence_base\n"
        "for each in (decision_aid.domain, decision_aid.evidence_base):\n"
        "    for found in pkgutil.walk_packages(each.__path__, each.__name__ + '.'):\n"
        "        importlib.import_module(found.name)\n"
        "assert 'django' not in sys.modules, 'Django came in'\n"
    )
    _run(sys.executable, "-c", code)


def test_nothing_is_imported_under_two_names() -> None:
    for path in (ROOT / _OURS).rglob("*.py"):
        named = {
            (node.module, each.name, each.asname)
            for node in _nodes(path.read_text("utf-8"))
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_OURS)
            for each in node.names
        }
        names = Counter(each[:2] for each in named)
        assert not [each for each, times in names.items() if times > 1], path


def test_every_file_keeps_the_style() -> None:
    _run(sys.executable, "-m", "ruff", "check", "--no-cache", "decision_aid", "tests", "manage.py")


def test_every_function_is_typed_strictly() -> None:
    _run(sys.executable, "-m", "mypy")
