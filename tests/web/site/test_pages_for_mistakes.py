"""Pages for what went wrong over HTTP: each has its status and a way on."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web import people
from tests.web.cookies import answers_in, client_with
from tests.web.page import Page

ALL_PAGES = [
    "/", "/questions/country/", "/more-detail/", "/check/", "/delete/", "/deleted/", "/sources/",
    "/sources/muraro-2017/", "/criteria/", "/criteria/london-ahsct-2016/", "/gaps/",
    "/disagreement/", "/glossary/", "/help/", "/methods/", "/privacy/", "/about/",
    "/accessibility/", "/intended-purpose/", "/measured/", "/my-questions/", "/security/",
]  # fmt: skip


def _shows_a_way_on(response: Any) -> Page:
    page = Page(response.content.decode())
    assert {"/sources/", "/help/"} <= {a["href"] for a in page.main.all("a")}
    assert {"/", "/check/"} & {a["href"] for a in page.main.all("a")}
    assert page.one("h1").text
    return page


@pytest.mark.parametrize(
    "address",
    ["/questions/shoe-size/", "/questions/dmt/", "/nowhere/", "/sources/nobody-1999/",
     "/criteria/nobody/", "/sources/../../etc/passwd", "/questions/age/extra/"],
)  # fmt: skip
def test_an_unknown_address_gets_a_page_with_next_steps(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    _shows_a_way_on(response)


def test_the_page_for_an_unknown_address_leads_back_to_the_answers() -> None:
    page = _shows_a_way_on(client_with(people.RRMS_KEPT).get("/nowhere/"))
    assert "/check/" in [a["href"] for a in page.main.all("a")]


WRONG_METHODS = [
    ("get", "/route/", "POST"),
    ("put", "/questions/country/", "GET, HEAD, POST"),
    ("delete", "/delete/", "GET, HEAD, POST"),
    ("patch", "/more-detail/", "GET, HEAD, POST"),
    *(("post", address, "GET, HEAD") for address in
      ["/", "/check/", "/results/", "/sources/", "/criteria/", "/gaps/", "/disagreement/",
       "/glossary/", "/help/", "/privacy/", "/deleted/", "/sources/muraro-2017/"]),
    ("options", "/results/", "GET, HEAD"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "address", "allowed"), WRONG_METHODS)
def test_a_wrong_method_gets_a_page_that_says_what_is_allowed(
    client: Client, method: str, address: str, allowed: str
) -> None:
    response = getattr(client, method)(address)
    assert response.status_code == 405
    assert response.headers["Allow"] == allowed
    _shows_a_way_on(response)


@pytest.mark.parametrize("address", ["/questions/age/", "/route/", "/nowhere/"])
def test_ten_megabytes_are_refused_with_a_page(address: str) -> None:
    client = client_with(people.RRMS_KEPT)
    response = client.post(address, {"answer": "9" * 10_000_000})
    assert response.status_code == 413
    _shows_a_way_on(response)
    assert answers_in(client) == people.RRMS_KEPT


def test_a_post_just_below_the_limit_is_read(client: Client) -> None:
    client.post("/route/", {"route": "full"})
    response = client.post("/questions/country/", {"answer": "x" * 60_000})
    assert response.status_code == 422


def test_an_impossible_length_is_not_a_crash(client: Client) -> None:
    for length in ("many", "-1", "", "²"):
        response = client.post("/route/", {"route": "full"}, headers={"content-length": length})
        assert response.status_code < 500


def test_a_file_or_hundreds_of_fields_are_refused_with_a_page(client: Client) -> None:
    client.post("/route/", {"route": "full"})
    many = {f"f{n}": "1" for n in range(201)}
    upload = {"answer": SimpleUploadedFile("a.txt", b"hello")}
    for sent, what in ((many, "more than 200 fields"), (upload, "sent a file")):
        response = client.post("/questions/country/", sent)
        assert response.status_code == 400
        assert what in _shows_a_way_on(response).main.text
    odd = client.post("/questions/country/", b"a", content_type="multipart/form-data; boundary=")
    assert odd.status_code == 400
    assert "something that we could not read" in _shows_a_way_on(odd).main.text


def test_a_form_without_its_token_is_refused_and_the_answers_stay() -> None:
    client = _strict_client()
    response = client.post("/questions/age/", {"answer": "70"})
    assert response.status_code == 403
    _shows_a_way_on(response)
    assert answers_in(client) == people.RRMS_KEPT


def test_a_form_with_its_token_is_taken() -> None:
    client = _strict_client()
    page = Page(client.get("/questions/age/").content.decode())
    token = page.main.one("input", name="csrfmiddlewaretoken")["value"]
    sent = {"answer": "70", "csrfmiddlewaretoken": token}
    assert client.post("/questions/age/", sent).status_code == 302
    assert answers_in(client)["age"] == "70"


def test_every_form_carries_the_token() -> None:
    client = client_with(people.SHORT, "short")
    for address in (
        "/",
        "/questions/age/",
        "/check/",
        "/more-detail/",
        "/delete/",
        "/my-questions/",
    ):
        forms = Page(client.get(address).content.decode()).main.all("form")
        assert forms
        for form in forms:
            assert form["method"] == "post"
            assert len(form.all("input", name="csrfmiddlewaretoken")) == 1


def _strict_client() -> Client:
    client = Client(enforce_csrf_checks=True)
    client.cookies = client_with(people.RRMS_KEPT).cookies
    return client


@pytest.mark.urls("tests.web.kinds_of_pages.raising_urls")
def test_a_mistake_of_ours_gets_a_page_with_a_way_on() -> None:
    client = client_with(people.RRMS_KEPT)
    client.raise_request_exception = False
    response = client.get("/breaks/")
    assert response.status_code == 500
    page = _shows_a_way_on(response)
    assert "natalizumab" not in page.html
    assert answers_in(client) == people.RRMS_KEPT


@pytest.mark.slow
def test_head_answers_like_get_without_the_page() -> None:
    client = client_with(people.RRMS_KEPT)
    for address in (*ALL_PAGES, "/results/", "/nowhere/"):
        got, head = client.get(address), client.head(address)
        assert head.status_code == got.status_code, address
        assert head.content == b"", address
        assert head.headers["Content-Type"] == got.headers["Content-Type"], address
