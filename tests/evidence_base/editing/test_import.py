"""Papers of a list: what is here is told, what is new is begun, what is left out is kept."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

from decision_aid.evidence_base.base import EvidenceBase, open_evidence_base
from decision_aid.evidence_base.editing.import_papers import Looked, import_papers
from decision_aid.evidence_base.editing.reference_files.paper import Paper
from decision_aid.evidence_base.reading.history import SCREENING, Decision
from decision_aid.evidence_base.reading.load import load
from tests.evidence_base.breaking import SOUND, sound_copy
from tests.evidence_base.editing.made_up_paper import PAPER

LOOKED = Looked(by="Ann Editor", on=date(2026, 11, 28))


def test_what_is_here_is_told_and_what_is_new_is_begun(tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    by_doi = Paper(title="Another title", doi="10.1000/one")
    by_number = Paper(title="Another title", pmid="32000123")
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


def test_the_sound_folder_has_no_list_and_needs_none() -> None:
    assert not (SOUND / SCREENING).exists()
    assert open_evidence_base(SOUND).screening == ()


def test_what_was_kept_at_the_beginning_is_what_is_here(base: EvidenceBase) -> None:
    kept = [each for each in base.screening if each.decision is Decision.KEPT]
    assert {each.source for each in kept} <= set(base.sources)
    for each in kept:
        source = base.sources[each.source]
        assert (each.paper, each.doi) == (source.title, source.citation.doi)
