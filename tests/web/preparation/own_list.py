"""Somebody with a list of questions in the browser, and what the pages show of it."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from tests.web import people
from tests.web.cookies import client_with, session_of
from tests.web.page import Page

CHOSEN = ["regimen", "find-jcv", "fact:who_ps", "aim"]
PICK, ORDER = "/my-questions/", "/my-questions/order/"


def holding(questions: Any = None, answers: Any = people.RRMS_KEPT) -> Client:
    more = {} if questions is None else {"questions": questions}
    return client_with(answers, **more)


def questions_in(client: Client) -> Any:
    return session_of(client.cookies["answers"].value)["told"].get("questions")


def page_of(client: Client, address: str) -> Page:
    return Page(client.get(address).content.decode())


def ticked(page: Page) -> list[str]:
    return [box["value"] for box in page.main.all("input", name="question", checked="")]


def on_the_summary(client: Client) -> list[str]:
    asked = page_of(client, "/summary/").main.one("ul", css="sum-ask").all("li")
    return [re.sub(r" \([^)]*\)$", "", each.text) for each in asked]
