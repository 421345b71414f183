"""Run in a process of its own, with an evidence folder that is larger than ours.

Prints, as JSON, what a reader meets who follows the links from page to page of every long list;
of outcomes, of those that are named.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

os.environ["DJANGO_SETTINGS_MODULE"] = "decision_aid.settings"

import django

django.setup()

from django.test import Client  # noqa: E402

from decision_aid.web.loaded import evidence_base  # noqa: E402
from tests.web import people  # noqa: E402
from tests.web.cookies import client_with  # noqa: E402
from tests.web.page import Page  # noqa: E402
from tests.web.result_pages import every_page  # noqa: E402

CLIENT = Client()


def pages_of(start: str, client: Client = CLIENT) -> dict[str, Page]:
    """The list that begins at this address and all pages that its page links lead to."""
    found: dict[str, Page] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        if address not in found:
            response = client.get(address)
            assert response.status_code == 200, address
            page = found[address] = Page(response.content.decode())
            for nav in page.all("nav", css="pages"):
                waiting += [a["href"] for a in nav.all("a")]
    return found


def _links(pages: dict[str, Page]) -> list[str]:
    return sorted(
        {a["href"] for page in pages.values() for a in page.main.all("a") if a["href"][:1] == "/"}
    )


def _listed(pages: dict[str, Page]) -> list[str]:
    lists = [ul for page in pages.values() for ul in page.main.all("ul", css="figure-list")]
    return sorted(a["href"] for ul in lists for a in ul.all("a"))


def _a_list(start: str) -> dict[str, Any]:
    pages = pages_of(start)
    return {
        "titles": [page.title for page in pages.values()],
        "addresses": list(pages),
        "links": _links(pages),
        "listed": _listed(pages),
        "current": [
            [a.text for a in page.one("nav", css="pages").all("a") if a.get("aria-current")]
            for page in pages.values()
            if page.all("nav", css="pages")
        ],
    }


def _result() -> dict[str, Any]:
    client = client_with(people.RRMS_KEPT)
    mains = [page.main for page in every_page(client).values()]
    links = [a for main in mains for a in main.all("a")]
    shown = {a["href"] for a in links if "more" in a.text and a["href"].startswith("/")}
    dead = [link for link in shown if client.get(urlsplit(link).path).status_code != 200]
    return {
        "more": [a.text for a in links if "more figure" in a.text],
        "dead": dead,
        "largest": max(len(table.all("tr")) for main in mains for table in main.all("table")),
    }


def main(endpoints: Sequence[str]) -> None:
    base = evidence_base()
    told = {
        "sources": sorted(f"/sources/{each}/" for each in base.sources),
        "sets": sorted(f"/criteria/{each}/" for each in base.criteria),
        "figures": {
            endpoint: sorted(
                f"/sources/{s.source.id}/#{s.figure.id}"
                for s in base.figures.values()
                if s.figure.endpoint == endpoint
            )
            for endpoint in endpoints
        },
        "lists": {
            start: _a_list(start)
            for start in (
                "/sources/",
                "/sources/?topic=worsening&arm=transplant",
                "/criteria/",
                *(f"/outcomes/{endpoint}/" for endpoint in endpoints),
            )
        },
        "far": Page(CLIENT.get("/sources/?page=999999").content.decode()).title,
        "odd": [
            Page(CLIENT.get(f"/sources/?page={odd}").content.decode()).title
            for odd in ("0", "-1", "x", "", "1e9", "9" * 500, "²")
        ],
        "result": _result(),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1:])
