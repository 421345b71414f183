"""What patients and neurologists ask in their own words is answered first by what tells it."""

from __future__ import annotations

import pytest
from django.test import Client

from decision_aid.domain.search.search import ResultKind
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.loaded import search_items, search_words
from decision_aid.web.site.search import search_context
from tests.web.page import Page
from tests.web.reading import page_at

ASKED = {
    "treatment-related-death": (
        "how many people die", "how many die", "do people die from hsct", "mortality rate",
        "death rate hsct", "can it kill you", "deaths since 2010", "what are the odds of dying",
        "how many peple die", "mortallity", "deaht rate", "chances of dieing", "TRM",
        "non-relapse mortality", "NRM day 100", "100 day mortality", "survival at 10 years",
        "has anyone died of it", "what kills people after transplant", "number of deaths beam",
    ),
    "no-relapse": (
        "how many relapse", "chance of relapse after transplant", "does it stop relapses",
        "will I still have relapses", "annualised relapse rate", "relaps after transpant",
        "ocrelizumab relapse rate",
    ),
    "disability-improved": (
        "how many got better", "what percentage of people improve", "can it reverse disability",
        "will my edss go down", "will i walk again",
    ),
    "no-disability-worsening": (
        "will it stop progression", "how many people end up in a wheelchair", "PFS at 5 years",
        "progression rate spms after hsct", "how many got worse", "wheelchare",
    ),
    "serious-adverse-event": (
        "side effects long term", "is it safe", "side efects", "organ toxicity",
        "admitted to intensive care",
    ),
    "fever-low-white-cells": ("febrile neutropenia rate", "how many get neutropenia"),
    "viral-reactivation": ("ebv reactivation", "can a sleeping virus come back"),
    "infection": ("zoster", "herpez zoster", "herpez zoster after transplant", "infektion",
                  "pml after natalizumab washout", "how many get an infection"),
    "cancer": ("chances of getting cancer", "leukaemia after hsct", "canser"),
    "secondary-autoimmunity": ("lemtrada thyroid", "second autoimmune disease"),
    "periods-stopped": ("will i be infertile", "early menopause risk at 38", "steril"),
    "neda": ("neda 5 years", "no evidence of disease activity at 5 years"),
    "brain-volume": ("does brain shrink", "brain atrophy rate"),
    "work": ("fatigue after hsct", "quality of life after transplant"),
}  # fmt: skip
SOMEWHERE = {
    "/treatments/natalizumab/": ("is hsct better than tysabri", "pml after natalizumab washout"),
    "/heard/#better-than-any-drug": ("is hsct better than tysabri",),
    "/guide/stopping-a-drug/": ("fingolimod washout", "tysabry washout",
                                "how long off ocrevus before transplant"),
    "/criteria/dmsg-germany-2025/": ("can i get hsct in germany", "krankenkasse deutschland"),
    "/criteria/norway-2014/": ("where in norway",),
    "/criteria/astct-2019/": ("usa hospitals", "hsct in america"),
    "/criteria/nvn-nl-guideline/": ("holland rules",),
    "/criteria/hsct-mexico/": ("cost in mexico",),
    "/guide/work-care/": ("how much does it cost", "cost in mexico", "can I work after"),
    "/outcomes/cost/": ("how much does it cost",),
    "/heard/#too-late": ("am i too old at 55", "over 60", "can 70 year olds have it"),
    "/guide/under-18/": ("is 16 too young",),
    "/criteria/denmark-nnbv/": ("ecog", "karnofsky"),
}  # fmt: skip


def _page(typed: str) -> Page:
    return Page(Client().get("/search/", {"q": typed}).content.decode())


def _links(typed: str, sort: str = "") -> list[str]:
    main = _page(typed).main
    own = [each for each in main.all("section") if each["aria-labelledby"] == sort]
    return [a["href"] for each in (own if sort else [main]) for a in each.all("a")]


@pytest.mark.parametrize("key", ASKED)
@pytest.mark.slow
def test_the_question_that_was_asked_stands_first(key: str) -> None:
    address = f"/outcomes/{key}/"
    wrong = {typed: found for typed in ASKED[key]
             if address not in (found := _links(typed, "question"))}  # fmt: skip
    assert not wrong


@pytest.mark.parametrize("address", SOMEWHERE)
def test_drugs_countries_costs_and_ages_lead_to_what_tells(address: str) -> None:
    assert [typed for typed in SOMEWHERE[address] if address not in _links(typed)] == []


