"""Walks the questionnaire as a browser does: form by form, following each redirect."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.test import Client

from tests.web.cookies import Given, client_holding
from tests.web.page import Page

LONGEST_WALK = 80


@dataclass
class Walk:
    """Where somebody came along, and where it ended."""

    client: Client
    slugs: list[str] = field(default_factory=list)
    pages: dict[str, Page] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)
    ended_at: str = ""


@dataclass(frozen=True)
class Walked:
    """A walk that is over, with the cookie that it left: for tests that only read."""

    full: Walk
    detail: Walk
    cookie: str

    def client(self) -> Client:
        return client_holding(self.cookie)


def walked(person: Given, route: str = "full", detail: bool = False) -> Walked:
    return _walked(json.dumps(dict(person)), route, detail)


@lru_cache(maxsize=12)
def _walked(person: str, route: str, detail: bool) -> Walked:
    given = json.loads(person)
    on = walk(Client(), given, route)
    further = walk_detail(on.client, given) if detail else Walk(on.client)
    return Walked(on, further, on.client.cookies[settings.SESSION_COOKIE_NAME].value)


def walk(client: Client, person: Given, route: str = "full") -> Walk:
    """Chooses a route and answers until something other than a question comes."""
    first = client.post("/route/", {"route": route})
    return go_on(Walk(client), first, person)


def walk_detail(client: Client, person: Given) -> Walk:
    return go_on(Walk(client), client.post("/more-detail/"), person)


def go_on(walked: Walk, response: Any, person: Given) -> Walk:
    for _ in range(LONGEST_WALK):
        assert response.status_code == 302, response.content.decode()[:3000]
        address = response.headers["Location"]
        walked.addresses.append(address)
        if not address.startswith("/questions/"):
            walked.ended_at = address
            return walked
        response = _answer(walked, address, person)
    raise AssertionError(f"still walking: {walked.slugs}")


def _answer(walked: Walk, address: str, person: Given) -> Any:
    """What the page asks is told by the form and not by its address."""
    got = walked.client.get(address)
    assert got.status_code == 200, (address, got.status_code)
    page = Page(got.content.decode())
    key = page.main.one("input", name="step")["value"]
    slug = _name(key, walked)
    walked.slugs.append(slug)
    walked.pages[slug] = page
    sent = {**form_for(page, answer_to(key, person)), "step": key}
    response = walked.client.post(address, sent)
    return _confirmed(walked.client, address, sent, response)


def _confirmed(client: Client, address: str, sent: dict[str, Any], response: Any) -> Any:
    """Where an answer is odd beside another, the page asks once whether it is right."""
    if response.status_code != 200:
        return response
    asked = Page(response.content.decode()).main.all("input", name="confirmed")
    return client.post(address, {**sent, "confirmed": asked[0]["value"]}) if asked else response


def _name(key: str, walked: Walk) -> str:
    """The question's name; a repeated one with its place among those of this walk."""
    base, repeated, _item = key.partition(":")
    name = base.replace("_", "-")
    earlier = [slug for slug in walked.slugs if slug.startswith(f"{name}-")]
    return f"{name}-{len(earlier) + 1}" if repeated else name


def answer_to(key: str, person: Given) -> str | list[str]:
    """What the person says; a repeated question is named by its step or for all its items."""
    found = person.get(key, person.get(key.partition(":")[0], "unsure"))
    return found if isinstance(found, str) else list(found)


def form_for(page: Page, answer: str | list[str]) -> dict[str, Any]:
    """The fields that a browser sends for an answer: "I do not know" may be a box of its own."""
    if answer == "unsure" and page.all("input", name="unsure"):
        return {"answer": "", "unsure": "unsure"}
    return {"answer": answer}
