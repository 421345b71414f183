"""The downloads: the same for everybody, so that they may be kept, and nothing else may."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.exports import NAMES, export
from decision_aid.evidence_base.exports.changes_feed import atom_feed
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Page

FEED = "changes.atom"
KEPT = "public, max-age=3600"
TYPES = {
    "figures.csv": "text/csv; charset=utf-8; header=present",
    "sources.csv": "text/csv; charset=utf-8; header=present",
    "differences.csv": "text/csv; charset=utf-8; header=present",
    "criteria.csv": "text/csv; charset=utf-8; header=present",
    "washout.csv": "text/csv; charset=utf-8; header=present",
    "workup.csv": "text/csv; charset=utf-8; header=present",
    "columns.csv": "text/csv; charset=utf-8; header=present",
    "evidence.json": "application/json",
    "schema.json": "application/schema+json",
    "citations.bib": "application/x-bibtex; charset=utf-8",
    "citations.ris": "application/x-research-info-systems; charset=utf-8",
    "citations.csl.json": "application/vnd.citationstyles.csl+json",
    "changes.atom": "application/atom+xml; charset=utf-8",
}


def _page(client: Client) -> Page:
    return Page(client.get("/downloads/").content.decode())


@pytest.mark.slow
def test_the_page_names_and_explains_every_file(client: Client) -> None:
    page = _page(client)
    lists = page.main.all("ul", css="figure-list")
    items = {li.one("a").text: li for each in lists for li in each.all("li")}
    assert set(items) == set(NAMES) == set(TYPES)
    for name, item in items.items():
        assert item.one("a")["href"] == f"/downloads/{name}"
        assert len(item.text.split()) > 6, name


@pytest.mark.slow
def test_the_page_tells_every_column(client: Client) -> None:
    assert [table.one("caption").text for table in _page(client).all("table")] == [
        "Columns of figures.csv", "Columns of sources.csv", "Columns of differences.csv",
        "Columns of criteria.csv", "Columns of washout.csv", "Columns of workup.csv",
    ]  # fmt: skip


@cache
def _sent(name: str) -> Any:
    return Client().get(f"/downloads/{name}")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.slow
def test_a_file_is_sent_whole_with_its_type_and_may_be_kept(base: EvidenceBase, name: str) -> None:
    response = _sent(name)
    assert response.status_code == 200
    feed = atom_feed(base, "http://testserver/downloads/").encode()
    assert response.content == (feed if name == FEED else export(name, base).content)
    assert response.headers["Content-Type"] == TYPES[name]
    assert response.headers["Cache-Control"] == KEPT
    assert str(base.version) in response.headers["ETag"]
    assert parsedate_to_datetime(response.headers["Last-Modified"])
    is_saved = name != FEED
    assert (f'filename="{name}"' in response.get("Content-Disposition", "")) == is_saved
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_the_same_for_somebody_with_answers(name: str) -> None:
    told = client_with(people.RRMS_KEPT).get(f"/downloads/{name}")
    assert told.content == _sent(name).content
    assert "Cookie" not in told.get("Vary", "")
    assert told.headers["Cache-Control"] == KEPT
    assert not told.cookies


def test_a_file_touches_no_cookie_not_even_one_that_cannot_be_read() -> None:
    client = Client()
    client.cookies["answers"] = "broken"
    response = client.get("/downloads/figures.csv")
    assert not response.cookies
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_file_that_is_there_already_is_not_sent_again(client: Client, encoding: str) -> None:
    headers = {"accept-encoding": encoding}
    first = client.get("/downloads/figures.csv", headers=headers)
    for condition in (
        {"if-none-match": first.headers["ETag"]},
        {"if-modified-since": first.headers["Last-Modified"]},
    ):
        again = client.get("/downloads/figures.csv", headers={**headers, **condition})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["Cache-Control"] == KEPT
        assert "Cookie" not in again.get("Vary", "")
        assert not again.cookies


def test_a_file_that_changed_is_sent(client: Client) -> None:
    for condition in (
        {"if-none-match": '"2020-01-01-00000000"'},
        {"if-modified-since": "Wed, 01 Jan 2020 00:00:00 GMT"},
    ):
        response = client.get("/downloads/figures.csv", headers=condition)
        assert response.status_code == 200
        assert response.content


def test_no_two_files_share_a_mark(client: Client) -> None:
    marks = [client.head(f"/downloads/{name}").headers["ETag"] for name in NAMES]
    assert len(set(marks)) == len(NAMES)


@pytest.mark.parametrize("name", ["answers.csv", "..%2Fsettings.py", "figures.CSV", "figures.csv/"])
def test_a_name_that_is_none_leads_to_the_page_for_it(client: Client, name: str) -> None:
    response = client.get(f"/downloads/{name}")
    assert response.status_code == 404
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


def test_another_method_is_refused_and_the_refusal_not_kept(client: Client) -> None:
    response = client.post("/downloads/figures.csv")
    assert response.status_code == 405
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.slow
def test_only_downloads_may_be_kept() -> None:
    """Every address without a part to fill in, asked by somebody with answers."""
    client = client_with(people.RRMS_KEPT)
    client.raise_request_exception = False
    patterns = [str(each.pattern) for each in get_resolver().url_patterns]
    addresses = [f"/{each}" for each in patterns if "<" not in each]
    assert "/downloads/" in addresses
    for address in addresses:
        for response in (client.get(address), client.post(address)):
            assert response.headers["Cache-Control"] == "no-store", address
            assert "Last-Modified" not in response.headers, address


@pytest.mark.slow
def test_downloads_are_the_files_that_the_command_writes(client: Client, tmp_path: Path) -> None:
    said = StringIO()
    call_command("evidence", "export", str(tmp_path), stdout=said)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(NAMES)
    assert len(said.getvalue().splitlines()) == len(NAMES)
    for name in set(NAMES) - {FEED}:  # on a page its addresses are whole
        assert (tmp_path / name).read_bytes() == _sent(name).content
