"""The picture on a page and in a PDF: the sealed address and nothing else, for any camera."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from decision_aid.web.drawing.qr import qr_code
from decision_aid.web.handover.resume_code.picture import drawn, seal
from decision_aid.web.handover.summary import pdf
from tests.web import people
from tests.web.cookies import answers_in, client_with
from tests.web.handover.resume_code.picture.on_paper import PIN, scanned
from tests.web.handover.resume_code.picture.scanning import (
    Scanned,
    dark_modules,
    modules_of,
    opened,
    picture_on,
    pin_on,
)


def test_pages_show_a_picture_that_opens_with_the_pin_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []
    monkeypatch.setattr(
        drawn, "sealed", lambda *given: made.append(seal.sealed(*given)) or made[-1]
    )
    for path in ("/code/mine/", "/summary/"):
        html = client_with(people.RRMS_KEPT).get(path).content.decode()
        svg = picture_on(html)
        assert svg is not None
        found = Scanned(f"http://testserver/scan/{made[-1]}/", pin_on(html))
        assert dark_modules(svg) == modules_of(found.address, found.digits)
        assert "style=" not in svg
        assert found.digits not in html
        visitor = Client()
        page = opened(visitor, found)
        assert page.main.one("h1").text == "Are these your answers?"
        assert "38" in page.main.text
        assert answers_in(visitor) == {}
        response = visitor.post("/scan/held/", {"use": "yes"})
        assert (response.status_code, response.headers["Location"]) == (302, "/check/")
        assert answers_in(visitor) == people.RRMS_KEPT
    assert len(set(made)) == 2


@pytest.mark.parametrize("kind", [{}, {"large": "on"}, {"clinician": "on"}])
def test_the_picture_in_a_pdf_holds_the_sealed_address_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, kind: dict[str, str]
) -> None:
    made: list[str] = []
    drawn_there: list[str] = []

    class Compiler:
        def compile(self, **given: Any) -> bytes:
            drawn_there.append(json.loads(given["sys_inputs"]["data"])["picture"]["svg"])
            return b"%PDF"

    monkeypatch.setattr(
        drawn, "sealed", lambda *given: made.append(seal.sealed(*given)) or made[-1]
    )
    monkeypatch.setattr(pdf, "compiler_of", lambda template: Compiler())
    client_with(people.RRMS_KEPT).post("/summary.pdf/", {"pin": PIN, **kind})
    [digits], [svg] = made, set(drawn_there)
    assert dark_modules(svg) == modules_of(f"http://testserver/scan/{digits}/", digits)


def test_a_printed_picture_is_fine_enough_for_a_camera() -> None:
    """0.4 mm a module is what phones read without care; the sheets print it 26 mm wide."""
    for address in ("https://aid.example.org", "https://decisions.neurology.hospital.example.org"):
        path = scanned()
        code = qr_code(path.address.replace("http://testserver", address), path.digits)
        assert code.error in ("M", "Q", "H")
        assert 26 / code.symbol_size()[0] >= 0.42, (address, code.version)
