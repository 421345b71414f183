"""The rules that lead the first page lead the doctor's sheet: no other set takes their place."""

from __future__ import annotations

import re

import pytest

from tests.browser.people import PPMS, RRMS, Person
from tests.web.cookies import client_holding
from tests.web.handover.summary.pdf_tools import text_of


@pytest.mark.parametrize("country", ["US", "GB-ENG", "NL"])
@pytest.mark.parametrize("somebody", [RRMS, PPMS], ids=lambda person: person.name)
def test_the_same_sets_lead_on_the_page_and_on_paper(somebody: Person, country: str) -> None:
    person = Person("placed", {**somebody.told, "country": country})
    client = client_holding(person.cookie())
    page = client.get("/results/").content.decode()
    leading = re.findall(r'href="/results/rules/#set-[^"]+">([^<]+)</a>', page)
    assert len(leading) == 2
    text = client.post("/summary.txt/").content.decode()
    told = [" ".join(each.split()) for each in re.findall(r"^\* ([^\[*]*)\[", text, re.MULTILINE)]
    first, second = (told.index(name) for name in leading)
    assert second == first + 1, told
    others = ("National MS Society 2021", "ASTCT 2019", "EBMT 2024", "EBMT 2024, fitness")
    assert all(told.index(each) >= first for each in others if each in told), told
    paper = " ".join(text_of(client.post("/summary.pdf/").content).split())
    assert all(f"{name} [" in paper for name in leading)
