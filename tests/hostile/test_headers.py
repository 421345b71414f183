"""Headers that no browser sends: foreign hosts, foreign origins, odd letters, odd lengths."""

from __future__ import annotations

from encodings.aliases import aliases

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.attacks.bounded import bounded
from tests.hostile.attacks.evil import MARK, SHORT
from tests.hostile.attacks.harmless import is_harmless
from tests.hostile.attacks.sending import Attacker
from tests.hostile.attacks.visitors import TOKEN, visitors

_ADDRESSES = ("/", "/results/", "/sources/", "/downloads/figures.csv", "/static/css/site.css")
EVIL_HOSTS = (
    "evil.example.com",
    "testserver.evil.example.com",
    "testserver@evil.example.com",
    "testserver:x",
    "testserver:80@evil.example.com",
    "evil.example.com#testserver",
    "",
    " ",
    "testserver/evil",
    "[::1",
    "[evil]",
    "testserver\tevil",
    f"<{MARK}>",
    "testserver,evil.example.com",
    "ﬀ.example",
    "a" * 5000,
    "..",
    "127.0.0.1.evil.example.com",
    "localhost.",
    "TESTSERVER\x00",
)
NAMED = (
    "X-Forwarded-Host",
    "X-Forwarded-Server",
    "X-Host",
    "Forwarded",
    "X-Original-URL",
    "X-Rewrite-URL",
    "X-HTTP-Method-Override",
    "X-Forwarded-Proto",
    "X-Forwarded-For",
    "X-Forwarded-Port",
    "X-Real-IP",
    "Client-IP",
    "X-Script-Name",
)


@pytest.mark.parametrize("host", EVIL_HOSTS, ids=lambda each: ascii(each)[:30])
def test_no_page_is_made_for_a_host_that_is_not_ours(
    attacker: Attacker, everything: str, host: str
) -> None:
    for address in ("/", "/results/", "/results", "/sitemap.xml", "/robots.txt", "/code/mine/"):
        answered = attacker.get(address, cookie=everything, headers={"Host": host})
        assert not answered.raised
        assert b"evil" not in answered.body
        if host not in ("localhost.",):
            assert answered.status == 400, (host, address)
            is_harmless(answered)


@pytest.mark.parametrize("name", NAMED)
def test_no_other_header_decides_where_we_are(
    attacker: Attacker, everything: str, name: str
) -> None:
    for value in ("evil.example.com", "https://evil.example.com/check/", "DELETE", "host=evil"):
        for address in ("/", "/results", "/sitemap.xml", "/robots.txt", "/code/mine/", "/summary/"):
            answered = attacker.get(address, cookie=everything, headers={name: value})
            assert answered.status in (200, 301)
            assert b"evil.example.com" not in answered.body
            assert "evil" not in str(answered.headers)


_NOT_FOR_TEXT = tuple(each for each in aliases.values() if each.endswith("_codec"))
CHARSETS = sorted(
    {*_NOT_FOR_TEXT, "rot_13", "undefined", "idna", "punycode", "unicode_escape", "utf-16"}
    | {"utf-7", "nope", "x" * 500, f"<{MARK}>", ""}
)


@pytest.mark.parametrize(
    "start", ["text/html", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"]
)
def test_a_body_in_any_letters_is_read_or_refused(
    attacker: Attacker, everything: str, start: str
) -> None:
    for charset in CHARSETS:
        kind = f"{start}; charset={charset}"
        is_harmless(attacker.get("/sources/?q=%41%ff", kind=kind, cookie=everything))
        headers = {"X-CSRFToken": TOKEN}
        body = b'--b\r\nContent-Disposition: form-data; name="answer"\r\n\r\n38\r\n--b--\r\n'
        is_harmless(
            attacker.post("/questions/age/", body, kind=kind, cookie=everything, headers=headers)
        )


@pytest.mark.parametrize(
    "length", ["-1", "many", "", "²", "9" * 5000, "9" * 19, "1e9", "0x10", "+5", " 5", "5,5", "٣"]
)
def test_any_length_that_a_body_claims_is_taken_or_refused(
    attacker: Attacker, everything: str, length: str
) -> None:
    headers = {"Content-Length": length, "X-CSRFToken": TOKEN}
    answered = attacker.post("/questions/age/", "answer=38", cookie=everything, headers=headers)
    is_harmless(answered)


_NAMES = (
    "Accept",
    "Accept-Encoding",
    "Accept-Language",
    "User-Agent",
    "Range",
    "If-None-Match",
    "If-Modified-Since",
    "If-Match",
    "If-Range",
    "HX-Request",
    "HX-Current-URL",
    "HX-Target",
    "HX-Prompt",
    "HX-Trigger",
    "HX-Current-URL-URI-AutoEncoded",
    "Referer",
    "Content-Type",
    "Cache-Control",
    "X-Requested-With",
    "Content-Encoding",
    "Transfer-Encoding",
    "Expect",
    "Connection",
    "Upgrade",
    "Sec-Fetch-Site",
    "Sec-Fetch-Dest",
    "Via",
    "TE",
)
_VALUES = st.one_of(
    st.sampled_from([each for each in SHORT if "\n" not in each]),
    st.text(max_size=60).filter(lambda each: "\n" not in each and "\r" not in each),
    st.sampled_from(
        (
            "*",
            "bytes=0-",
            "bytes=-1",
            "bytes=9-1",
            "bytes=" + "0-1," * 500,
            "gzip, br",
            "identity;q=0",
            "Mon, 99 Foo 99999 99:99:99 GMT",
            "http://[::1",
            '"' * 500,
            "W/" * 500,
            "true",
            "application/json",
            "multipart/form-data",
        )
    ),
)


@bounded(100)
@given(
    st.sampled_from(_ADDRESSES),
    st.sampled_from(("GET", "HEAD", "POST")),
    st.dictionaries(st.sampled_from(_NAMES), _VALUES, max_size=4),
)
def test_any_headers_get_a_harmless_answer(
    address: str, method: str, headers: dict[str, str]
) -> None:
    as_sent = {n: v.encode("utf-8", "surrogatepass").decode("latin-1") for n, v in headers.items()}
    answered = Attacker().send(method, address, cookie=visitors()["everything"], headers=as_sent)
    if address.startswith("/static/"):
        assert not answered.raised
        assert answered.status in (200, 206, 304, 405, 416)
    else:
        is_harmless(answered)
