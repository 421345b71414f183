"""What people type leads first to the page, treatment or word that it names."""

from __future__ import annotations

import pytest

from decision_aid.web.site.search import search_context


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ocrevus", "/treatments/ocrelizumab/"),
        ("tysarbi", "/treatments/natalizumab/"),
        ("Glatopa", "/treatments/glatiramer/"),
        ("Ruxience", "/treatments/rituximab/"),
        ("hsct", "/treatments/ahsct/"),
        ("zarzio", "/glossary/#g-csf"),
        ("atgam", "/glossary/#atg"),
        ("rrms", "/glossary/#rrms"),
        ("code", "/code/"),
        ("pdf", "/"),
        ("contact", "/contact/"),
        ("feedback", "/contact/"),
        ("csv", "/downloads/"),
        ("log in to my account", "/privacy/"),
        ("conditioning", "/guide/conditioning/"),
        ("30644983", "/sources/burt-2019-mist/"),
        ("infection", "/outcomes/infection/"),
        ("divorce", "/guide/carers/"),
    ],
)
def test_what_is_named_stands_first(typed: str, first: str) -> None:
    assert search_context({"q": typed})["groups"][0]["items"][0]["url"] == first
