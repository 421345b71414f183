"""Pages that need no answer, asked for once by all tests that only read them."""

from __future__ import annotations

from functools import lru_cache

from django.test import Client

from tests.web.page import Page


@lru_cache(maxsize=60)
def page_at(address: str) -> Page:
    response = Client().get(address)
    assert response.status_code == 200, address
    return Page(response.content.decode())
