"""Bodies that no form sends: bombs, other formats, broken parts, the same field many times."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from django.conf import settings

from tests.hostile.attacks.evil import MARK
from tests.hostile.attacks.harmless import is_harmless
from tests.hostile.attacks.sending import FORM, Attacker
from tests.hostile.attacks.visitors import TOKEN, visitors
from tests.hostile.attacks.walking import site
from tests.web.cookies import session_of

_PART = b'--b\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
_MANY = "multipart/form-data; boundary=b"
_TWENTY_MEGABYTES = b"answer=" + b"9" * 20_000_000
BODIES: dict[str, tuple[str, bytes, dict[str, str]]] = {
    "a gzip bomb": (FORM, gzip.compress(_TWENTY_MEGABYTES), {"Content-Encoding": "gzip"}),
    "a deflate bomb": (FORM, zlib.compress(_TWENTY_MEGABYTES), {"Content-Encoding": "deflate"}),
    "a bomb in a part": (
        _MANY,
        _PART % (b"answer", b"\r\nContent-Encoding: gzip", gzip.compress(_TWENTY_MEGABYTES))
        + b"--b--",
        {},
    ),
    "json": ("application/json", json.dumps({"answer": "38"}).encode(), {}),
    "xml": ("text/xml", b"<answer>38</answer>", {}),
    "text": ("text/plain", b"answer=38", {}),
    "nothing": ("", b"", {}),
    "bytes": ("application/octet-stream", bytes(range(256)) * 20, {}),
    "one huge field": (FORM, b"answer=" + b"9" * 60_000, {}),
    "many fields": (FORM, b"&".join(b"f%d=1" % n for n in range(190)), {}),
    "too many fields": (FORM, b"a=1&" * 5000, {}),
    "one field many times": (FORM, b"answer=38&" * 150, {}),
    "no name": (FORM, b"=&=&&&;=%00", {}),
    "broken percent signs": (FORM, b"answer=%&%zz=%1&answer=%u0041", {}),
    "no utf-8": (FORM, b"answer=\xff\xfe%ff%fe&\xff=1", {}),
    "a file": (
        _MANY,
        _PART % (b"answer", b'; filename="../../x.html"', b"<script>") + b"--b--",
        {},
    ),
    "a file in base64": (
        _MANY,
        _PART % (b"answer", b"\r\nContent-Transfer-Encoding: base64", b"%%%%") + b"--b--",
        {},
    ),
    "parts without an end": (_MANY, _PART % (b"answer", b"", b"38"), {}),
    "parts with huge heads": (_MANY, _PART % (b"answer", b"; x=" + b"y" * 50_000, b"38"), {}),
    "many parts": (_MANY, (_PART % (b"answer", b"", b"38")) * 500 + b"--b--", {}),
    "no boundary": ("multipart/form-data", b"--b\r\n", {}),
    "an empty boundary": ("multipart/form-data; boundary=", b"--\r\n", {}),
    "a strange boundary": ("multipart/form-data; boundary=" + "b" * 500, b"--b\r\n", {}),
    "an evil boundary": (f'multipart/form-data; boundary="<{MARK}>"', b"--b\r\n", {}),
    "parts in parts": ("multipart/mixed; boundary=b", _PART % (b"answer", b"", b"38"), {}),
    "letters in utf-16": (FORM, "answer=38".encode("utf-16"), {}),
    "a type that is none": (f"<{MARK}>/;=;;charset*=utf-8''hex", b"answer=38", {}),
}


def _addresses() -> Iterator[tuple[str, str]]:
    for form in site().forms.values():
        if form.method == "POST" and "/try/" not in form.action:
            yield form.action, visitors()[form.who]


@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_no_form_sends_is_answered_or_refused_with_a_page(
    attacker: Attacker, name: str
) -> None:
    kind, body, headers = BODIES[name]
    seen: set[str] = set()
    for address, cookie in _addresses():
        if address in seen or (address.startswith("/questions/") and len(seen) > 12):
            continue
        seen.add(address)
        token = {"X-CSRFToken": TOKEN, **headers}
        answered = attacker.post(address, body, kind=kind, cookie=cookie, headers=token)
        is_harmless(answered)


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_what_is_sent_packed_is_not_unpacked(
    attacker: Attacker, everything: str, coding: str
) -> None:
    """A few bytes could stand for very many."""
    sent = b"answer=39"
    body = gzip.compress(sent) if coding == "gzip" else zlib.compress(sent)
    headers = {"X-CSRFToken": TOKEN}
    taken = attacker.post("/questions/age/", sent, cookie=everything, headers=headers)
    assert taken.status == 302
    packed = {**headers, "Content-Encoding": coding}
    answered = attacker.post("/questions/age/", body, cookie=everything, headers=packed)
    assert (answered.status, answered.cookies) == (422, [])


def test_a_field_that_comes_twice_is_never_read_as_one_answer(
    attacker: Attacker, everything: str
) -> None:
    """What a filter before the tool reads and what the tool reads must not differ."""
    for body in ("answer=38&answer=39", "answer=38&answer=38", "answer=38&answer=unsure"):
        answered = attacker.post(
            "/questions/age/", body, cookie=everything, headers={"X-CSRFToken": TOKEN}
        )
        assert answered.status == 422, body
        assert answered.cookies == []


def test_an_answer_in_the_address_is_no_answer(attacker: Attacker, everything: str) -> None:
    token = {"X-CSRFToken": TOKEN}
    for address in ("/questions/age/?answer=70", "/fhir/import/?file={}"):
        answered = attacker.post(address, "", cookie=everything, headers=token)
        assert answered.status == 422, address
        assert answered.cookies == []
    answered = attacker.post("/code/?code=x&use=yes", "", cookie=everything, headers=token)
    assert (answered.status, answered.header("Location")) == (302, "/code/again/")
    kept = SimpleCookie(answered.cookies[0])[settings.SESSION_COOKIE_NAME].value
    assert session_of(kept)["told"] == session_of(everything)["told"]
