"""The pages of one person's result, together or by the id of a part of them."""

from __future__ import annotations

import json
from functools import lru_cache

from django.test import Client

from decision_aid.web.results.parts import PARTS
from tests.browser.people import Person
from tests.web.cookies import Given, client_holding, client_with
from tests.web.page import Element, Page

HELD = {f"/{each.view.replace('_', '/')}/": frozenset(each.holds.split()) for each in PARTS}
"""By address, the ids that lead to it."""
ADDRESSES = tuple(HELD)


def every_page(client: Client) -> dict[str, Page]:
    """By address, in the order of the way between them."""
    return {address: Page(html) for address, html in _html_of(client).items()}


def pages_of(kept: Given, route: str = "full") -> dict[str, Page]:
    """Those of somebody with these answers, asked for once by all tests that only read them."""
    return {each: _page_of(json.dumps(dict(kept)), route, each) for each in ADDRESSES}


def page_of(kept: Given, address: str, route: str = "full") -> Page:
    """Any page as somebody with these answers reads it."""
    return _page_of(json.dumps(dict(kept)), route, address)


@lru_cache(maxsize=72)
def _page_of(kept: str, route: str, address: str) -> Page:
    return Page(_html(client_with(json.loads(kept), route), address))


def page_for(person: Person, address: str) -> Page:
    """Any page as this person reads it, asked for once by all tests that only read it."""
    return Page(_sent(person.cookie(), address))


def whole_for(person: Person) -> Page:
    """All pages of the result as one."""
    return Page("\n".join(_sent(person.cookie(), each) for each in ADDRESSES))


@lru_cache(maxsize=120)
def _sent(cookie: str, address: str) -> str:
    return _html(client_holding(cookie), address)


def part_of(name: str, kept: Given, route: str = "full") -> Element:
    """What has this id, on the one page that has it; asks for no other where that page says so."""
    for address, held in HELD.items():
        if name in held:
            return _page_of(json.dumps(dict(kept)), route, address).by_id(name)
    return _with_id(name, {a: page.html for a, page in pages_of(kept, route).items()})


def part(client: Client, name: str) -> Element:
    return _with_id(name, _html_of(client))


def _with_id(name: str, pages: dict[str, str]) -> Element:
    found = [html for html in pages.values() if f' id="{name}"' in html]
    assert len(found) == 1, f"{len(found)} pages with #{name}"
    return Page(found[0]).by_id(name)


def whole(client: Client) -> str:
    """The HTML of all of them, one after the other."""
    return "\n".join(_html_of(client).values())


def _html_of(client: Client) -> dict[str, str]:
    return {each: _html(client, each) for each in ADDRESSES}


def _html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()
