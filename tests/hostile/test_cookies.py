"""The cookie with the answers: changed, foreign, huge, and validly signed with nonsense inside."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.serializers import JSONSerializer
from django.core import signing
from hypothesis import given
from hypothesis import strategies as st

from tests.browser.people import RRMS, WITH_CLINICIAN
from tests.hostile.bounded import bounded
from tests.hostile.evil import MARK, SHORT, coded
from tests.hostile.harmless import is_harmless
from tests.hostile.sending import Attacker
from tests.hostile.visitors import TOKEN, cookie_of, session_of
from tests.hostile.walking import site
from tests.web.cookies import SALT, signed, told

PAGES = (
    "/",
    "/check/",
    "/results/",
    "/questions/age/",
    "/code/mine/",
    "/what-matters/said/",
    "/summary/",
    "/help/",
)
_GOOD = cookie_of(WITH_CLINICIAN)


def _everywhere(attacker: Attacker, cookie: str) -> None:
    for page in PAGES:
        is_harmless(attacker.get(page, cookie=cookie))
    sent = f"csrfmiddlewaretoken={TOKEN}&answer=38"
    is_harmless(attacker.post("/questions/age/", sent, cookie=cookie))


@bounded(60)
@given(st.integers(0, len(_GOOD) - 1), st.integers(0, 6))
def test_a_cookie_with_one_bit_changed_is_not_read(place: int, bit: int) -> None:
    changed = chr(ord(_GOOD[place]) ^ (1 << bit))
    cookie = _GOOD[:place] + changed + _GOOD[place + 1 :]
    answered = Attacker().get("/check/", cookie=cookie)
    is_harmless(answered)
    spared = changed in ' ";,\\' or not changed.isprintable()  # where a cookie ends for a browser
    assert spared or b"natalizumab" not in answered.body


FOREIGN = {
    "another key": signed(told({"age": "38"}), key="x" * 50),
    "another salt": signing.dumps({"told": {}}, salt="other", serializer=JSONSerializer),
    "no signature": _GOOD.rpartition(":")[0],
    "an empty signature": _GOOD.rpartition(":")[0] + ":",
    "the signature of another": _GOOD.rpartition(":")[0] + ":" + signed({}).rpartition(":")[2],
    "a dot of compression added": "." + _GOOD.lstrip("."),
    "huge": "A" * 100_000,
    "many parts": ":".join("a" * 3000),
    "signs": "".join(map(chr, range(32, 127))),
    "bytes": "\xff\xfe\x80",
    "quotes": '"' + _GOOD,
    "twice": _GOOD + "; answers=" + signed({"told": []}),
    "old": "",
    "pickle": "gASVKAAAAAAAAACMBXBvc2l4lIwGc3lzdGVtlJOUjA1lY2hvIHplcTk5lIWUUpQu",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_cookie_that_is_not_ours_is_not_read(attacker: Attacker, name: str) -> None:
    _everywhere(attacker, FOREIGN[name])


def _with(**parts: Any) -> dict[str, Any]:
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
    "answers are a list": _with(answers=["age", "38"]),
    "answers are words": _with(answers="age"),
    "a route of lists": _with(route=["full"]),
    "a route of ours in a dict": _with(route={"full": 1}),
    "a version that is true": _with(v=True),
    "a version that is a list": _with(v=[1]),
    "values are a list": _with(values=[["picked"]]),
    "picked holds dicts": _with(values={"picked": [{}, [], None, 7]}),
    "picked is a dict": _with(values={"picked": {"relapses": 1}}),
    "ready is a list": _with(values={"ready": ["sure"]}),
    "ready holds lists": _with(values={"ready": {"sure": ["yes"], "informed": {}}}),
    "leaning is a dict": _with(values={"leaning": {"ahsct": 1}}),
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


@pytest.mark.parametrize("name", WRONG_TYPES)
def test_a_cookie_signed_by_us_with_nonsense_inside_breaks_nothing(
    attacker: Attacker, name: str
) -> None:
    """Nobody can sign one without the key; an older version of this tool might have."""
    cookie = signing.dumps(WRONG_TYPES[name], salt=SALT, serializer=JSONSerializer, compress=True)
    _everywhere(attacker, cookie)


def test_a_signed_number_of_a_million_digits_breaks_nothing(attacker: Attacker) -> None:
    raw = b'{"told":{"v":1,"route":"full","answers":{"age":' + b"9" * 10**6 + b"}}}"
    signer = signing.TimestampSigner(salt=SALT)
    _everywhere(attacker, signer.sign(signing.b64_encode(raw).decode()))


@pytest.mark.parametrize("raw", [b"NaN", b"{", b"", b"\xff", b'{"told": NaN}', b"[" * 100_000])
def test_a_signed_cookie_that_is_no_json_breaks_nothing(attacker: Attacker, raw: bytes) -> None:
    signer = signing.TimestampSigner(salt=SALT)
    _everywhere(attacker, signer.sign(signing.b64_encode(raw).decode()))


_JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=10),
        st.sampled_from(SHORT),
    ),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)
_KEYS = st.sampled_from(("age", "subtype", "dmt_tried", "country", "health", "edss_value", "lvef"))


@bounded(60)
@given(_JSON, st.dictionaries(_KEYS, _JSON, max_size=4), _JSON, st.sampled_from(PAGES))
def test_any_json_inside_a_signed_cookie_is_taken_as_it_is_or_dropped(
    route: Any, answers: dict[str, Any], values: Any, page: str
) -> None:
    session = _with(route=route, values=values)
    session["told"]["answers"] |= answers
    is_harmless(Attacker().get(page, cookie=signed(session)))


@pytest.mark.parametrize(
    "header",
    [
        "answers",
        "answers=",
        "=",
        ";;;;",
        "answers=a=b=c",
        "$Version=1; answers=x",
        "a" * 60_000,
        "answers=" + coded("\u202e<script>"),
        "\x00",
        "; ".join(f"c{n}=1" for n in range(3000)),
        f"<{MARK}>=1; answers={_GOOD}",
        'answers="\\073\\054"',
        "answers=\u00ff",
    ],
    ids=range(13),
)
def test_any_cookie_header_is_taken(attacker: Attacker, header: str) -> None:
    for page in PAGES:
        is_harmless(attacker.get(page, headers={"Cookie": header}))


def test_a_cookie_is_good_for_a_week_and_no_longer(attacker: Attacker) -> None:
    now = time.time
    try:
        time.time = lambda: now() - settings.SESSION_COOKIE_AGE - 60
        old = cookie_of(RRMS)
    finally:
        time.time = now
    for page in site().examples["check/"]:
        assert b"natalizumab" not in attacker.get(page, cookie=old).body
