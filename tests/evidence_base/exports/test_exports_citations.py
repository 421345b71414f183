"""References in three formats, read back by other people's libraries."""

from __future__ import annotations

import json
import re

import bibtexparser
import pytest
import rispy
from bibtexparser import middlewares

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.exports import export
from decision_aid.evidence_base.exports.authors import Authors, Person, authors_of, bodies_of
from decision_aid.evidence_base.exports.bibtex import _escaped
from decision_aid.evidence_base.exports.citations import Sort, references


@pytest.fixture(scope="module")
def keys(base: EvidenceBase) -> list[str]:
    return [*base.sources, *(f"criteria-{each}" for each in base.criteria)]


def test_no_two_references_share_a_key(base: EvidenceBase, keys: list[str]) -> None:
    assert [each.key for each in references(base)] == keys
    assert len(keys) == len(set(keys))


def test_bibtex_is_read_in_full(base: EvidenceBase, keys: list[str]) -> None:
    read = bibtexparser.parse_string(export("citations.bib", base).text)
    assert read.failed_blocks == []
    assert [entry.key for entry in read.entries] == keys
    for entry, told in zip(read.entries, references(base), strict=True):
        assert entry["title"] == f"{{{_escaped(told.title)}}}"
        assert entry["urldate"] == told.read_on.isoformat()
        fields = entry.fields_dict
        assert (fields["doi"].value if "doi" in fields else "") == told.doi
        assert ("year" in fields) == (told.year is not None)


def test_people_and_bodies_come_back_as_they_are_in_all_three(base: EvidenceBase) -> None:
    """Other people's libraries take surnames apart from first names, and no body."""
    bib = bibtexparser.parse_string(
        export("citations.bib", base).text,
        append_middleware=[middlewares.SeparateCoAuthors(), middlewares.SplitNameParts()],
    )
    ris = rispy.loads(export("citations.ris", base).text)
    csl = json.loads(export("citations.csl.json", base).text)
    for told, entry, line, item in zip(references(base), bib.entries, ris, csl, strict=True):
        names = told.authors.names
        fields = entry.fields_dict
        parts = [p for p in (fields["author"].value if "author" in fields else ()) if p.last]
        parts = parts[: len(names)]
        for name, part, author, literal in zip(
            names, parts, line.get("authors", ()), item.get("author", ()), strict=True
        ):
            if isinstance(name, Person):
                family = " ".join((*part.von, *part.last))
                assert (family, part.first) == (_escaped(name.family), name.given.split())
                assert author == f"{name.family}, {'.'.join(name.initials)}."
                assert literal == {"family": name.family, "given": name.given}
            else:
                assert (part.first, part.last) == ([], [f"{{{_escaped(name)}}}"])
                assert author == name.replace(",", "")
                assert literal == {"literal": name}


def test_a_body_has_its_whole_name(base: EvidenceBase) -> None:
    told = {each.key: each.authors.names for each in references(base)}
    assert told["ema-cat-2020"] == ("European Medicines Agency, Committee for Advanced Therapies",)
    assert told["criteria-nhs-england-b04"] == ("NHS England", "DHSC")
    assert told["criteria-trial-st-vincents-2022"] == ("St Vincent's Hospital, Sydney",)
    assert told["fda-2021"] == ("US Food and Drug Administration",)
    assert told["criteria-shtg-scotland-2019"] == ("Scottish Health Technologies Group",)
    ris = export("citations.ris", base).text
    assert "AU  - European Medicines Agency Committee for Advanced Therapies\r\n" in ris
    assert "AU  - NHS England\r\n" in ris


def test_ris_is_read_in_full(base: EvidenceBase, keys: list[str]) -> None:
    read = rispy.loads(export("citations.ris", base).text)
    assert [entry["id"] for entry in read] == keys
    for entry, told in zip(read, references(base), strict=True):
        assert entry["title"] == " ".join(told.title.split())
        assert entry.get("doi", "") == told.doi
        assert entry.get("year", "") == str(told.year or "")
        assert len(entry.get("authors", ())) == len(told.authors.names)
        assert entry.get("start_page", "") == told.first_page
        assert "unknown_tag" not in entry


def test_csl_json_is_read_in_full(base: EvidenceBase, keys: list[str]) -> None:
    read = json.loads(export("citations.csl.json", base).text)
    assert [entry["id"] for entry in read] == keys
    for entry, told in zip(read, references(base), strict=True):
        assert entry["title"] == told.title
        assert entry.get("DOI", "") == told.doi
        assert entry["accessed"]["date-parts"][0][0] == told.read_on.year


_AB = (Person("Ax", "A"), Person("de Bee", "BB"))


