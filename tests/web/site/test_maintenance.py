"""While the host has closed the tool: one calm page in place of others, numbers to call."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import Client
from pytest_django.fixtures import Settings

from decision_aid.evidence_base.base import EvidenceBase
from tests.privacy.pinned_headers import EXACTLY
from tests.web import people
from tests.web.cookies import answers_in, client_with
from tests.web.page import Page
from tests.web.processes.house import ROOT, run

URGENT = ("emergency", "crisis")


@pytest.fixture
def closed(settings: Settings) -> None:
    settings.CLOSED = True


@pytest.mark.parametrize(
    ("method", "address"),
    [("get", "/"), ("get", "/results/"), ("post", "/questions/age/"), ("get", "/nowhere/"),
     ("head", "/help/"), ("post", "/summary.pdf/"), ("get", "/downloads/evidence.json")],
)  # fmt: skip
@pytest.mark.usefixtures("closed")
def test_while_closed_every_page_says_so_and_gives_the_crisis_lines(
    base: EvidenceBase, method: str, address: str
) -> None:
    response = getattr(client_with(people.RRMS_KEPT), method)(address)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) >= 60
    assert {name: response.headers.get(name) for name in EXACTLY} == EXACTLY
    assert response.headers["Content-Type"].startswith("text/html")
    if method == "head":
        return
    page = Page(response.content.decode())
    for line in base.help_lines:
        if line.kind in URGENT and (line.number or line.url):
            found = [li.text for li in page.main.all("li") if line.name in li.text]
            is_there = any((line.number or line.url) in each for each in found)
            assert is_there is not line.confirm, line.name


@pytest.mark.usefixtures("closed")
def test_answers_outlast_the_closed_time(settings: Settings) -> None:
    client = client_with(people.RRMS_KEPT)
    assert client.get("/results/").status_code == 503
    settings.CLOSED = False
    assert client.get("/results/").status_code == 200
    assert answers_in(client) == people.RRMS_KEPT


@pytest.mark.usefixtures("closed")
def test_the_closed_page_needs_nothing_but_the_style_sheet(client: Client) -> None:
    page = Page(client.get("/").content.decode())
    assert page.all("script") == []
    links = {a["href"] for a in page.all("a") if not a["href"].startswith(("tel:", "https:"))}
    assert links == {"/"}
    assert [link["href"] for link in page.all("link", rel="stylesheet")] == ["/static/css/site.css"]
    assert page.html == render_to_string("503.html"), "a host can save it as a file"


@pytest.mark.slow
def test_a_host_closes_the_tool_by_its_environment() -> None:
    code = (
        "import django; django.setup(); from django.test import Client;"
        "print(Client().get('/', secure=True).status_code)"
    )
    env = {"DJANGO_SETTINGS_MODULE": "decision_aid.settings"}
    assert Client().get("/", secure=True).status_code == 200
    shut = run(ROOT, "-c", code, env=env | {"DECISION_AID_MAINTENANCE": "1"})
    assert (shut.stdout.split(), shut.stderr) == (["503"], ""), "closed on purpose is no error"
