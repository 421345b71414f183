"""The page of changes: the log, and what changed since the version on a print."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.history import Edition
from decision_aid.web.evidence_pages import downloads
from tests.web.page import Page

FIRST = Edition(date=date(2026, 11, 21), digest="aaaaaaaa", what="The first edition.")
SECOND = Edition(date=date(2026, 11, 21), digest="bbbbbbbb", what="A <study> was added.")


@pytest.fixture
def editions(base: EvidenceBase, monkeypatch: pytest.MonkeyPatch) -> None:
    known = replace(base, editions=(FIRST, SECOND))
    monkeypatch.setattr(downloads, "evidence_base", lambda: known)


def _asked(client: Client, typed: str, status: int = 200) -> Page:
    response = client.post("/changes/", {"version": typed})
    assert response.status_code == status
    assert response.headers["Cache-Control"] == "no-store"
    return Page(response.content.decode())


def test_the_whole_log_can_be_read(client: Client, base: EvidenceBase) -> None:
    page = Page(client.get("/changes/").content.decode())
    assert base.changes
    for day in base.changes:
        for line in day.lines:
            assert " ".join(line.split()) in page.main.text
    assert "/downloads/changes.atom" in page.links
    assert not page.all(role="status")


def test_every_entry_of_the_feed_leads_to_its_own_place(client: Client) -> None:
    feed = client.get("/downloads/changes.atom").content.decode()
    page = Page(client.get("/changes/").content.decode())
    anchors = re.findall(r'href="http://testserver/changes/#([^"]+)"', feed)
    assert len(anchors) == feed.count("<entry>") > 2
    assert all(page.one(id=each).text for each in anchors)


def test_reading_and_asking_sets_no_cookie(client: Client) -> None:
    client.get("/changes/")
    client.post("/changes/", {"version": "aaaaaaaa"})
    assert not client.cookies


def test_the_form_needs_no_token() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/changes/", {"version": "aaaaaaaa"}).status_code == 200


def test_the_present_version_is_recognised(client: Client, base: EvidenceBase) -> None:
    page = _asked(client, f"Evidence version: {base.version}.")
    answer = page.one(role="status")
    assert answer.one("h2").text == str(base.version)
    assert "This is the present version." in answer.text


@pytest.mark.usefixtures("editions")
def test_an_earlier_version_is_told_what_came_since(client: Client, base: EvidenceBase) -> None:
    answer = _asked(client, FIRST.name).one(role="status")
    assert "Since then:" in answer.text
    assert [li.text for li in answer.all("li")] == [f"{SECOND.what} ({SECOND.name})"]
    assert str(base.version) in answer.text
    assert "There are later changes too." in answer.text


@pytest.mark.usefixtures("editions")
def test_the_last_recorded_version_points_to_the_log(client: Client) -> None:
    answer = _asked(client, SECOND.digest).one(role="status")
    assert "Since then:" not in answer.text
    assert "There are later changes too." in answer.text


@pytest.mark.usefixtures("editions")
def test_a_version_that_nobody_knows_is_said_to_be_so(client: Client) -> None:
    answer = _asked(client, "2026-01-01-12345678").one(role="status")
    assert "We do not know this version." in answer.text


@pytest.mark.parametrize("typed", ["", "2026-11-21", "<script>", "x" * 100_0])
def test_what_is_no_version_is_refused_kindly_and_stays(client: Client, typed: str) -> None:
    page = _asked(client, typed, 422)
    assert page.title.startswith("Error:")
    field = page.by_id("version")
    assert field["value"] == typed[:200]
    assert field["aria-invalid"] == "true"
    assert page.one("div", css="error-summary").one("a")["href"] == "#version"
    assert not page.all(role="status")


def test_a_version_stays_out_of_addresses(client: Client) -> None:
    assert "answer" not in Page(client.get("/changes/?version=aaaaaaaa").content.decode()).ids
    assert not Page(client.get("/changes/?version=aaaaaaaa").content.decode()).all(role="status")


@pytest.mark.parametrize(
    ("review_by", "told"), [(date(2020, 1, 1), True), (date(2999, 1, 1), False), (None, False)]
)
def test_a_source_past_its_review_date_says_so(
    client: Client, base: EvidenceBase, monkeypatch: pytest.MonkeyPatch, review_by: Any, told: bool
) -> None:
    source = replace(base.sources["muraro-2017"], review_by=review_by).speaking(
        base.sources["muraro-2017"].vocabulary
    )
    known = replace(base, sources={**base.sources, source.id: source})
    monkeypatch.setattr("decision_aid.web.evidence_pages.views.evidence_base", lambda: known)
    text = Page(client.get("/sources/muraro-2017/").content.decode()).main.text
    assert ("past its review date" in text) is told
