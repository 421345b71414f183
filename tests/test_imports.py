"""The house keeps its layers, its types and its style."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.fail(f"{' '.join(command)}\n{done.stdout}{done.stderr}", pytrace=False)


def test_layers_stand_on_one_another_and_rooms_of_pages_know_nothing_of_each_other() -> None:
    _run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")


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


def test_every_file_keeps_the_style() -> None:
    _run(sys.executable, "-m", "ruff", "check", "--no-cache", "decision_aid", "tests", "manage.py")


def test_every_function_is_typed_strictly() -> None:
    _run(sys.executable, "-m", "mypy")
