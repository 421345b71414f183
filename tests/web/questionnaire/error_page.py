"""A page that refuses an answer, as every one of them has to be."""

from __future__ import annotations

from typing import Any

from tests.web.page import Page


def is_an_error_page(response: Any) -> Page:
    """Status, title, summary, link to the field, and the same words beside the field."""
    assert response.status_code == 422
    page = Page(response.content.decode())
    assert page.title.startswith("Error:")
    summary = page.one(css="error-summary")
    assert summary["role"] == "alert"
    links = summary.all("a")
    assert links
    for link in links:
        field = page.by_id(link["href"].removeprefix("#"))
        assert field.tag == "input"
    beside = page.by_id("answer-error")
    assert links[0].text in beside.text
    assert "answer-error" in _described_by(page)
    assert page.ids.count("answer-error") == 1
    return page


def _described_by(page: Page) -> str:
    return " ".join(each["aria-describedby"] for each in page.main if each.get("aria-describedby"))
