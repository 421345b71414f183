"""The standards: numbers are unique, and what is said to be met says where it can be seen."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.library.checks.list_checks import unique
from decision_aid.library.controls import is_a_test
from decision_aid.library.loading import Loaded
from decision_aid.library.mistakes import Mistake
from decision_aid.library.standards import Asked, Status

FILE = "safety/standards.toml"


def check_standards(loaded: Loaded) -> Iterator[Mistake]:
    yield from unique(FILE, "standard", (standard.id for standard in loaded.standards))
    for standard in loaded.standards:
        path = f"standard {standard.id}"
        yield from unique(FILE, f"{path}: item", (item.n for item in standard.items))
        for item in standard.items:
            for reason in _reasons(item):
                yield Mistake(FILE, f"{path}: item {item.n}", reason)


def _reasons(item: Asked) -> Iterator[str]:
    if item.status is Status.MET and not (item.where or item.tests):
        yield "is said to be met and says neither where nor which test shows it"
    if item.status is Status.MET and item.host:
        yield "is said to be met and waits for the host"
    for page in item.where:
        if not (page.startswith("/") and page.endswith("/")):
            yield f"'{page}' is no page like '/methods/'"
    for name in item.tests:
        if not is_a_test(name):
            yield f"'{name}' is no name of a test"
