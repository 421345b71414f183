"""Every address of the URLconf, asked in every way and with anything in it."""

from __future__ import annotations

import re

import pytest
from django.urls import URLPattern
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.attacks.bounded import bounded
from tests.hostile.attacks.evil import BYTES, EVIL, SHORT, coded
from tests.hostile.attacks.harmless import STATUSES, is_harmless
from tests.hostile.attacks.sending import Attacker
from tests.hostile.attacks.visitors import TOKEN, visitors
from tests.hostile.attacks.walking import Found, route_of, routes, site

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND")
_PART = re.compile(r"<(?:\w+:)?\w+>")
_SEGMENT = st.one_of(
    st.sampled_from(SHORT),
    st.sampled_from(BYTES),
    st.text(max_size=30),
    st.from_regex(r"[0-9]{1,25}", fullmatch=True),
    st.from_regex(r"[-a-zA-Z0-9_]{1,40}", fullmatch=True),
)
_QUERY_NAMES = ("change", "q", "from", "to", "next", "subtype", "tier", "answer", "code", "version")


@pytest.fixture(scope="module")
def found() -> Found:
    return site()


def _one_of_each(found: Found) -> list[str]:
    return [addresses[0] for addresses in found.examples.values()]


def test_walking_the_pages_leads_to_every_address_of_the_site(found: Found) -> None:
    """A page that no other page leads to, and that this fuzzer would miss, fails here."""
    posted = {route_of(path) for _, path, _ in found.forms}
    assert set(routes()) - set(found.examples) - posted == set()


def test_no_address_is_made_of_addresses_that_this_fuzzer_does_not_know() -> None:
    assert all(isinstance(each, URLPattern) for each in routes().values())


@pytest.mark.parametrize("method", METHODS)
def test_every_address_answers_every_method_with_a_page_or_a_no(
    attacker: Attacker, found: Found, everything: str, method: str
) -> None:
    for address in _one_of_each(found):
        headers = {"X-CSRFToken": TOKEN}
        answered = attacker.send(method, address, cookie=everything, headers=headers)
        is_harmless(answered)
        if method not in ("GET", "HEAD", "POST"):
            assert answered.status == 405, address
            assert answered.header("Allow") in ("GET, HEAD", "GET, HEAD, POST", "POST"), address


def test_no_get_changes_what_somebody_has_told(
    attacker: Attacker, found: Found, everything: str
) -> None:
    for addresses in found.examples.values():
        for address in addresses[:2]:
            assert attacker.get(address, cookie=everything).cookies == [], address


def _with_parts(route: str, parts: list[str | bytes]) -> str:
    """The route with something evil wherever it takes a part of the address."""
    coming = iter(parts)
    return "/" + _PART.sub(lambda _: coded(next(coming)), route)


def test_every_address_with_a_part_of_its_own_takes_anything_there(
    attacker: Attacker, everything: str
) -> None:
    for route in (each for each in routes() if _PART.search(each)):

        @bounded(20)
        @given(st.lists(_SEGMENT, min_size=2, max_size=2))
        def ask(parts: list[str | bytes]) -> None:
            answered = attacker.get(_with_parts(route, parts), cookie=everything)  # noqa: B023
            is_harmless(answered)

        ask()


@pytest.mark.parametrize("value", EVIL, ids=lambda each: ascii(each)[:30])
def test_a_part_of_an_address_may_be_as_evil_as_it_likes(
    attacker: Attacker, everything: str, value: str
) -> None:
    for route in (each for each in routes() if _PART.search(each)):
        is_harmless(attacker.get(_with_parts(route, [value, value]), cookie=everything))


_QUERY = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(_QUERY_NAMES), st.sampled_from(SHORT), st.text(max_size=20)),
        st.one_of(st.sampled_from(EVIL), st.sampled_from(BYTES), st.text(max_size=60)),
    ),
    max_size=4,
)


def test_every_address_takes_any_query(attacker: Attacker, found: Found, everything: str) -> None:
    addresses = _one_of_each(found)

    @bounded(80)
    @given(st.sampled_from(addresses), _QUERY, st.booleans())
    def ask(address: str, pairs: list[tuple[str, str | bytes]], swap: bool) -> None:
        query = "&".join(f"{coded(name)}={coded(value)}" for name, value in pairs)
        headers = {"HX-Request": "true", "HX-Target": "x"} if swap else {}
        path = address.partition("?")[0]
        is_harmless(attacker.get(f"{path}?{query}", cookie=everything, headers=headers))

    ask()


@pytest.mark.parametrize(
    "query",
    [
        "&" * 5000,
        "a=1&" * 300,
        "q=%",
        "q=%zz%1",
        "=&==&;",
        "q[]=1&q[a][b]=2",
        "\u202e\udcff",
        "change=" + "9" * 5000,
        "q=a&q=b&q=%3Cscript%3E",
    ],
    ids=range(9),
)
def test_a_query_that_no_browser_writes_is_answered(
    attacker: Attacker, found: Found, query: str
) -> None:
    for address in ("/", "/sources/", "/results/", "/questions/age/", "/downloads/figures.csv"):
        for who in visitors().values():
            is_harmless(attacker.get(f"{address}?{query}", cookie=who))


_LEADING = ("next", "url", "return", "return_to", "redirect", "continue", "goto", "back_url")


def test_nothing_that_is_sent_decides_where_the_next_page_is(
    attacker: Attacker, found: Found, everything: str
) -> None:
    """No open redirect: every redirect stays here, whatever field asks for another place."""
    evil = "&".join(f"{field}={coded('https://evil.example.com/')}" for field in _LEADING)
    body = f"csrfmiddlewaretoken={TOKEN}&{evil}&answer=unsure&route=full&use=yes"
    headers = {"Referer": "https://evil.example.com/", "X-Forwarded-Host": "evil.example.com"}
    led = 0
    for path in {kind[1] for kind in found.forms}:
        answered = attacker.post(f"{path}?{evil}", body, cookie=everything, headers=headers)
        assert answered.status in STATUSES
        assert b"evil.example.com" not in answered.body
        assert "evil.example.com" not in str(answered.headers)
        led += answered.status == 302
    assert led > 10
