"""Addresses that mean one thing to a cache or a disk, and another to this tool."""

from __future__ import annotations

import pytest

from tests.hostile.attacks.evil import MARK, coded
from tests.hostile.attacks.harmless import is_guarded, is_harmless
from tests.hostile.attacks.sending import Attacker
from tests.hostile.attacks.walking import site
from tests.web import people

OWN_PAGES = ("/results/", "/summary/", "/check/", "/code/mine/", "/what-matters/said/", "/fhir/")
"""Pages that show what somebody has told; a kept copy of one would be somebody's health."""
DECEPTIONS = (
    "{}x.css",
    "{};a.css",
    "{}.css",
    "{}%2ex.css",
    "{}%3Bx.js",
    "{}%00.css",
    "{}%0a.css",
    "/{}",
    "//testserver{}",
    "/.{}",
    "/static/..{}",
    "/static/..%2f{}",
    "/static/css/site.css/..{}",
    "/downloads/..{}",
    "/downloads/%2e%2e{}",
    "/downloads/figures.csv/..{}",
    "{}?x.css",
    "{}?cb=1.js",
    "{}#.css",
    "{}%3fx.css",
    "{}%23.css",
    "/downloads/figures.csv%3f{}",
    "/downloads/figures.csv;{}",
)
CLIMBS = (
    "",
    "../",
    "..%2f",
    "%2e%2e/",
    "%2e%2e%2f",
    "..%252f",
    "%252e%252e%252f",
    "..%5c",
    "..\\",
    "....//",
    "..;/",
    "%c0%ae%c0%ae/",
    ".%00./",
    "%ef%bc%8e%ef%bc%8e/",
    "file:///",
    "/",
    "//",
    "~root/",
)
WANTED = (
    "etc/passwd",
    ".secret_key",
    "decision_aid/settings.py",
    "manage.py",
    "evidence/arms.toml",
    "tests/conftest.py",
    ".git/config",
    "templates/base.html",
)
_OUT_OF = {"etc/passwd": (6,), ".git/config": (1, 2, 3)}
"""How often one climbs: out of static/ and out of static/css/, out of the project, off the disk."""
STARTS = ("/static/", "/static/css/", "/downloads/", "/", "/sources/", "/guide/", "//")


def _shows_answers(body: bytes) -> bool:
    told = ("natalizumab", "glatiramer")
    return any(word.encode() in body for word in told)


def test_the_pages_of_a_person_show_answers(attacker: Attacker, everything: str) -> None:
    """Or the tests below would look for nothing."""
    assert _shows_answers(attacker.get("/check/", cookie=everything).body)
    assert "natalizumab" in people.RRMS_KEPT["dmt_tried"]


@pytest.mark.parametrize("page", OWN_PAGES)
@pytest.mark.parametrize("deception", DECEPTIONS)
def test_no_disguise_makes_a_cache_keep_a_page_with_answers(
    attacker: Attacker, everything: str, page: str, deception: str
) -> None:
    answered = attacker.get(deception.format(page), cookie=everything)
    is_harmless(answered)
    kept = answered.header("Cache-Control") != "no-store"
    if kept:
        assert not _shows_answers(answered.body)
        assert answered.status in (200, 301, 304)
        assert "Cookie" not in (answered.header("Vary") or "")
    else:
        is_guarded(answered)


def test_every_answer_that_may_be_kept_is_the_same_for_everybody(
    attacker: Attacker, everything: str
) -> None:
    addresses = [each for found in site().examples.values() for each in found]
    kept = 0
    for address in addresses:
        told = attacker.get(address, cookie=everything)
        if told.header("Cache-Control") == "no-store":
            continue
        kept += 1
        assert told.body == attacker.get(address).body, address
        assert told.cookies == [], address
        assert "cookie" not in (told.header("Vary") or "").lower(), address
    assert kept > 0


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("climb", CLIMBS)
def test_no_way_leads_to_a_file_that_is_not_for_everybody(
    attacker: Attacker, start: str, climb: str
) -> None:
    for wanted in WANTED:
        for times in _OUT_OF.get(wanted, (1, 2)):
            answered = attacker.get(f"{start}{climb * times}{wanted}")
            is_harmless(answered)
            assert answered.status in (301, 400, 404), answered.asked
            for secret in (b"root:x:", b"SECRET_KEY", b"execute_from_command_line", b"{% block"):
                assert secret not in answered.body, answered.asked


@pytest.mark.parametrize("name", ["a\r\nSet-Cookie: x=1", "a%0d%0aX: y", 'a"; filename="b', "a\n"])
def test_no_name_of_a_file_brings_a_header_of_its_own(attacker: Attacker, name: str) -> None:
    for start in ("/downloads/", "/static/", "/results"):
        answered = attacker.get(f"{start}{coded(name)}{MARK}")
        is_harmless(answered)
        assert not answered.cookies
        assert not answered.header("X")


def test_no_static_file_lists_its_folder(attacker: Attacker) -> None:
    for folder in ("/static/", "/static/css/", "/static/js/", "/downloads/../static/"):
        assert attacker.get(folder).status in (404,), folder
