"""What has to stand on every page, for somebody with answers, who has more pages than others."""

from __future__ import annotations

import pytest

from tests.web import people
from tests.web.cookies import client_with
from tests.web.crawl import crawl
from tests.web.page import Page

pytestmark = pytest.mark.slow

_MISTAKES = ("/nowhere/", "/route/")


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    client = client_with(people.RRMS_KEPT)
    found = dict(crawl(client).pages)
    assert {"/results/", "/summary/", "/consult/", "/consult/show/death/", "/check/"} <= set(found)
    return found | {each: Page(client.get(each).content.decode()) for each in _MISTAKES}


def _without(pages: dict[str, Page], *words: str) -> list[str]:
    """All but the dense screen, which has its own short notice."""
    said = {a: page.one("body").text.lower() for a, page in pages.items() if a != "/consult/"}
    return [address for address, text in said.items() if not all(each in text for each in words)]


def test_it_says_to_talk_to_the_team_before_any_treatment_is_changed(
    pages: dict[str, Page],
) -> None:
    assert _without(pages, "talk to your", "team before you", "change any treatment") == []


def test_it_says_that_nobody_can_tell_from_it_what_would_happen(pages: dict[str, Page]) -> None:
    assert _without(pages, "nobody can tell from it what would happen to you") == []


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
