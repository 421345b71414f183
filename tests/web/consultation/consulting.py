"""What the tests of the consultation share: a screen that is read, and what a browser sends."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.test import Client

from tests.web.cookies import client_holding
from tests.web.page import Element, Page

SWAPPED = {"HX-Request": "true"}


def screen(client: Client) -> Page:
    """What whoever holds this cookie is shown and given; asked for once, since nothing is kept
    elsewhere.
    """
    kept = client.cookies.get(settings.SESSION_COOKIE_NAME)
    html, given = _screen(kept.value if kept else "")
    if given is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = given
    return Page(html)


@lru_cache(maxsize=8)
def _screen(cookie: str) -> tuple[str, str | None]:
    client = client_holding(cookie) if cookie else Client()
    response = client.get("/consult/")
    assert response.status_code == 200
    given = response.cookies.get(settings.SESSION_COOKIE_NAME)
    return response.content.decode(), given and given.value


def form_of(page: Page) -> dict[str, Any]:
    """Every field of the form with the answers, as a browser without a script would send it."""
    sent: dict[str, Any] = {}
    for field in page.all("input", form="answers"):
        if field["type"] != "checkbox" or "checked" in field.attributes:
            sent.setdefault(field["name"], []).append(field.get("value") or "")
    for select in page.all("select", form="answers"):
        chosen = [o["value"] for o in select.all("option") if "selected" in o.attributes]
        sent[select["name"]] = chosen or [""]
    return sent


def swap(client: Client, **answers: Any) -> Any:
    """One control changed, as the script sends it."""
    sent = {name.replace("__", ":"): value for name, value in answers.items()}
    asked = [name for name, value in sent.items() if isinstance(value, list)]
    return client.post("/consult/", {**sent, "asked": asked}, headers=SWAPPED)


def pieces(response: Any) -> dict[str, Element]:
    """The pieces that a swap brings, by where they go."""
    page = Page(response.content.decode())
    return {e["data-hx-swap-oob"]: e for e in page if e.get("data-hx-swap-oob")}


def figures(page: Page) -> dict[str, list[str]]:
    """Of each row of figures the cells, by topic."""
    rows = page.by_id("p-figures").all("tr", css="c-row")
    return {row["id"].removeprefix("k-"): [cell.text for cell in row.all("td")] for row in rows}


def verdicts(page: Page) -> dict[str, list[tuple[str, str]]]:
    """Of each published text its lines: mark and words."""
    found = {}
    for rules in page.all("details", css="c-set"):
        lines = rules.all("li")
        found[rules["id"].removeprefix("s-")] = [
            (line.classes[0], _statement(line.text)) for line in lines
        ]
    return found


def _statement(text: str) -> str:
    return re.sub(r"^[^:]+: ", "", text)
