"""The cookie with the answers: changed, foreign, huge, and validly signed with nonsense inside."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

import pytest
from django.contrib.sessions.serializers import JSONSerializer
from django.core import signing
from hypothesis import given
from hypothesis import strategies as st

from tests.browser.people import RRMS, WITH_CLINICIAN
from tests.hostile.attacks.bounded import bounded
from tests.hostile.attacks.evil import MARK, SHORT, coded
from tests.hostile.attacks.harmless import is_harmless
from tests.hostile.attacks.nonsense import WRONG_TYPES, with_parts
from tests.hostile.attacks.sending import Attacker
from tests.hostile.attacks.visitors import TOKEN, cookie_of, session_of
from tests.web.cookies import SALT, signed

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


def _everywhere(attacker: Attacker, cookie: str, pages: Iterable[str] = PAGES) -> None:
    for page in pages:
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
    "another key": signed(session_of(WITH_CLINICIAN), key="x" * 50),
    "another salt": signing.dumps(
        session_of(WITH_CLINICIAN), salt="other", serializer=JSONSerializer
    ),
    "no signature": _GOOD.rpartition(":")[0],
    "an empty signature": _GOOD.rpartition(":")[0] + ":",
    "the signature of another": _GOOD.rpartition(":")[0] + ":" + signed({}).rpartition(":")[2],
    "a dot of compression added": "." + _GOOD,
    "huge": "A" * 100_000,
    "many parts": ":".join("a" * 3000),
    "signs": "".join(map(chr, range(32, 127))),
    "bytes": "\xff\xfe\x80",
    "quotes": '"' + _GOOD,
    "old": "",
    "pickle": "gASVKAAAAAAAAACMBXBvc2l4lIwGc3lzdGVtlJOUjA1lY2hvIHplcTk5lIWUUpQu",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_cookie_that_is_not_ours_is_not_read(attacker: Attacker, name: str) -> None:
    _everywhere(attacker, FOREIGN[name])
    assert attacker.get("/check/", cookie=_GOOD).page.all("dl", css="answers")
    assert not attacker.get("/check/", cookie=FOREIGN[name]).page.all("dl", css="answers")
    results = attacker.get("/results/", cookie=FOREIGN[name])
    assert (results.status, results.header("Location")) == (302, "/")


@pytest.mark.parametrize("name", WRONG_TYPES)
def test_a_cookie_signed_by_us_with_nonsense_inside_breaks_nothing(
    attacker: Attacker, name: str
) -> None:
    """Nobody can sign one without the key; an older version of this tool might have.

    Where all answers are good and only what stands beside them is not, pages take turns.
    """
    turn = list(WRONG_TYPES).index(name) % len(PAGES)
    beside = name.startswith(("the token", "an expiry"))
    pages = ("/check/", PAGES[turn], PAGES[turn - 3]) if beside else PAGES
    cookie = signing.dumps(WRONG_TYPES[name], salt=SALT, serializer=JSONSerializer, compress=True)
    _everywhere(attacker, cookie, dict.fromkeys(pages))


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
    session = with_parts(route=route, values=values)
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
        time.time = lambda: now() - 7 * 24 * 60 * 60 - 60
        old = cookie_of(RRMS)
    finally:
        time.time = now
    assert b"natalizumab" in attacker.get("/check/", cookie=cookie_of(RRMS)).body
    assert b"natalizumab" not in attacker.get("/check/", cookie=old).body
