"""What a cookie could hold under a right signature, and never should."""

from __future__ import annotations

from typing import Any

from tests.browser.people import RRMS
from tests.hostile.attacks.evil import MARK
from tests.hostile.attacks.visitors import TOKEN, session_of


def with_parts(**parts: Any) -> dict[str, Any]:
    session = session_of(RRMS)
    session["told"] |= parts
    return session


def _with_answers(**given: Any) -> dict[str, Any]:
    session = session_of(RRMS)
    session["told"]["answers"] |= given
    return session


def _deep(depth: int) -> list[Any]:
    nested: list[Any] = []
    for _ in range(depth):
        nested = [nested]
    return nested


WRONG_TYPES: dict[str, Any] = {
    "a list": [1, 2],
    "a word": "hello",
    "a number": 7,
    "nothing": None,
    "told is a list": {"told": [], "_csrftoken": TOKEN},
    "told is a number": {"told": 1e308, "_csrftoken": TOKEN},
    "the token is a number": {**session_of(RRMS), "_csrftoken": 7},
    "the token is a list": {**session_of(RRMS), "_csrftoken": ["t"] * 32},
    "the token is null": {**session_of(RRMS), "_csrftoken": None},
    "the token is markup": {**session_of(RRMS), "_csrftoken": f'"><{MARK}>'.ljust(32, "x")},
    "the token is short": {**session_of(RRMS), "_csrftoken": "t"},
    "an expiry of words": {**session_of(RRMS), "_session_expiry": "tomorrow"},
    "an expiry far away": {**session_of(RRMS), "_session_expiry": 10**18},
    "an expiry that is a list": {**session_of(RRMS), "_session_expiry": []},
    "answers are a list": with_parts(answers=["age", "38"]),
    "answers are words": with_parts(answers="age"),
    "a route of lists": with_parts(route=["full"]),
    "a route of ours in a dict": with_parts(route={"full": 1}),
    "a version that is true": with_parts(v=True),
    "a version that is a list": with_parts(v=[1]),
    "values are a list": with_parts(values=[["picked"]]),
    "picked holds dicts": with_parts(values={"picked": [{}, [], None, 7]}),
    "picked is a dict": with_parts(values={"picked": {"relapses": 1}}),
    "ready is a list": with_parts(values={"ready": ["sure"]}),
    "ready holds lists": with_parts(values={"ready": {"sure": ["yes"], "informed": {}}}),
    "leaning is a dict": with_parts(values={"leaning": {"ahsct": 1}}),
    "an answer is a number": _with_answers(age=38),
    "an answer is a list": _with_answers(age=["38", "39"]),
    "an answer is a list of one": _with_answers(age=["38"], subtype=["rrms"]),
    "an answer is nested": _with_answers(age=_deep(90), dmt_tried=[["natalizumab"], {}]),
    "an answer is null": _with_answers(age=None, dmt_tried=[None]),
    "an answer is no number": _with_answers(age="NaN", edss_value="Infinity", relapses_12m="1e9"),
    "an answer is markup": _with_answers(age=f"<{MARK}>", country=f'"><{MARK}>'),
    "an answer of a million digits": _with_answers(age="9" * 10**6),
    "a word where ticks belong": _with_answers(dmt_tried="natalizumab", health="heart"),
    "ticks that stand twice": _with_answers(dmt_tried=["natalizumab"] * 500),
    "ticks that exclude each other": _with_answers(dmt_tried=["none", "unsure", "natalizumab"]),
    "keys that nobody asks": _with_answers(**{"__class__": "x", "dmt_outcome:": "x", ":": "x"}),
    "a drug that is none": _with_answers(**{f"dmt_outcome:<{MARK}>": "not-controlled"}),
    "ten thousand answers": _with_answers(**{f"age:{n}": "1" for n in range(10_000)}),
}
