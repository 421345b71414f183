"""Whom to tell of a weakness, and every threat in full."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.site_files import Host
from decision_aid.web.site.assurance import security_txt
from tests.web.page import Page, flat
from tests.web.words_never_said import words_never_said

FILE = "/.well-known/security.txt"
TODAY = date(2026, 11, 21)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    host = Host(security_email="weak@example.org", security_until=date.today() + timedelta(30))
    monkeypatch.setattr("decision_aid.web.site.robots.host", lambda: host)
    return host


def test_until_the_host_says_whom_to_write_to_there_is_no_such_file(client: Client) -> None:
    response = client.get(FILE)
    assert response.status_code == 404
    assert "/help/" in Page(response.content.decode()).links


def test_the_file_names_an_address_and_the_day_until_which_it_is_good(
    client: Client, told: Host
) -> None:
    response = client.get(FILE)
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert lines["Contact"] == "mailto:weak@example.org"
    assert lines["Expires"] == f"{told.security_until}T23:59:59Z"
    assert lines["Canonical"].endswith(FILE)
    assert lines["Policy"].endswith("/security/")


@pytest.mark.parametrize(
    "host",
    [
        Host(security_email="weak@example.org"),
        Host(security_until=TODAY),
        Host(security_email="weak@example.org", security_until=TODAY - timedelta(1)),
    ],
)
def test_without_an_address_or_after_its_day_there_is_no_file(host: Host) -> None:
    assert security_txt(host, TODAY, "c", "p") is None


def test_every_threat_is_told_in_full_with_the_tests_of_its_controls(base: EvidenceBase) -> None:
    page = Page(Client().get("/security/").content.decode())
    assert len(base.threats) >= 10
    for threat in base.threats:
        article = page.by_id(threat.id)
        for words in (threat.name, threat.who, threat.effect, threat.left, threat.host):
            assert flat(words) in article.text, threat.id
        assert [c.text for c in article.all("code")] == [t.partition("::")[0] for t in threat.tests]
        for control in threat.control:
            assert flat(control.what) in article.text, threat.id


def test_the_page_promises_nothing() -> None:
    page = Page(Client().get("/security/").content.decode())
    assert words_never_said(page.html) == []
    assert "No outside expert has tested its security yet." in page.main.text