def test_words_that_fit_everything_lead_to_no_question() -> None:
    for typed in ("transplant", "hsct canada", "who can have hsct", "vaccine", "muraro"):
        assert _links(typed, "question") == [], typed


@pytest.mark.parametrize(
    "typed",
    [
        "10.1212/wnl.88.9.842", "doi:10.1212/WNL.0000000000206750",
        "https://doi.org/10.1016/S1474-4422(15)70037-4", "10.1093/brain/awv999", "PMID 12345678",
        "NCT99999999",
    ],
)  # fmt: skip
def test_a_paper_that_is_not_here_is_said_to_be_not_here(typed: str) -> None:
    main = (page := _page(typed)).main
    assert page.by_id("found-count").text == "We found nothing with these words."
    assert "No paper and no trial here has this number." in main.text
    assert not [a for a in main.all("a") if a["href"].startswith("/sources/")]


def test_a_chance_of_something_is_no_chance_of_success() -> None:
    for typed, told in (("chances of getting cancer", False), ("my chances", True)):
        assert ("no single success rate, and" in _page(typed).main.text) is told, typed


def test_every_topic_has_other_words_and_all_that_is_named_is_there(base: EvidenceBase) -> None:
    asks = search_words().asks
    assert {each.topic for each in asks if each.topic} == {each.id for each in base.topics}
    known = {(each.sort, each.key) for each in search_items()}
    named = {(ResultKind(each.sort), each.key) for each in asks if not each.topic}
    assert named <= known


@pytest.mark.parametrize("typed", ["edss 7", "EDSS limit", "my edss is 6.5", "max edss for hsct"])
def test_who_asks_for_a_limit_reads_first_what_rules_say_on_it(typed: str) -> None:
    first = search_context({"q": typed})["groups"][0]
    assert first["id"] == "rules"
    assert all("EDSS" in each["about"] for each in first["items"][:5])
    assert "ECTRIMS" in first["items"][0]["name"] or "EBMT" in first["items"][0]["name"]
    assert any(each["url"] == "/criteria/ectrims-ebmt-2025/" for each in first["items"][:5])
    page = page_at(f"/search/?q={typed.replace(' ', '+')}")
    assert page.main.all("a", href="/criteria/#limits")


@pytest.mark.parametrize("typed", ["over 50", "I am 62", "55 years old", "hsct over 60"])
def test_who_types_an_age_reads_first_what_rules_say_on_age(typed: str) -> None:
    first = search_context({"q": typed})["groups"][0]
    assert first["id"] == "rules"
    assert any(each["url"] == "/criteria/ectrims-ebmt-2025/" for each in first["items"])


def test_what_is_no_question_on_a_limit_is_not_led_by_rules() -> None:
    for typed in [
        "edss 3 to 6 worsening",
        "relapse age",
        "edss score",
        "from edss 2",
        "2 years old",
    ]:
        assert search_context({"q": typed})["groups"][0]["id"] != "rules", typed


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("silla de ruedas", "/outcomes/no-disability-worsening/"),
        ("fauteuil roulant", "/outcomes/no-disability-worsening/"),
        ("embarazo", "/guide/fertility/"),
        ("Unfruchtbarkeit", "/guide/fertility/"),
        ("muerte", "/outcomes/treatment-related-death/"),
        ("scared of dying from hsct", "/outcomes/treatment-related-death/"),
        ("Haarausfall", "/guide/conditioning/"),
        ("will i lose my hair", "/guide/conditioning/"),
        ("stem cell tourisum", "/guide/abroad-private/"),
        ("go fund me", "/guide/work-care/"),
        ("trapianto di cellule staminali", "/glossary/#ahsct"),
    ],
)
def test_words_of_another_language_and_of_fear_find_what_they_ask(typed: str, address: str) -> None:
    groups = search_context({"q": typed})["groups"]
    assert address in {each["url"] for group in groups for each in group["items"][:3]}


@pytest.mark.parametrize("number", ["10.1000/not.here", "PMID 12345678", "NCT09999999"])
def test_a_number_that_is_not_here_is_told_so_in_the_list_of_sources_too(number: str) -> None:
    main = page_at(f"/sources/?q={number.replace(' ', '+')}").main
    assert "No paper and no trial here has this number." in main.text
    assert main.all("a", href="/contact/")
    assert "No paper" not in page_at("/sources/?q=zzyyxx").main.text
