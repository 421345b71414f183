"""Lists of references from PubMed, Zotero and Zenodo: what is here, and what is begun."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from decision_aid.evidence_base.base import EvidenceBase, open_evidence_base
from decision_aid.evidence_base.editing.import_papers import Looked, import_papers
from decision_aid.evidence_base.editing.reference_files.paper import (
    Paper,
    UnreadableReferencesError,
)
from decision_aid.evidence_base.editing.reference_files.read import papers_in
from decision_aid.evidence_base.exports import export
from decision_aid.evidence_base.exports.citations import references
from decision_aid.evidence_base.reading.history import SCREENING, Decision
from decision_aid.evidence_base.reading.load import load
from tests.evidence_base.breaking import SOUND, sound_copy

PAPER = Paper(
    title="Long-term outcomes after a made-up treatment & care",
    authors="Müller KA, van den Berg J, Made-up Study Group",
    journal="J Made Up",
    year=2025,
    volume="12(3)",
    pages="101-109",
    doi="10.1000/made.up-1",
    pmid="99900001",
    pmcid="PMC9990001",
)
NBIB = """
PMID- 99900001
OWN - NLM
STAT- MEDLINE
DP  - 2025 Apr 1
TI  - Long-term outcomes after a made-up
      treatment & care.
PG  - 101-109
LID - S0000-1 [pii]
LID - 10.1000/made.up-1 [doi]
FAU - Müller, Karl A
AU  - Müller KA
FAU - van den Berg, Jan
AU  - van den Berg J
CN  - Made-up Study Group
TA  - J Made Up
JT  - Journal of made-up things
VI  - 12
IP  - 3
PMC - PMC9990001
"""
RIS = """TY  - JOUR
TI  - Long-term outcomes after a made-up treatment & care
AU  - Müller, Karl A.
AU  - van den Berg, Jan
AU  - Made-up Study Group
JO  - J Made Up
PY  - 2025/04/01/
VL  - 12
IS  - 3
SP  - 101
EP  - 109
DO  - 10.1000/Made.up-1
AN  - 99900001
C2  - PMC9990001
ER  -
"""
BIB = r"""@article{m_2025,
  title = {{Long-term} outcomes after a made-up treatment \& care},
  author = {M{\"u}ller, Karl A. and van den Berg, Jan and {Made-up Study Group}},
  journal = {J Made Up}, year = {2025}, volume = {12}, number = {3}, pages = {101--109},
  doi = {https://doi.org/10.1000/made.up-1}, note = {PMID: 99900001 PMCID: PMC9990001},
}
"""
CSL = """[{"id": "m", "type": "article-journal",
 "title": "Long-term outcomes after a made-up treatment & care",
 "author": [{"family": "Müller", "given": "Karl A."},
  {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
  {"literal": "Made-up Study Group"}],
 "container-title": "J Made Up", "issued": {"date-parts": [["2025", 4, 1]]}, "volume": "12",
 "issue": "3", "page": "101-109", "DOI": "10.1000/made.up-1", "PMID": "99900001",
 "PMCID": "PMC9990001"}]"""
LISTS = {".nbib": NBIB, ".ris": RIS, ".bib": BIB, ".json": CSL}
LOOKED = Looked(by="Ann Editor", on=date(2026, 11, 28))


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


def test_what_is_here_is_told_and_what_is_new_is_begun(tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    by_doi = Paper(title="Another title", doi="10.1000/one")
    by_number = Paper(title="Another title", pmid="123")
    by_title = Paper(title="“ONE.”", doi="10.1000/reprint")
    papers = (by_doi, by_number, by_title, PAPER, PAPER)
    told = [*import_papers(papers, folder, load(folder), LOOKED)]
    assert told[0] == "is here: Another title: source one-2020 (by its DOI)"
    assert told[1].endswith("source one-2020 (by its PubMed number)")
    assert told[2].endswith(
        "source one-2020 (by its title; there its DOI is 10.1000/one: a preprint and its paper?)"
    )
    assert told[3].endswith("begun in sources/muller-2025.toml")
    assert told[4].endswith("this list, above (by its DOI)")
    begun = tomllib.loads((folder / "sources" / "muller-2025.toml").read_text(encoding="utf-8"))
    cited = begun["citation"]
    assert begun["title"] == PAPER.title
    assert (cited["authors"], cited["journal"], cited["year"]) == (
        PAPER.authors, PAPER.journal, 2025,
    )  # fmt: skip
    assert (cited["volume"], cited["pages"]) == (PAPER.volume, PAPER.pages)
    assert (cited["doi"], cited["pmid"]) == (PAPER.doi, PAPER.pmid)
    assert begun["limits"].startswith("FILL IN: ")
    assert cited["read_on"].startswith("FILL IN: ")
    loaded = load(folder)
    last = loaded.screening[-1]
    assert (last.paper, last.source, last.decision) == (
        PAPER.title, "muller-2025", Decision.TO_READ,
    )  # fmt: skip
    assert (last.by, last.date) == ("Ann Editor", date(2026, 11, 28))
    again = [*import_papers((PAPER,), folder, loaded, LOOKED)]
    assert "to be read: sources/muller-2025.toml" in again[0]


def test_a_list_that_is_left_out_begins_no_file(tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    reason = 'Not about MS: "other" \\ people'
    out = Looked(by="Ann Editor", on=date(2026, 11, 28), left_out=reason)
    before = {path.name for path in (folder / "sources").iterdir()}
    assert [*import_papers((PAPER,), folder, load(folder), out)] == [f"left out: {PAPER.title}"]
    assert {path.name for path in (folder / "sources").iterdir()} == before
    kept = open_evidence_base(folder).screening[-1]
    assert (kept.decision, kept.reason, kept.source) == (Decision.LEFT_OUT, reason, "")
    again = [*import_papers((PAPER,), folder, load(folder), LOOKED)]
    assert again == [f"is here: {PAPER.title}: left-out on 2026-11-28: {reason} (by its DOI)"]


def test_two_first_authors_of_one_name_get_two_files(tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    other = Paper(title="Another", authors="One B", year=2020)
    bare = Paper(title="No author, no year")
    told = [*import_papers((other, bare), folder, load(folder), LOOKED)]
    assert [line.rpartition("/")[2] for line in told] == [
        "one-2020-2.toml", "no-author-no-undated.toml",
    ]  # fmt: skip


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


def test_the_sound_folder_has_no_list_and_needs_none() -> None:
    assert not (SOUND / SCREENING).exists()
    assert open_evidence_base(SOUND).screening == ()


def test_what_was_kept_at_the_beginning_is_what_is_here(base: EvidenceBase) -> None:
    kept = [each for each in base.screening if each.decision is Decision.KEPT]
    assert {each.source for each in kept} <= set(base.sources)
    for each in kept:
        source = base.sources[each.source]
        assert (each.paper, each.doi) == (source.title, source.citation.doi)
