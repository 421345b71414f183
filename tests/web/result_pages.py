"""The pages of one person's result, together or by the id of a part of them."""

from __future__ import annotations

from django.test import Client

from decision_aid.web.results.parts import PARTS
from tests.web.page import Element, Page

ADDRESSES = tuple(f"/{each.view.replace('_', '/')}/" for each in PARTS)


def every_page(client: Client) -> dict[str, Page]:
    """By address, in the order of the way between them."""
    found = {}
    for address in ADDRESSES:
        response = client.get(address)
        assert response.status_code == 200, address
        found[address] = Page(response.content.decode())
    return found


def part(client: Client, name: str) -> Element:
    """What has this id, on the one page that has it."""
    found = [page for page in every_page(client).values() if name in page.ids]
    assert len(found) == 1, f"{len(found)} pages with #{name}"
    return found[0].by_id(name)


def whole(client: Client) -> str:
    """The HTML of all of them, one after the other."""
    return "\n".join(page.html for page in every_page(client).values())
