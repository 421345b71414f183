"""The guide is read strictly; a mistake is told with its file and place."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_aid.evidence_base.base import EvidenceBase
from tests.evidence_base.breaking import sound_copy, told_after, told_of

STEPS, TOPICS = "guide/steps.toml", "guide/topics.toml"
MISTAKES = [
    (STEPS, 'when = "Some weeks before"\n', "", "page before: is a step and does not say when"),
    (STEPS, 'sources = ["one-2020"]', 'sources = ["three-2022"]',
     "page before: names source 'three-2022', which does not exist"),
    (STEPS, 'sources = ["one-2020"]\n', "",
     "page before: section What happens: tells something without a source"),
    (STEPS, 'figures = ["no-relapse"]', 'figures = ["no-relaps"]',
     "page before: section What happens: 'no-relaps' is not in endpoints.toml"),
    (STEPS, 'kind = "questions"', 'kind = "advice"',
     "page[1] before.section[2].kind: 'advice' is not one of told, questions, checklist"),
    (STEPS, 'heading = "Questions"', 'heading = "What happens"',
     "page before: section What happens: stands there twice"),
    (STEPS, 'in_short = "Two teams look."\n', "", "page[1] before.in_short: is missing"),
    (TOPICS, "46 had", "64 had", "page work: 64 stands in no figure of the sources it cites"),
    (TOPICS, "https://www.uclh.nhs.uk/a-page", "https://a.example.org/",
     "page work: 'https://a.example.org/' is not on the list of pages that people may be given"),
    (TOPICS, '"https://example.org/work"', '"a page"', "page work: 'a page' in seen is no address"),
    (TOPICS, 'name = "A hospital", ', "", "page[1] work.section[1].links[1].name: is missing"),
    (TOPICS, 'title = "Work"', 'title = "Work"\nadvice = "Rest."',
     "page[1] work: unknown key advice"),
    (TOPICS, "[[page]]", "[[pages]]", "pages: unknown key"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "words", "instead", "told"), MISTAKES)
def test_a_mistake_is_told_with_its_file_and_place(
    file: str, words: str, instead: str, told: str, tmp_path: Path
) -> None:
    assert f"{file}: {told}" in told_after(tmp_path, file, words, instead)


def test_a_name_that_a_step_and_a_topic_share_is_told(tmp_path: Path) -> None:
    told = told_after(tmp_path, TOPICS, 'id = "work"', 'id = "before"')
    assert "guide: page before: stands there twice" in told


@pytest.mark.parametrize("file", [STEPS, TOPICS])
def test_a_missing_file_is_told(file: str, tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    (folder / file).unlink()
    assert told_of(folder) == [f"{file}: file is missing"]


def test_the_guide_holds_ten_steps_and_fourteen_topics(base: EvidenceBase) -> None:
    assert (len(base.guide_steps), len(base.guide_topics)) == (10, 14)
    assert base.guide == (*base.guide_steps, *base.guide_topics)
