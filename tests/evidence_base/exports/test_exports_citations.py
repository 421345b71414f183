"""References in three formats, read back by other people's libraries."""

from __future__ import annotations

import json

import bibtexparser
import pytest
import rispy

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.exports import export
from decision_aid.evidence_base.exports.bibtex import _escaped
from decision_aid.evidence_base.exports.citations import (
    Authors,
    Person,
    Sort,
    authors_of,
    references,
)


@pytest.fixture(scope="module")
def keys(library: EvidenceBase) -> list[str]:
    return [*library.sources, *(f"criteria-{each}" for each in library.criteria)]


def test_no_two_references_share_a_key(library: EvidenceBase, keys: list[str]) -> None:
    assert [each.key for each in references(library)] == keys
    assert len(keys) == len(set(keys))


def test_bibtex_is_read_in_full(library: EvidenceBase, keys: list[str]) -> None:
    read = bibtexparser.parse_string(export("citations.bib", library).text)
    assert read.failed_blocks == []
    assert [entry.key for entry in read.entries] == keys
    for entry, told in zip(read.entries, references(library), strict=True):
        assert entry["title"] == f"{{{_escaped(told.title)}}}"
        assert entry["urldate"] == told.read_on.isoformat()
        fields = entry.fields_dict
        assert (fields["doi"].value if "doi" in fields else "") == told.doi
        assert ("year" in fields) == (told.year is not None)


def test_bibtex_knows_people_from_bodies(library: EvidenceBase) -> None:
    entries = bibtexparser.parse_string(export("citations.bib", library).text).entries
    read = {entry.key: entry for entry in entries}
    assert read["burt-2019-mist"]["author"].startswith("Burt, R. K. and Balabanov, R. and ")
    assert read["burt-2019-mist"]["author"].endswith(" and others")
    assert read["burt-2019-mist"]["volume"] == "321"
    assert read["burt-2019-mist"]["number"] == "2"
    assert read["burt-2019-mist"]["pages"] == "165--174"
    assert read["ema-cat-2020"]["author"].startswith("{European Medicines Agency")


def test_ris_is_read_in_full(library: EvidenceBase, keys: list[str]) -> None:
    read = rispy.loads(export("citations.ris", library).text)
    assert [entry["id"] for entry in read] == keys
    for entry, told in zip(read, references(library), strict=True):
        assert entry["title"] == " ".join(told.title.split())
        assert entry.get("doi", "") == told.doi
        assert entry.get("year", "") == str(told.year or "")
        assert len(entry.get("authors", ())) == len(told.authors.people) + bool(told.authors.name)
        assert entry.get("start_page", "") == told.first_page
        assert "unknown_tag" not in entry


def test_csl_json_is_read_in_full(library: EvidenceBase, keys: list[str]) -> None:
    read = json.loads(export("citations.csl.json", library).text)
    assert [entry["id"] for entry in read] == keys
    for entry, told in zip(read, references(library), strict=True):
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
        ("European Medicines Agency", Authors(name="European Medicines Agency")),
        ("Ax A, for the Group", Authors(name="Ax A, for the Group")),
        ("Ax A et al. (protocol)", Authors(name="Ax A et al. (protocol)")),
        ("Authors not seen", Authors()),
        ("", Authors()),
    ],
)
def test_nobody_is_made_an_author_who_is_none(printed: str, authors: Authors) -> None:
    assert authors_of(printed) == authors


def test_authors_that_a_format_cannot_tell_stand_in_the_note(library: EvidenceBase) -> None:
    for told in references(library):
        if told.authors.others or told.authors.name:
            assert "Authors as we saw them: " in told.note


def test_signs_that_mean_something_in_bibtex_are_escaped() -> None:
    assert _escaped("50% of R&D_{x}") == r"50\% of R\&D\_\{x\}"


def test_initials_stand_apart_in_every_format(library: EvidenceBase) -> None:
    items = {item["id"]: item for item in json.loads(export("citations.csl.json", library).text)}
    assert items["burt-2019-mist"]["author"][0] == {"family": "Burt", "given": "R. K."}
    assert Person("Polman", "CH").given == "C. H."


def test_rules_have_the_year_and_the_pages_of_their_journal(library: EvidenceBase) -> None:
    told = {each.key: each for each in references(library)}
    mist = told["criteria-trial-mist"]
    assert (mist.container, mist.year) == ("JAMA", 2019)
    assert (mist.volume, mist.issue, mist.first_page, mist.last_page) == ("321", "2", "165", "174")
    assert told["criteria-trial-star-ms"].container == "BMJ Open"
    for rules in library.criteria_sets:
        assert told[f"criteria-{rules.id}"].year or rules.year is None


def test_a_journal_that_nobody_saw_is_told_in_the_note(library: EvidenceBase) -> None:
    for each in references(library):
        assert not each.container.startswith(("Journal not", "Journal and", "Not shown"))
    told = {each.key: each for each in references(library)}
    assert "Journal not seen" in told["turkiye-2025-ahsct-alz"].note


def test_the_sort_is_that_of_the_place_where_it_stands(library: EvidenceBase) -> None:
    told = {each.key: each.sort for each in references(library)}
    assert told["agiho-2018-vaccines"] is Sort.ARTICLE
    assert told["trial-ram-ms"] is Sort.REPORT
    assert told["criteria-ebmt-handbook-2024"] is Sort.CHAPTER
    assert told["criteria-france-sfgm-2019"] is Sort.ARTICLE
