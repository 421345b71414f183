"""The rings that tests stand in; the project's own evidence and questionnaire, read once.

A test belongs to a ring by its folder. ``slow`` is said by the test itself.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.conf import settings as host
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web import loaded
from tests.once import begin_run, end_run
from tests.web.plain_client import asking_plainly

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent
EVIDENCE = ROOT / "evidence"

host.RECORDS = True  # pytest read the settings before ``tests`` could set it

# A busy machine is no reason for a test to fail: no example has a time limit.
settings.register_profile("no time limit", deadline=None)
settings.load_profile("no time limit")

AT_NIGHT = bool(os.environ.get("AT_NIGHT"))
SIZE = 4 if AT_NIGHT else 1
"""How many times the usual number of random people and answers. With AT_NIGHT set, four times."""

_MARKED_BY_FOLDER = ("browser", "hostile", "load", "bench")
_INNER = ("domain", "evidence_base", "evidence", "web")
_LONGEST_FIRST = ("load", "browser", "web", "hostile")
_LONG_BY_THEMSELVES = {"test_another_language": 3}
"""Files of browser tests that are cut into so many groups, each for one worker at a time."""
_WITH = {
    "tests/web/evidence_pages/test_glossary.py": "tests/web/evidence_pages/test_reading_pages.py",
    "tests/web/evidence_pages/test_outcomes_and_treatments.py": (
        "tests/web/evidence_pages/test_reading_pages.py"
    ),
    "tests/web/results/anybody/test_leads.py": "tests/web/results/anybody/test_pages.py",
    "tests/web/words/test_said_kept.py": "tests/web/words/test_said_once.py",
    "tests/web/figures/test_statement.py": "tests/web/words/test_said_once.py",
    "tests/web/figures/test_worded_afresh.py": "tests/web/words/test_said_once.py",
}
"""Files that go to the worker of another, whose pages or sentences they read too."""
_FOR_DATABASES_AND_MAIL = {
    "_dj_autoclear_mailbox",
    "_django_clear_site_cache",
    "_django_db_marker",
    "_django_isolate_apps",
    "_django_setup_unittest",
    "_live_server_helper",
    "_template_string_if_invalid_marker",
}
"""What pytest-django readies for each test, and this project has no use for."""


def by_day(of_each_kind: Iterable[T], whole: Iterable[T]) -> tuple[T, ...]:
    """What stands for every kind; with AT_NIGHT set, all of which it was chosen."""
    return tuple(whole if AT_NIGHT else of_each_kind)


def pytest_configure(config: pytest.Config) -> None:
    cached = getattr(config, "cache", None)
    begin_run(None if cached is None else cached.mkdir("compiled"))
    gc.disable()


def pytest_unconfigure(config: pytest.Config) -> None:
    end_run()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """A ring does not even import what can hold none of its tests."""
    ring = config.option.markexpr
    if collection_path.parent == ROOT / "tests" and _is_left_out(collection_path.name, ring):
        return True
    return True if ring == "inner" and _is_slow_as_a_whole(collection_path) else None


def _is_left_out(folder: str, ring: str) -> bool:
    if ring == "inner":
        return folder not in _INNER
    return folder in _MARKED_BY_FOLDER and f"not {folder}" in ring.split(" and ")


def _is_slow_as_a_whole(path: Path) -> bool:
    if not path.match("test_*.py"):
        return False
    return "\npytestmark = pytest.mark.slow\n" in path.read_text(encoding="utf-8")


def pytest_collection_finish() -> None:
    """What was read by now stays to the end: nobody looks through it for what could go.

    A page makes some ten thousand objects; the usual 700 would have each page looked through often.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        folder = _folder(item.path)
        if folder in _MARKED_BY_FOLDER:
            item.add_marker(folder)
        elif folder in _INNER and item.get_closest_marker("slow") is None:
            item.add_marker("inner")
        _ready_only_what_it_uses(item)
    slow_files = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (item.path not in slow_files, _place(item)))


def _ready_only_what_it_uses(item: pytest.Item) -> None:
    if isinstance(item, pytest.Function):
        unused = set(_FOR_DATABASES_AND_MAIL)
        if item.get_closest_marker("urls") is None:
            unused.add("_django_set_urlconf")
        item.fixturenames = [each for each in item.fixturenames if each not in unused]


class ByFile(LoadScopeScheduling):
    """Gives a worker a whole file at a time, so that what its tests share is made once.

    Markers of xdist do not reach it any more: it writes them where pytest 9 does not look.
    """

    def _split_scope(self, nodeid: str) -> str:
        return lot_of(nodeid)


def lot_of(nodeid: str) -> str:
    """The tests of a file go to one worker; those of a long file in several lots, page by page."""
    file, _, test = nodeid.partition("::")
    lots = _LONG_BY_THEMSELVES.get(Path(file).stem)
    _, has_cases, page = test.partition("[")
    return f"{file} {sum(page.encode()) % lots}" if lots and has_cases else _WITH.get(file, file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    return ByFile(config, log)


@cache
def _folder(path: Path) -> str:
    return path.relative_to(ROOT / "tests").parts[0]


def _place(item: pytest.Item) -> int:
    """Folders that take long first, so that no worker is left with a long file at the end."""
    folder = _folder(item.path)
    return _LONGEST_FIRST.index(folder) if folder in _LONGEST_FIRST else len(_LONGEST_FIRST)


@pytest.fixture(scope="session", autouse=True)
def pages_asked_for_plainly() -> Iterator[None]:
    with asking_plainly():
        yield


@pytest.fixture(scope="session")
def base() -> EvidenceBase:
    """The evidence as the running application holds it."""
    return loaded.evidence_base()


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    return loaded.questionnaire()
