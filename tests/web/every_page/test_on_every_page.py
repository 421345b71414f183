"""What has to stand on every page, for somebody with answers, who has more pages than others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from tests.web import people
from tests.web.cookies import client_with
from tests.web.crawl import crawl
from tests.web.page import Page
from tests.web.words_never_said import words_not_plain

pytestmark = pytest.mark.slow

_MISTAKES = ("/nowhere/", "/route/", "/consult/show/worsening/")


FOR_OTHERS = ("/consult/", "/sources/", "/criteria/", "/safety/", "/security/", "/standards/",
              "/measured/", "/methods/", "/changes/", "/downloads/", "/fhir/")  # fmt: skip
"""For clinicians and those who check; and what publications say in their own words."""
_OF_A_TEMPLATE = 3


def _all_for_patients() -> Callable[[str], bool]:
    """Of the others, whose words are not read here, a few of each template."""
    seen: dict[str, set[str]] = defaultdict(set)

    def is_wanted(address: str) -> bool:
        if not address.startswith(FOR_OTHERS):
            return True
        of_its_kind = seen[resolve(urlsplit(address).path).route]
        if len(of_its_kind) < _OF_A_TEMPLATE:
            of_its_kind.add(address)
        return address in of_its_kind

    return is_wanted


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    client = client_with(people.RRMS_KEPT)
    found = dict(crawl(client, is_wanted=_all_for_patients()).pages)
    assert {"/results/", "/summary/", "/consult/", "/check/"} <= set(found)
    return found | {each: Page(client.get(each).content.decode()) for each in _MISTAKES}


@pytest.fixture(scope="module")
def said(pages: dict[str, Page]) -> dict[str, str]:
    """All but the dense screen, which has its own short notice."""
    return {a: page.one("body").text.lower() for a, page in pages.items() if a != "/consult/"}


def _without(said: dict[str, str], *words: str) -> list[str]:
    return [address for address, text in said.items() if not all(each in text for each in words)]


def test_it_says_to_talk_to_the_team_before_any_treatment_is_changed(
    said: dict[str, str],
) -> None:
    assert _without(said, "talk to your", "team before you", "change any treatment") == []


def test_it_says_that_nobody_can_tell_from_it_what_would_happen(said: dict[str, str]) -> None:
    assert _without(said, "nobody can tell from it what would happen to you") == []


def test_the_dense_screen_says_it_shorter(pages: dict[str, Page]) -> None:
    notice = pages["/consult/"].one("aside", css="banner").text
    assert notice.startswith("Groups in studies: no forecast, no advice.")


@pytest.mark.parametrize("address", ["/delete/", "/help/"])
def test_deleting_and_help_are_one_link_away_below_the_main_part(
    pages: dict[str, Page], address: str
) -> None:
    feet = {each: page.one("footer").all("a") for each, page in pages.items()}
    assert [each for each, links in feet.items() if address not in [a["href"] for a in links]] == []


def test_help_stands_at_the_top_of_every_page_but_the_clinicians_screen(
    pages: dict[str, Page],
) -> None:
    heads = {each: page.all("header", css="top") for each, page in pages.items()}
    bare = {each for each, head in heads.items() if not head or not head[0].all("a", css="help")}
    assert {each for each in bare if not each.startswith("/consult/")} == set()


def test_help_comes_in_the_same_order_on_every_page(pages: dict[str, Page]) -> None:
    """Consistent help, WCAG 3.2.6: the links of the foot, and the last of the head."""
    usual = [page for address, page in pages.items() if not address.startswith("/consult/")]
    feet = {tuple(a["href"] for a in page.one("footer").all("a")) for page in usual}
    assert len(feet) == 1
    heads = [page.one("header", css="top").all("a") for page in usual]
    assert {head[-1]["href"] for head in heads} == {"/help/"}
    dense = pages["/consult/"].one("footer").all("a")
    assert dense[-1]["href"] == "/help/"


def test_every_page_for_patients_speaks_as_a_person_does(pages: dict[str, Page]) -> None:
    said = {
        address: found
        for address, page in pages.items()
        if not address.startswith(FOR_OTHERS)
        for each in page.main
        if each.tag in ("p", "li", "h2", "h3", "dd", "dt", "td", "th", "summary", "caption")
        if (found := words_not_plain(each.text))
    }
    assert said == {}


@pytest.mark.parametrize(
    "text",
    [
        "86 of 100 people had no relapse. 14 of 100 had at least one relapse.",
        "In this trial chance decided who got what.",
        "0 of 1,000 died.",
        "13 of 100 had a lasting worsening of their disability.",
    ],
)
def test_a_sentence_that_nobody_says_is_found(text: str) -> None:
    assert words_not_plain(text)
    assert not words_not_plain("86 of 100 people had no relapse; 14 did. None of the 31 died.")