@pytest.mark.parametrize(
    ("printed", "authors"),
    [
        ("Ax A, de Bee BB", Authors(_AB)),
        ("Ax A, de Bee BB, et al.", Authors(_AB, others=True)),
        ("Ax A et al.", Authors(_AB[:1], others=True)),
        ("Ax A, et al., de Bee BB", Authors(_AB, others=True)),
        ("Häußler V", Authors((Person("Häußler", "V"),))),
        ("Bar-Or A, O'Connor P", Authors((Person("Bar-Or", "A"), Person("O'Connor", "P")))),
        (
            "van der Walt A, La Mantia L",
            Authors((Person("van der Walt", "A"), Person("La Mantia", "L"))),
        ),
        ("European Medicines Agency", Authors(("European Medicines Agency",))),
        ("US Food and Drug Administration", Authors(("US Food and Drug Administration",))),
        ("MS Society (UK)", Authors(("MS Society (UK)",))),
        ("Ax A, for the Group", Authors(_AB[:1], others=True)),
        ("Ax A; MSBase and OFSEP", Authors((*_AB[:1], "MSBase and OFSEP"))),
        (
            "Ax A, AutoMS Investigators, de Bee BB",
            Authors((_AB[0], "AutoMS Investigators", _AB[1])),
        ),
        ("Ax A et al. (protocol)", Authors(_AB[:1], others=True)),
        ("Ax A, et al.; later papers by Cee C, et al.", Authors(_AB[:1], others=True)),
        ("Ax A and readers", Authors(_AB[:1], others=True)),
        ("Not on the page that was read", Authors()),
        ("A sponsor (not seen)", Authors()),
        ("Authors not seen", Authors()),
        ("", Authors()),
    ],
)
def test_nobody_is_made_an_author_who_is_none(printed: str, authors: Authors) -> None:
    assert authors_of(printed) == authors


def test_a_set_of_rules_is_by_the_body_whose_rules_they_are() -> None:
    assert bodies_of("NHS England / DHSC").names == ("NHS England", "DHSC")
    assert bodies_of("UKE Hamburg (NCT04971005)").names == ("UKE Hamburg",)
    assert bodies_of("Kompetanse for MS, via a handbook").names == ("Kompetanse for MS",)


def test_authors_that_a_format_cannot_tell_stand_in_the_note(base: EvidenceBase) -> None:
    for told in references(base):
        if told.authors.others:
            assert "Authors as we saw them: " in told.note


def test_signs_that_mean_something_in_bibtex_are_escaped() -> None:
    assert _escaped("50% of R&D_{x}") == r"50\% of R\&D\_\{x\}"


def test_initials_stand_apart_in_every_format(base: EvidenceBase) -> None:
    items = {item["id"]: item for item in json.loads(export("citations.csl.json", base).text)}
    assert items["burt-2019-mist"]["author"][0] == {"family": "Burt", "given": "R. K."}
    assert Person("Polman", "CH").given == "C. H."


def test_rules_have_the_year_and_the_pages_of_their_journal(base: EvidenceBase) -> None:
    told = {each.key: each for each in references(base)}
    mist = told["criteria-trial-mist"]
    assert (mist.container, mist.year) == ("JAMA", 2019)
    assert (mist.volume, mist.issue, mist.first_page, mist.last_page) == ("321", "2", "165", "174")
    assert told["criteria-trial-star-ms"].container == "BMJ Open"
    for rules in base.criteria_sets:
        assert told[f"criteria-{rules.id}"].year or rules.year is None


def test_a_journal_that_nobody_saw_is_told_in_the_note(base: EvidenceBase) -> None:
    for each in references(base):
        assert not each.container.startswith(("Journal not", "Journal and", "Not shown"))
    told = {each.key: each for each in references(base)}
    assert "Journal not seen" in told["turkiye-2025-ahsct-alz"].note


def test_the_sort_is_that_of_the_place_where_it_stands(base: EvidenceBase) -> None:
    told = {each.key: each.sort for each in references(base)}
    assert told["agiho-2018-vaccines"] is Sort.ARTICLE
    assert told["trial-ram-ms"] is Sort.REPORT
    assert told["criteria-ebmt-handbook-2024"] is Sort.CHAPTER
    assert told["criteria-france-sfgm-2019"] is Sort.ARTICLE
    assert told["uppsala-thesis"] is Sort.THESIS
    assert told["ismail-supportive-care"] is Sort.ARTICLE
    assert told["isscr-faq"] is Sort.PAGE


def test_only_the_name_of_a_journal_stands_as_one(base: EvidenceBase) -> None:
    told = {each.key: each for each in references(base)}
    pml = told["pml-outcome"]
    assert (pml.container, pml.year, pml.volume, pml.first_page) == (
        "Neurology",
        2011,
        "76",
        "1697",
    )
    assert told["otc-msard-2023"].container == "Mult Scler Relat Disord"
    assert told["criteria-ebmt-handbook-2024"].publisher == "Springer"
    for each in told.values():
        if each.sort is Sort.ARTICLE:
            assert not re.search(r"[;(]|[0-9]{4}|Thesis", each.container.replace("(Engl)", ""))
        assert not re.search(r"(?i)undated|seen\b|^web|^news", each.container) or each.sort is (
            Sort.ABSTRACT
        )
