"""Values, questions to check oneself, what people hear: ids, sources, outcomes, right answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from decision_aid.library.checks.list_checks import source_ids, unique, unknown_sources
from decision_aid.library.exercises import WAYS
from decision_aid.library.loading import Loaded
from decision_aid.library.mistakes import Mistake

VALUES, QUIZ, HEARD = "values.toml", "quiz.toml", "heard.toml"


class _Sourced(Protocol):
    """Whatever has an id and says where it was read."""

    @property
    def id(self) -> str: ...
    @property
    def sources(self) -> tuple[str, ...]: ...
    @property
    def seen(self) -> tuple[str, ...]: ...


def check_exercises(loaded: Loaded) -> Iterator[Mistake]:
    known = source_ids(loaded) | {rules.id for rules in loaded.criteria.values()}
    what = loaded.what_matters
    yield from _sourced(VALUES, "consideration", what.consideration, known)
    yield from _sourced(VALUES, "way", what.way, known)
    yield from _sourced(QUIZ, "question", loaded.quiz, known)
    yield from _sourced(HEARD, "claim", loaded.heard, known)
    yield from unique(VALUES, "leaning", (each.value for each in what.leaning))
    yield from unique(VALUES, "ready", (each.id for each in what.ready))
    yield from _ways(loaded)
    yield from _outcomes(loaded)
    yield from _right_answers(loaded)


def _sourced(
    file: str, kind: str, items: Iterable[_Sourced], known: frozenset[str]
) -> Iterator[Mistake]:
    items = tuple(items)
    yield from unique(file, kind, (item.id for item in items))
    for item in items:
        path = f"{kind} {item.id}"
        yield from unknown_sources(file, path, item.sources, known)
        if kind != "way" and not (item.sources or item.seen):
            yield Mistake(file, path, "names neither a source nor where it was seen")
        for address in item.seen:
            if not address.startswith(("http://", "https://")):
                yield Mistake(file, path, f"'{address}' in seen is no address")


def _ways(loaded: Loaded) -> Iterator[Mistake]:
    """Every way is told, and can be leaned to, in the one order."""
    what = loaded.what_matters
    if tuple(way.id for way in what.way) not in ((), WAYS):
        yield Mistake(VALUES, "way", f"are {', '.join(WAYS)}, in this order")
    if tuple(each.value for each in what.leaning)[: len(WAYS)] not in ((), WAYS):
        yield Mistake(VALUES, "leaning", f"begins with {', '.join(WAYS)}, in this order")


def _outcomes(loaded: Loaded) -> Iterator[Mistake]:
    known = {endpoint.id for endpoint in loaded.endpoints}
    for item in loaded.what_matters.consideration:
        for name in item.figures:
            if name not in known:
                path = f"consideration {item.id}"
                yield Mistake(VALUES, path, f"'{name}' is not in endpoints.toml")


def _right_answers(loaded: Loaded) -> Iterator[Mistake]:
    for question in loaded.quiz:
        path = f"question {question.id}"
        values = [option.value for option in question.option]
        if question.right not in values:
            yield Mistake(QUIZ, path, f"the right answer '{question.right}' is not offered")
        yield from unique(QUIZ, f"{path}: option", values)
