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
        ("haemopoietic", "/treatments/ahsct/"),
        ("hemopoietic", "/treatments/ahsct/"),
        ("haematopoietic stem cell transplantation", "/treatments/ahsct/"),
        ("haemopoetic stem cell transplant", "/treatments/ahsct/"),
        ("devic", "/guide/not-ms/"),
        ("Devic's disease", "/guide/not-ms/"),
        ("transverse myelitis", "/guide/not-ms/"),
        ("balo", "/guide/not-ms/"),
        ("optic neuritis", "/glossary/#relapse"),
        ("disseminated sclerosis", "/glossary/#ms"),
        ("vaccination after hsct", "/guide/vaccinations/"),
        ("revaccination", "/guide/vaccinations/"),
        ("food after transplant", "/guide/infections/"),
        ("alopecia", "/guide/conditioning/"),
        ("azoospermia", "/outcomes/periods-stopped/"),
        ("hypothyroidism", "/outcomes/secondary-autoimmunity/"),
        ("MDS", "/outcomes/cancer/"),
        ("graft versus host", "/guide/no-chemotherapy/"),
        ("retransplant", "/guide/plan-b/"),
        ("plex", "/guide/stopping-a-drug/"),
        ("gynecologist", "/guide/fertility/"),
        ("ahsct versus natalizumab", "/heard/#better-than-any-drug"),
        ("divorce", "/guide/carers/"),
    ],
)
def test_what_is_named_stands_first(typed: str, first: str) -> None:
    assert search_context({"q": typed})["groups"][0]["items"][0]["url"] == first
