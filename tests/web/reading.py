"""Pages that need no answer, asked for once by all tests that only read them; their rows."""

from __future__ import annotations

from functools import lru_cache

from django.test import Client

from decision_aid.domain.evidence.sources import SourcedFigure
from tests.web.page import Element, Page


@lru_cache(maxsize=60)
def page_at(address: str) -> Page:
    response = Client().get(address)
    assert response.status_code == 200, address
    return Page(response.content.decode())


def row_of(page: Page, link: str) -> Element:
    """The row of a table of studies that leads to a figure."""
    rows = [
        row
        for table in page.main.all("table", css="library")
        for row in table.all("tr")
        if [a for a in row.all("a") if a["href"] == link] and not row.all("li")
    ]
    assert len(rows) == 1, (link, len(rows))
    return rows[0]


def link_of(sourced: SourcedFigure) -> str:
    return f"/sources/{sourced.source.id}/#{sourced.figure.id}"
