"""Finding sources by filters and words: exactly those that satisfy, and nothing about a person."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import SourceTier
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web import loaded
from decision_aid.web.evidence_pages.source_list import Query, choices
from tests.conftest import SIZE
from tests.told_topics import TOPICS
from tests.web.page import Page

ENDPOINTS = {topic.id: set(topic.endpoints) for topic in TOPICS}


def _listed(client: Client, **params: str) -> list[str]:
    page = Page(client.get("/sources/", params, follow=True).content.decode())
    found = [a["href"] for ul in page.all("ul", css="figure-list") for a in ul.all("a")]
    return [link.removeprefix("/sources/").rstrip("/") for link in found]


def _fits(source: Source, params: Mapping[str, str], base: EvidenceBase) -> bool:
    """Worked out afresh from the files' own fields."""
    figures = source.figure
    types = set(source.population.subtypes) | {t for s in source.figures for t in s.subtypes}
    arms = {f.arm for f in figures} | {f.compared_with for f in figures} | {source.comparator}
    year = source.citation.year
    wanted_arms = {
        "": arms or {""},
        "transplant": {a.id for a in base.arms.values() if a.use == "transplant"},
    }.get(params.get("arm", ""), {params.get("arm", "")})
    topic = params.get("topic", "")
    return all(
        (
            params.get("subtype", "") in ("", *types),
            not topic or bool(ENDPOINTS[topic] & {f.endpoint for f in figures}),
            bool(wanted_arms & (arms or {""})),
            params.get("design", "") in ("", source.design.value),
            "from" not in params or (year is not None and year >= int(params["from"])),
            "to" not in params or (year is not None and year <= int(params["to"])),
            "tier" not in params or source.tier is SourceTier.CORE,
        )
    )


_KEYS = ("subtype", "topic", "arm", "design", "from", "to", "tier")
_FILTERS = st.fixed_dictionaries(
    {},
    optional={
        key: st.deferred(lambda key=key: st.sampled_from([v for v, _ in choices()[key]]))
        for key in _KEYS
    },
)


@settings(max_examples=40 * SIZE)
@given(_FILTERS)
def test_the_filtered_list_is_exactly_the_sources_that_satisfy_the_filter(
    params: dict[str, str],
) -> None:
    base = loaded.evidence_base()
    if params.get("from", "") > params.get("to", "9"):
        params["from"], params["to"] = params["to"], params["from"]
    found = {source.id for source in loaded.evidence_base().index.find(Query.read(params).wanted)}
    assert found == {s.id for s in base.sources.values() if _fits(s, params, base)}


def test_without_a_filter_every_source_is_listed_once(client: Client, base: EvidenceBase) -> None:
    assert sorted(_listed(client)) == sorted(base.sources)


def test_filters_in_the_address_narrow_the_page_as_they_narrow_the_list(client: Client) -> None:
    params = {"subtype": "spms", "arm": "transplant", "tier": "core"}
    listed = _listed(client, **params)
    searched = loaded.evidence_base().index.find(Query.read(params).wanted)
    assert sorted(listed) == sorted(source.id for source in searched)
    assert 0 < len(listed) < 140


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("muraro", "muraro-2017"),
        ("MURARO 2017", "muraro-2017"),
        ("Burt RK", "burt-2019-mist"),
        ("natalizumab", "affirm-2006"),
        ("tysabri", "affirm-2006"),
        ("long-term outcomes", "muraro-2017"),
        ("NEDA", "das-2019-neda-table"),
        ("brain volume", "lee-2017"),
        ("ruiz argüelles", "ruiz-arguelles-2019"),
        ("ocreliz", "opera-2017"),
    ],
)
def test_search_finds_by_author_title_treatment_outcome_and_label(
    client: Client, typed: str, found: str
) -> None:
    assert found in _listed(client, q=typed)


def test_search_finds_every_source_by_its_own_title(base: EvidenceBase) -> None:
    for source in base.sources.values():
        found = loaded.evidence_base().index.find(Query.read({"q": source.title}).wanted)
        if len(source.title) <= 100:
            assert source in found, source.id


def test_every_word_has_to_fit(client: Client) -> None:
    both = _listed(client, q="muraro natalizumab")
    assert set(both) == set(_listed(client, q="muraro")) & set(_listed(client, q="natalizumab"))


def test_a_word_inside_another_word_finds_nothing(client: Client) -> None:
    assert _listed(client, q="zumab") == []


