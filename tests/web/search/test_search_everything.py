"""One search over everything that can be read, on every page, without a script."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from django.test import Client
from django.urls import reverse

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.loaded import evidence_base
from decision_aid.web.site.robots import OPEN
from decision_aid.web.site.search import fixed_places
from tests.conftest import by_day
from tests.web import people
from tests.web.consultation.consulting import SWAPPED
from tests.web.cookies import client_with
from tests.web.page import Page


def _page(client: Client, typed: str) -> Page:
    return Page(client.get("/search/", {"q": typed}).content.decode())


def _links(page: Page, sort: str) -> list[str]:
    heads = [h for h in page.all("h2") if h.attributes.get("id") == sort]
    if not heads:
        return []
    section = next(s for s in page.all("section") if s.attributes.get("aria-labelledby") == sort)
    return [a["href"] for a in section.all("a")]


@pytest.mark.parametrize(
    "address", ["/", "/evidence/", "/questions/age/", "/results/", "/summary/", "/no-such-page/"]
)
def test_every_page_has_a_way_to_search(address: str) -> None:
    page = Page(client_with(people.RRMS_KEPT).get(address).content.decode())
    link = page.one("header", css="top").one("a", css="find")
    assert (link["href"], link.text) == ("/search/", "Search")


@pytest.mark.parametrize(
    ("typed", "sort", "address"),
    [
        ("muraro", "source", "/sources/muraro-2017/"),
        ("relapse", "outcome", "/outcomes/no-relapse/"),
        ("tysabri", "treatment", "/treatments/natalizumab/"),
        ("ectrims", "rules", "/criteria/ectrims-ebmt-2025/"),
        ("vaccine", "guide", "/guide/vaccinations/"),
        ("lumbar puncture", "term", "/glossary/#lumbar-puncture"),
        ("wheelchair", "gap", "/gaps/#progressive-edss-7"),
        ("cure", "heard", "/heard/#cure"),
        ("privacy", "page", "/privacy/"),
        ("eligibility", "page", "/criteria/"),
        ("infertility", "outcome", "/outcomes/pregnancy/"),
        ("infertility", "guide", "/guide/fertility/"),
        ("menopause", "outcome", "/outcomes/periods-stopped/"),
        ("chemo", "guide", "/guide/conditioning/"),
        ("death", "outcome", "/outcomes/treatment-related-death/"),
        ("stem cell", "treatment", "/treatments/ahsct/"),
        ("bone marrow transplant", "treatment", "/treatments/ahsct/"),
        ("copaxone", "treatment", "/treatments/glatiramer/"),
        ("rebif", "treatment", "/treatments/interferon-beta/"),
        ("DMF", "treatment", "/treatments/dimethyl-fumarate/"),
        ("BTK", "treatment", "/treatments/tolebrutinib/"),
        ("neupogen", "term", "/glossary/#g-csf"),
        ("NICE", "guide", "/guide/other-ways/"),
        ("LDN", "guide", "/guide/other-ways/"),
        ("chemobrain", "heard", "/heard/#brain-shrinks"),
        ("smoldering", "term", "/glossary/#pira"),
        ("TBI", "term", "/glossary/#total-body-irradiation"),
        ("King's", "source", "/sources/mehra-2019/"),
        ("Federenko", "source", "/sources/melnichenko-2022/"),
        ("Inglese", "source", "/sources/boffa-2023/"),
        ("diarrhea", "guide", "/guide/infections/"),
        ("hematologist", "term", "/glossary/#haematologist"),
        ("mobilization", "guide", "/guide/mobilisation/"),
        ("stemcell", "term", "/glossary/#ahsct"),
        ("influenza", "guide", "/guide/vaccinations/"),
        ("vomiting", "guide", "/guide/infections/"),
        ("10.1001/jamaneurol.2016.5867", "source", "/sources/muraro-2017/"),
        ("28241268", "source", "/sources/muraro-2017/"),
        ("can I do it again", "gap", "/gaps/#second-transplant"),
        ("I want to kill myself", "page", "/help/"),
        ("Dignitas", "page", "/help/"),
    ],
)
def test_a_patients_word_finds_what_it_means(typed: str, sort: str, address: str) -> None:
    assert address in _links(_page(Client(), typed), sort)


SLIPS = {"fertilty": "fertility", "natalizumb": "natalizumab", "stem cel": "stem cell",
         "bonemarrow": "bone marrow", "transpalnt": "transplant", "relpase": "relapse",
         "murraro": "muraro", "Wheelchiar": "wheelchair", "sucess rate": "success rate",
         "deth": "death", "infecton after chemo": "infection after chemo"}  # fmt: skip
FEW_SLIPS = ("natalizumb", "stem cel", "bonemarrow", "sucess rate")
FEW_OF_DESPAIR = ("suicide", "hopless", "can’t go on", "better off dead", "988", "help me")
"""For the list of sources: it asks the same speller and the same words of despair."""


@pytest.mark.parametrize(("address", "slips"), [("/search/", SLIPS), ("/sources/", FEW_SLIPS)])
@pytest.mark.slow
def test_a_slip_finds_what_was_meant_and_says_so(address: str, slips: Iterable[str]) -> None:
    client = Client()
    for typed in slips:
        meant = SLIPS[typed]
        page = Page(client.get(address, {"q": typed}).content.decode())
        right = Page(client.get(address, {"q": meant}).content.decode())
        assert "Showing results for" in page.main.text, typed
        assert meant in page.main.text, typed
        assert "Showing results for" not in right.main.text, meant
        found = " ".join(right.by_id("found-count").text.split()[:2])
        assert found in page.by_id("found-count").text, typed
    for typed in ("fertil", "10.1001/jamaneurol.2016.5867", "HSCT", "dragon", "a" * 5000):
        page = Page(client.get(address, {"q": typed}).content.decode())
        assert "Showing results for" not in page.main.text, typed


def test_who_asks_for_a_cure_first_reads_that_there_is_no_single_rate() -> None:
    for typed in ("success rate", "sucess rate", "how many cured", "cure", "Does it work?"):
        page = _page(Client(), typed)
        main = page.main.text
        assert main.index("no single success rate, and") < main.index(
            page.by_id("found-count").text
        )
        assert {"/heard/#cure", "/outcomes/no-disability-worsening/"} <= {
            a["href"] for a in page.main.all("a")
        }, typed
    for typed in ("death", "secure", "health"):
        assert "no single success rate, and" not in _page(Client(), typed).main.text


def test_who_asks_of_death_first_reads_the_page_of_all_studies_and_no_claim_alone() -> None:
    for typed in ("death", "dying", "will i die", "deth"):
        page = _page(Client(), typed)
        sections = [section["aria-labelledby"] for section in page.main.all("section")]
        first = next(each for each in sections if each not in ("help-first", "that-help"))
        assert first == "question", typed
        assert _links(page, "question") == ["/outcomes/treatment-related-death/"]
    claim = next(each for each in evidence_base().heard if each.id == "witchcraft")
    told = _page(Client(), "death").main.text
    assert told.index(f"“{claim.heard}”") < told.index(claim.shows)


def test_below_whom_to_call_pages_that_help_come_first_and_no_rules_stand_open() -> None:
    for typed in ("suicide", "suicde", "hopeless", "i want to die", "dying", "depression"):
        page = _page(Client(), typed)
        assert _links(page, "that-help")[0] == "/guide/other-ways/", typed
        folded = [a["href"] for fold in page.main.all("details") for a in fold.all("a")]
        for address in {a["href"] for a in page.main.all("a")}:
            if address.startswith(("/criteria/", "/sources/")):
                assert address in folded, typed
    assert "that-help" not in _page(Client(), "fertility").ids


DESPAIR = ("suicide", "suicidal", "sucide", "kill myself", "killing myself", "hopeless", "hopless",
           "Samaritans", "Dignitas", "can't go on", "can’t go on", "cant go on", "I can not go on",
           "cannot go on", "end it all", "ending my life", "I don't want to live", "want to die",
           "self-harm", "better off dead", "no point in living", "assisted dying", "euthenasia",
           "tired of living", "giving up", "what's the point", "severe depression", "suicde", "988",
           "help me")  # fmt: skip
NO_DESPAIR = ("death", "treatment-related death", "survival", "can I die of a transplant", "hope",
              "fertility", "remyelination", "end of treatment", "Switzerland", "dignity",
              "myelin repair")  # fmt: skip


@pytest.mark.parametrize(("address", "few"), [("/search/", ()), ("/sources/", FEW_OF_DESPAIR)])
def test_words_of_despair_lead_with_help_and_others_do_not(address: str, few: list[str]) -> None:
    client = Client()
    for typed in few or DESPAIR:
        page = Page(client.get(address, {"q": typed}).content.decode())
        links = [a["href"] for a in page.main.all("a") if a["href"].startswith(("tel:", "/out"))]
        assert links[:2] == ["tel:999", "tel:116123"], typed
        main = page.main.text
        assert main.index("116 123") < main.index(page.by_id("found-count").text), typed
    for typed in NO_DESPAIR[:: 3 if few else 1]:
        page = Page(client.get(address, {"q": typed}).content.decode())
        assert "tel:" not in page.html, typed


@pytest.mark.parametrize("headers", [{}, SWAPPED], ids=["a page", "put in by a script"])
@pytest.mark.parametrize("address", ["/search/", "/sources/"])
def test_the_help_before_a_search_is_that_of_the_persons_country(
    address: str, headers: dict[str, str]
) -> None:
    client = client_with(people.RRMS_KEPT)
    page = Page(client.get(address, {"q": "hopeless"}, headers=headers).content.decode())
    assert "tel:0800838587" in [a["href"] for a in page.all("a")]


@pytest.mark.parametrize("typed", ["HSCT", "ahsct", "stem cell transplant", "stem cells"])
def test_all_names_of_the_treatment_find_the_same_sources(typed: str) -> None:
    def listed(words: str) -> list[str]:
        page = Page(Client().get("/sources/", {"q": words}).content.decode())
        return [a["href"] for ul in page.all("ul", css="figure-list") for a in ul.all("a")]

    assert len(listed(typed)) > 80
    assert set(listed("AHSCT")) <= set(listed(typed))


def test_the_counts_are_those_of_what_is_found(base: EvidenceBase) -> None:
    page = _page(Client(), "death")
    heads = [h.text for h in page.main.all("h2") if "(" in h.text]
    total = sum(int(text.rpartition("(")[2].rstrip(")")) for text in heads)
    assert page.by_id("found-count").text == f"{total} things found"
    assert "/sources/?q=death" in _links(page, "source")


@pytest.mark.slow
def test_every_address_of_a_result_is_there() -> None:
    client = Client()
    pages: dict[str, Page] = {}
    for typed in by_day(("transplant", "page"), ("transplant", "page", "the", "ms", "what")):
        pages[""] = page = _page(client, typed)
        for link in {a["href"] for a in page.main.all("a")}:
            path, _, anchor = link.partition("#")
            if path not in pages:
                response = client.get(path)
                assert response.status_code == 200, link
                pages[path] = Page(response.content.decode())
            assert not anchor or anchor in pages[path].ids, link


def test_every_fixed_page_can_be_found() -> None:
    named = {item.key for item in fixed_places()}
    assert set(OPEN) - named == {"search"}
    for item in fixed_places():
        reverse(item.key)


def test_nothing_found_says_so_and_leads_on() -> None:
    page = _page(Client(), "dragon")
    assert page.by_id("found-count").text == "We found nothing with these words."
    assert {"/evidence/", "/guide/", "/help/", "/search/?q=fertility"} <= {
        a["href"] for a in page.main.all("a")
    }


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "a" * 5000, "\0", "%", "(", "ß"])
def test_odd_words_do_no_harm(typed: str) -> None:
    response = Client().get("/search/", {"q": typed})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"


def test_the_form_sends_words_only_and_needs_no_script() -> None:
    form = _page(Client(), "death").one("form", css="search")
    assert (form["action"], form["method"]) == ("/search/", "get")
    assert [field["name"] for field in form.all("input")] == ["q"]


@pytest.mark.parametrize("address", ["/search/", "/sources/"])
def test_signs_that_turn_words_around_are_not_shown_again(client: Client, address: str) -> None:
    shown = client.get(address, {"q": "txt\u202eexe\u2066 \u0007bell"}, follow=True)
    assert "txt exe" in shown.content.decode()
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x07]", shown.content.decode())
