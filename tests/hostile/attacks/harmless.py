"""What must hold for every answer to anything that anybody sends."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import unquote, urlsplit

from tests.hostile.attacks.evil import MARK
from tests.hostile.attacks.sending import Answered
from tests.privacy.pinned_headers import EXACTLY, NEVER_SENT

STATUSES = frozenset({200, 301, 302, 304, 400, 403, 404, 405, 409, 413, 415, 422})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LEADS = ("href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href")
_TIDY = re.compile(r"/sources/\?[\w.~%&=+*-]+", re.ASCII)
"""A search of sources is sent on to its shortest address: the same words, packed."""
_OWN_SCHEMES = ("http", "https", "mailto", "tel", "sms", "")


def is_harmless(answered: Answered, statuses: Collection[int] = STATUSES) -> None:
    assert not answered.raised, f"{answered.asked}\n{answered.raised}"
    assert answered.status in statuses, f"{answered.asked}: {answered.status}"
    _headers(answered)
    if answered.is_html:
        _no_markup_of_theirs(answered)
        if answered.status >= 400:
            _a_kind_page(answered)
    elif answered.status != 304 and not (300 <= answered.status < 400):
        assert answered.status == 200, f"{answered.asked}: {answered.status} without a page"


def is_guarded(answered: Answered) -> None:
    """The headers of a page that may hold answers."""
    sent = {name: answered.header(name) for name in EXACTLY}
    assert sent == EXACTLY, answered.asked
    assert not [name for name in NEVER_SENT if answered.header(name)], answered.asked


def _headers(answered: Answered) -> None:
    for name, value in answered.headers:
        assert not _CONTROL.search(name + value), f"{answered.asked}: {name}"
        assert value.isascii(), f"{answered.asked}: {name}"
        sent_on = answered.status == 301 or _TIDY.fullmatch(value)
        allowed = name == "Location" and sent_on
        assert allowed or MARK not in unquote(value), f"{answered.asked}: {name}: {value}"
    location = urlsplit(answered.header("Location") or "/")
    assert (location.scheme, location.netloc) == ("", ""), answered.asked
    assert location.path.startswith("/"), answered.asked
    if answered.status == 302 and not _TIDY.fullmatch(answered.header("Location") or ""):
        assert location.query in ("", "change"), answered.asked
    if answered.header("Cache-Control") != "public, max-age=3600":
        is_guarded(answered)


def _no_markup_of_theirs(answered: Answered) -> None:
    """Read as a browser reads it: what was sent is words, and nothing else."""
    assert not _CONTROL.search(answered.text), f"{answered.asked}: a control character"
    assert not _TURNING.search(answered.text), f"{answered.asked}: turns the words around it"
    for each in answered.page:
        assert MARK not in each.tag, f"{answered.asked}: <{each.tag}>"
        if each.tag == "script":
            assert (each.get("src") or "").startswith("/static/"), answered.asked
            assert each.text == "", answered.asked
        for name, value in each.attributes.items():
            assert not name.startswith("on"), f"{answered.asked}: {each.tag} {name}"
            assert MARK not in name, f"{answered.asked}: {each.tag} {name}"
            assert name != "style", f"{answered.asked}: {each.tag} {name}"
            if name in _LEADS:
                assert urlsplit(value).scheme in _OWN_SCHEMES, f"{answered.asked}: {value}"
                assert not value.startswith("//"), f"{answered.asked}: {value}"


def _a_kind_page(answered: Answered) -> None:
    """What went wrong in words, and where to go on."""
    page = answered.page
    assert page.one("h1").text, answered.asked
    if answered.status != 422:
        assert {"/sources/", "/help/"} <= {a.get("href") for a in page.main.all("a")}
        return
    summary = [each for each in page.main.all("a") if (each.get("href") or "").startswith("#")]
    places = {each["href"][1:] for each in summary}
    assert places & set(page.ids), f"{answered.asked}: nothing says where"