def test_nothing_found_says_so_and_shows_a_way_back(client: Client) -> None:
    page = Page(client.get("/sources/", {"q": "no such word"}).content.decode())
    assert page.by_id("found-count").text.startswith("0 sources")
    assert "/sources/" in [a["href"] for a in page.by_id("found").all("a")]


@pytest.mark.parametrize(
    "params",
    [
        {"subtype": "cis"}, {"arm": "'; drop"}, {"design": "x"}, {"from": "abc"}, {"tier": "all"},
        {"topic": "<b>"}, {"nonsense": "1"}, {"q": ""}, {"q": "   "},
    ],
)  # fmt: skip
def test_what_means_nothing_is_left_out(
    client: Client, base: EvidenceBase, params: dict[str, str]
) -> None:
    assert len(_listed(client, **params)) == len(base.sources)


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "a" * 5000, "\0", "%", "(", "ß"])
def test_odd_words_do_no_harm(client: Client, typed: str) -> None:
    response = client.get("/sources/", {"q": typed})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_years_the_wrong_way_round_are_turned(client: Client) -> None:
    right = _listed(client, **{"from": "2017", "to": "2019"})
    assert right == _listed(client, **{"from": "2019", "to": "2017"})


def test_the_count_is_announced_and_each_restriction_can_be_taken_away(client: Client) -> None:
    page = Page(client.get("/sources/?subtype=ppms&tier=core").content.decode())
    count = page.by_id("found-count")
    assert count["aria-live"] == "polite"
    listed = _listed(client, subtype="ppms", tier="core")
    assert count.text.startswith(f"{len(listed)} source")
    without = [a["href"] for a in page.one("ul", css="restrictions").all("a")]
    assert without == ["/sources/?tier=core", "/sources/?subtype=ppms", "/sources/"]


def test_htmx_gets_the_list_alone_with_the_count_beside_it(client: Client) -> None:
    response = client.get("/sources/?q=muraro", headers={"HX-Request": "true"})
    page = Page(response.content.decode())
    assert not page.all("main")
    assert page.one("p", id="found-count")["data-hx-swap-oob"] == "innerHTML"
    whole = Page(client.get("/sources/?q=muraro").content.decode())
    assert page.one("title").text == whole.title
    links = [a["href"] for a in whole.by_id("found").all("a")]
    assert [a["href"] for a in page.all("a")] == links


def test_htmx_too_gets_whom_to_call_for_words_of_despair(client: Client) -> None:
    def shown(typed: str) -> str:
        headers = {"HX-Request": "true"}
        response = client.get("/sources/", {"q": typed}, headers=headers)
        return Page(response.content.decode()).by_id("help-now").text

    assert "116 123" in shown("suicde")
    assert shown("muraro") == ""


def test_the_form_works_as_a_plain_get_and_remembers_what_was_chosen(client: Client) -> None:
    page = Page(client.get("/sources/?q=burt&design=registry").content.decode())
    form = page.one("form", css="search")
    assert (form["action"], form["method"]) == ("/sources/", "get")
    assert page.by_id("q")["value"] == "burt"
    chosen = [
        o["value"] for o in page.by_id("f-design").all("option") if "selected" in o.attributes
    ]
    assert chosen == ["registry"]
    assert "open" in form.one("details").attributes
    names = {e["name"] for tag in ("input", "select") for e in form.all(tag)}
    assert names == {"q", "subtype", "topic", "arm", "design", "from", "to", "tier"}


def test_an_address_names_only_what_was_chosen(client: Client) -> None:
    sent = "/sources/?q=muraro&subtype=&topic=&arm=&design=&from=&to="
    response = client.get(sent)
    assert (response.status_code, response["Location"]) == (302, "/sources/?q=muraro")
    assert response["Cache-Control"] == "no-store"
    swapped = client.get(sent, headers={"HX-Request": "true"})
    assert (swapped.status_code, swapped["HX-Push-Url"]) == (200, "/sources/?q=muraro")
    empty = client.get("/sources/?q=&subtype=&box=nonsense")
    assert empty["Location"] == "/sources/"


def test_the_evidence_page_has_a_box_that_searches_the_sources(client: Client) -> None:
    form = Page(client.get("/evidence/").content.decode()).one("form", css="search")
    assert (form["action"], form["method"]) == ("/sources/", "get")
    assert form.one("input")["name"] == "q"


def test_a_search_keeps_no_answer_and_sets_no_cookie(client: Client) -> None:
    response = client.get("/sources/?" + urlencode({"q": "spms", "subtype": "spms"}))
    assert not response.cookies
