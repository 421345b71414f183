"""Words made to keep a regular expression or a loop busy: work that grows faster than they do.

Counted in time of this processor alone, so that a busy machine changes little.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.hostile.evil import coded
from tests.hostile.sending import Attacker
from tests.hostile.visitors import TOKEN, visitors

SHORT, LONG = 4_000, 16_000
_FREE = 0.05
"""Seconds: below it, nothing is worth comparing."""
_MOST = 9
SLOW: dict[str, Callable[[int], str]] = {
    "one letter": lambda n: "a" * n,
    "one digit": lambda n: "9" * n,
    "words": lambda n: "ab " * (n // 3),
    "brackets": lambda n: "(" * n,
    "backslashes": lambda n: "\\" * n,
    "blanks and an end": lambda n: " " * n + "x",
    "groups": lambda n: "A-" * (n // 2),
    "a code too long": lambda n: "23456-" * (n // 6),
    "dates": lambda n: "2026-11-21-" * (n // 11),
    "hexadecimal": lambda n: "0123456789abcdef" * (n // 16),
    "letters that grow": lambda n: "ﬃ" * (n // 3),
    "marks": lambda n: "e" + "\u0301" * (n // 3),
    "strings": lambda n: '{"' + '\\"' * (n // 2),
    "lists": lambda n: "[" + "1," * (n // 2),
    "keys": lambda n: "{" + ",".join(f'"{k}":1' for k in range(n // 10)) + "}",
    "lines": lambda n: "\n" * n,
    "tags": lambda n: "<" * n,
    "percent signs": lambda n: "%" * (n // 3),
}
PLACES = {
    "/sources/?q=": "GET",
    "/search/?q=": "GET",
    "/code/ code": "POST",
    "/fhir/import/ file": "POST",
    "/changes/ version": "POST",
    "/questions/age/ answer": "POST",
    "/what-matters/pick/ picked": "POST",
}


def _seconds(attacker: Attacker, place: str, words: str) -> float:
    address, _, field = place.partition(" ")
    cookie = visitors()["everything"]
    begin = time.thread_time()
    if field:
        body = f"csrfmiddlewaretoken={TOKEN}&{field}={coded(words)}"
        answered = attacker.post(address, body, cookie=cookie)
    else:
        answered = attacker.get(address + coded(words), cookie=cookie)
    spent = time.thread_time() - begin
    assert answered.status in (200, 413, 422), answered.status
    return spent


@pytest.mark.parametrize("place", PLACES)
def test_no_words_keep_the_tool_busy(attacker: Attacker, place: str) -> None:
    _seconds(attacker, place, "a")
    for name, made in SLOW.items():
        long = min(_seconds(attacker, place, made(LONG)) for _ in range(2))
        if long < _FREE:
            continue
        short = min(_seconds(attacker, place, made(SHORT)) for _ in range(3))
        assert long < _MOST * max(short, _FREE / 4), f"{name}: {short:.3f} s, then {long:.3f} s"
