"""The rings that tests stand in; the project's own evidence and questionnaire, read once.

A test belongs to a ring by its folder. ``slow`` is said by the test itself.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.evidence_base.base import EvidenceBase, open_evidence_base
from decision_aid.evidence_base.reading.questionnaire_toml import open_questionnaire
from tests.once import begin_run, end_run

ROOT = Path(__file__).resolve().parent.parent
EVIDENCE = ROOT / "evidence"

# A busy machine is no reason for a test to fail: no example has a time limit.
settings.register_profile("no time limit", deadline=None)
settings.load_profile("no time limit")

SIZE = 4 if os.environ.get("AT_NIGHT") else 1
"""How many times the usual number of random people and answers. With AT_NIGHT set, four times."""

_MARKED_BY_FOLDER = ("browser", "hostile", "load", "bench")
_INNER = ("domain", "evidence_base", "evidence", "web")
_LONGEST_FIRST = ("load", "browser", "web", "hostile")
_LONG_BY_THEMSELVES = {"test_every_page": 8, "test_another_language": 5}
"""Files of browser tests that are cut into so many groups, each for one worker at a time."""


def pytest_configure(config: pytest.Config) -> None:
    begin_run()


def pytest_unconfigure(config: pytest.Config) -> None:
    end_run()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        folder = item.path.relative_to(ROOT / "tests").parts[0]
        if folder in _MARKED_BY_FOLDER:
            item.add_marker(folder)
        elif folder in _INNER and item.get_closest_marker("slow") is None:
            item.add_marker("inner")
    slow_files = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (item.path not in slow_files, _place(item)))
    for group, group_items in _groups(items).items():
        for item in group_items:
            item.add_marker(pytest.mark.xdist_group(group))


def _place(item: pytest.Item) -> int:
    """Folders that take long first, so that no worker is left with a long file at the end."""
    folder = item.path.relative_to(ROOT / "tests").parts[0]
    return _LONGEST_FIRST.index(folder) if folder in _LONGEST_FIRST else len(_LONGEST_FIRST)


def _groups(items: list[pytest.Item]) -> dict[str, list[pytest.Item]]:
    """The tests of a file go to one worker; those of a long file in several lots, page by page."""
    groups: dict[str, list[pytest.Item]] = {}
    for item in items:
        name = item.path.relative_to(ROOT).as_posix()
        lots = _LONG_BY_THEMSELVES.get(item.path.stem)
        callspec = getattr(item, "callspec", None)
        if lots and callspec is not None:
            page = str(callspec.id)
            name = f"{name} {sum(page.encode()) % lots}"
        groups.setdefault(name, []).append(item)
    return groups


@pytest.fixture(scope="session")
def base() -> EvidenceBase:
    return open_evidence_base(EVIDENCE)


@pytest.fixture(scope="session")
def questionnaire(base: EvidenceBase) -> Questionnaire:
    named = frozenset(base.sources) | frozenset(base.criteria)
    return open_questionnaire(ROOT / "decision_aid" / "questionnaire.toml", base.arms, named)
