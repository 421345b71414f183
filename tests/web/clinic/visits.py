"""A start out of a clinic, as its system, its sign-in and a clinician take it step by step."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import httpx
from django.test import Client

from tests.web.clinic.system import System
from tests.web.page import Page


def page_of(response: Any) -> Page:
    return Page(response.content.decode())


def signed_in(client: Client, leads_to: Any) -> Any:
    """What the clinic's sign-in, which asks nothing here, leads back to."""
    assert leads_to.status_code == 302
    back = httpx.get(leads_to.headers["Location"])
    told = urlsplit(back.headers["Location"])
    assert (told.netloc, told.path) == ("testserver", "/clinic/back/")
    return client.get(f"{told.path}?{told.query}")


def launched(client: Client, system: System) -> Any:
    return client.get("/clinic/launch/", {"iss": system.fhir, "launch": "a-visit"})


def at_the_record(system: System) -> tuple[Client, Page]:
    client = Client()
    back = signed_in(client, launched(client, system))
    assert (back.status_code, back.headers["Location"]) == (302, "/clinic/record/")
    return client, page_of(client.get("/clinic/record/"))


def with_answers(system: System) -> Client:
    client, page = at_the_record(system)
    found = [e["value"] for e in page.main.all("input") if e["name"] == "found"]
    ticks = [e["value"] for e in page.main.all("input") if e["name"] == "take"]
    taken = client.post("/record/take/", {"found": found[0], "take": ticks})
    assert taken.headers["Location"] == "/check/"
    return client
