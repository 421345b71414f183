"""Whoever types the number or the address of a paper that stands here gets that paper, rules among
them, and never a page for somebody in despair: half of a number is that of a crisis line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from decision_aid.domain.evidence.citation import Citation
from decision_aid.domain.search.search import ResultKind
from decision_aid.domain.search.word_groups import names_one
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.addresses import LONGEST_SEARCH
from decision_aid.web.loaded import despair_words, search_items, search_words, tells_of_despair
from decision_aid.web.site.search import search_context
from tests.web.page import Page

_DOI = ("{}", "https://doi.org/{}", "http://dx.doi.org/{}", "doi:{}", "DOI: {}", "  {}  ")
_PMID = ("{}", "PMID {}", "pmid:{}", "https://pubmed.ncbi.nlm.nih.gov/{}/")
_PMCID = ("{}", "PMCID: {}", "https://pmc.ncbi.nlm.nih.gov/articles/{}/")


def _pasted(cited: Citation) -> Iterator[str]:
    for number, forms in ((cited.doi, _DOI), (cited.pmid, _PMID), (cited.pmcid, _PMCID)):
        if number:
            yield from (form.format(number) for form in forms)
            yield number.upper()
    yield from (each.strip() for each in cited.registration.split(";") if each.strip())
    if cited.url:
        yield cited.url
        yield f"{cited.url.removeprefix('https://').removeprefix('http://')}#abstract"


def _found(typed: str) -> list[str]:
    shown = search_context({"q": typed})
    assert not shown["that_help"], typed
    return [item["url"] for group in shown["groups"] for item in group["items"]]


@pytest.mark.slow
def test_each_paper_is_found_by_each_of_its_numbers_and_addresses(base: EvidenceBase) -> None:
    cited = {
        **{(ResultKind.SOURCE, key): source.citation for key, source in base.sources.items()},
        **{(ResultKind.RULES, key): rules.citation for key, rules in base.criteria.items()},
    }
    text = {(item.sort, item.key): item.text for item in search_items()}
    listed = {entry.source.id: entry.text for entry in base.index.entries}
    for (sort, key), citation in cited.items():
        for typed in _pasted(citation):
            asked = search_words().groups.asked(typed[:LONGEST_SEARCH])
            assert all(names_one(text[sort, key], each) for each in asked), (key, typed)
            if sort is ResultKind.SOURCE:
                assert all(names_one(listed[key], each) for each in asked), (key, typed)
        for typed in filter(None, (citation.doi, citation.pmid, citation.url)):
            assert not despair_words().are_in(typed[:LONGEST_SEARCH]), typed


def test_the_rules_stand_after_the_paper_of_the_same_number() -> None:
    mist = _found("PMID 30644983")
    assert mist == ["/sources/burt-2019-mist/", "/criteria/trial-mist/"]
    assert _found("Muraro")[0] == "/sources/muraro-2017/"


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.nature.com/articles/s41582-024-01050-x",
        "https://www.nature.com/articles/s41582-024-01050-x?error=cookies",
        "www.nature.com/articles/s41582-024-01050-x.pdf",
        "https://link.springer.com/article/10.1038/s41582-024-01050-x",
    ],
)
def test_an_address_of_the_publisher_finds_the_paper(typed: str) -> None:
    assert _found(typed) == ["/criteria/ectrims-ebmt-2025/"]


def test_an_address_that_is_not_here_finds_nothing() -> None:
    assert _found("https://www.example.org/stem-cells/for-ms-2024/") == []


@pytest.mark.parametrize(
    "typed",
    [
        "room 024", "age 113 trial", "3114 people", "113 patients", "n = 112", "143 of 144",
        "1813 participants", "1737 patients", "12345678", "NCT00000988", "10.1000/988-116-123",
        "111 days", "bed 144", "edss 999",
    ],
)  # fmt: skip
def test_a_number_of_something_else_opens_no_help(typed: str) -> None:
    assert not tells_of_despair(typed)


def test_the_number_of_each_line_does_alone_and_among_words_of_calling(
    base: EvidenceBase,
) -> None:
    lines = [line for line in base.help_lines if line.kind in ("emergency", "crisis")]
    for number in filter(None, (number for each in lines for number in (each.tel, each.text_to))):
        for form in ("{}", "call {}", "what is {}", "{} helpline", "please ring {} for me"):
            assert despair_words().are_in(form.format(number)), number
    for line in lines:
        if line.tel:
            assert despair_words().are_in(line.number) or not line.number[0].isdigit(), line.number


def test_despair_beside_the_number_of_a_paper_is_heard() -> None:
    assert tells_of_despair("10.1038/s41582-024-01050-x I want to die")
    assert tells_of_despair("kill myself PMID 30644983")


def test_the_page_of_the_number_says_nothing_of_a_crisis(client: Client) -> None:
    page = client.get("/search/", {"q": "10.1038/s41582-024-01050-x"}).content.decode()
    main = Page(page).main.text
    assert "You do not have to carry this alone" not in main
    assert "We found nothing" not in main
