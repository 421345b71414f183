"""Lists of references are read however a program wrote them, or refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.editing.reference_files.paper import (
    Paper,
    UnreadableReferencesError,
)
from decision_aid.evidence_base.editing.reference_files.read import papers_in
from decision_aid.evidence_base.exports import export
from decision_aid.evidence_base.exports.citations import references
from tests.evidence_base.editing.made_up_paper import BIB, CSL, LISTS, NBIB, PAPER, RIS


def _file(folder: Path, ending: str, text: str) -> Path:
    path = folder / f"list{ending}"
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    return path


@pytest.mark.parametrize("ending", LISTS)
def test_a_reference_is_the_same_in_every_format(ending: str, tmp_path: Path) -> None:
    assert papers_in(_file(tmp_path, ending, LISTS[ending])) == (PAPER,)


@pytest.mark.parametrize("ending", LISTS)
def test_older_encodings_and_ends_of_line_are_read_too(ending: str, tmp_path: Path) -> None:
    text = LISTS[ending]
    for content in (
        text.encode("cp1252"),
        text.encode("utf-16"),
        text.replace("\n", "\r").encode(),
    ):
        path = tmp_path / f"old{ending}"
        path.write_bytes(content)
        assert papers_in(path) == (PAPER,)


OTHER_WAYS = (
    ("PubMed names its own format .txt", ".txt", NBIB, PAPER),
    ("RIS in a .txt with a head", ".txt", f"Database: x\n\n{RIS}", PAPER),
    ("a blank line inside the abstract", ".nbib",
     NBIB.replace("FAU - Mül", "AB  - One.\n\n      Two.\nFAU - Mül"), PAPER),
    ("a title that PubMed translated", ".nbib",
     "PMID- 7\nTI  - [A made-up title].\nDP  - 2001 Winter\nLID - e1 [pii]\n",
     Paper(title="A made-up title", year=2001, pmid="7")),
    ("ahead of print, its DOI in two places and ways", ".nbib",
     "PMID- 7\nTI  - T\nDP  - 2026 Jan 5\nLID - 10.1000/a [doi]\nAID - 10.1000/A [doi]\n",
     Paper(title="T", year=2026, doi="10.1000/a", pmid="7")),
    ("Zotero's marks, PubMed number in a note", ".json",
     '[{"title": "A <i>made-up</i> trial", "note": "PMID: 7\\nPMCID: PMC7",'
     ' "DOI": "https://doi.org/10.1000%2FA", "author": "Doe A", "issued": {"raw": "2024-03"}}]',
     Paper(title="A made-up trial", authors="Doe A", year=2024, doi="10.1000/a", pmid="7",
           pmcid="PMC7")),
    ("an answer of Crossref", ".json",
     '{"message": {"title": ["T"], "container-title": ["J"], "issued": {"date-parts": [[2024]]}}}',
     Paper(title="T", journal="J", year=2024)),
    ("others, and a preprint with its version", ".bib",
     "@online{a, title={T}, author={Doe, Ann and others}, date={2024-03-01},\n"
     " doi={10.1101/2024.03.01.24303333v2}}",
     Paper(title="T", authors="Doe A, et al", year=2024, doi="10.1101/2024.03.01.24303333")),
    ("biblatex: parts of a name by name, a PubMed number as a print of its own", ".bib",
     "@article{a, title={T}, author={family=Berg, given=Ludwig, prefix=van den and Doe, Ann},\n"
     " date={2020-05-03}, eprint={12345678}, eprinttype={pubmed}}",
     Paper(title="T", authors="van den Berg L, Doe A", year=2020, pmid="12345678")),
    ("a chapter of a book in PubMed", ".nbib",
     "PMID- 7\nBTI - The Handbook\nCTI - A chapter\nDP  - 2024\nAU  - Doe A\n",
     Paper(title="A chapter", authors="Doe A", journal="The Handbook", year=2024, pmid="7")),
    ("EndNote's names of tags, a DOI as an address", ".ris",
     "TY  - JOUR\nA1  - Doe, A.\nT1  - T\nJF  - J\nY1  - 2023//\nUR  - http://dx.doi.org/10.1000/A\n"
     "ER  - \n",
     Paper(title="T", authors="Doe A", journal="J", year=2023, doi="10.1000/a",
           url="http://dx.doi.org/10.1000/A")),
)  # fmt: skip


def test_references_are_read_as_other_programs_write_them(tmp_path: Path) -> None:
    wrong = {
        name: found
        for name, ending, text, paper in OTHER_WAYS
        if (found := papers_in(_file(tmp_path, ending, text))) != (paper,)
    }
    assert wrong == {}
    two = "@article{a, title={One}}\n@article{a, title={Two}, author={Doe, Ann}}\n"
    assert [p.authors for p in papers_in(_file(tmp_path, ".bib", two))] == ["", "Doe A"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["citations.ris", "citations.bib", "citations.csl.json"])
def test_what_we_give_out_comes_back(base: EvidenceBase, name: str, tmp_path: Path) -> None:
    """Every reference is found to be here, by its numbers or else by its title."""
    path = tmp_path / name
    path.write_bytes(export(name, base).content)
    read = papers_in(path)
    for paper, told in zip(read, references(base), strict=True):
        assert (paper.doi, paper.pmid) == (told.doi.lower(), told.pmid)
        assert paper.year == told.year


@pytest.mark.parametrize(
    ("ending", "text", "says"),
    [
        (".txt", CSL, "a list of references ends in .ris, .nbib, .bib, .json"),
        (".ris", "", "holds no reference"),
        (".ris", RIS.replace("ER  -", ""), "1 references begin and 0 end"),
        (".ris", RIS.replace("TI  - Long", "XX  - Long"), "reference 1 has no title"),
        (".nbib", "no reference", "holds no reference"),
        (".bib", BIB.replace("journal = {J Made Up},", "journal = {J Made Up"), "as BibTeX"),
        (".bib", BIB.replace("care},", "care}"), "line 2 cannot be read as BibTeX"),
        (".json", "{", "is no JSON"),
        (".json", '["a"]', "is no CSL-JSON"),
        (".json", "[" * 5000, "is no JSON"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_in_words(
    ending: str, text: str, says: str, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableReferencesError, match=says):
        papers_in(_file(tmp_path, ending, text))


def test_two_references_of_one_file_stay_two(tmp_path: Path) -> None:
    second = NBIB.replace("99900001", "99900002").replace("made.up-1", "made.up-2")
    read = papers_in(_file(tmp_path, ".nbib", f"{NBIB}\n\n{second}"))
    assert [each.pmid for each in read] == ["99900001", "99900002"]
    assert read[1].title == PAPER.title
