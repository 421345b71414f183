"""What pages read of the evidence by name is there, or the start tells which file lacks it."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from decision_aid.domain.eligibility.criteria import FITNESS_SET
from decision_aid.evidence_base.base import EvidenceBase, open_evidence_base
from decision_aid.evidence_base.needed import NAMED, SOURCES
from decision_aid.evidence_base.reading.loaded import LISTS
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError
from tests.conftest import ROOT
from tests.evidence_base.breaking import BROKEN, Break, breaks

CODE = ROOT / "decision_aid"
MISTAKES = breaks(BROKEN / "whole" / "evidence.toml")
_EMPTIED = {
    "situations.toml", "topics.toml", "places.toml", "values.toml", "quiz.toml", "heard.toml",
    "gaps.toml", "ask_your_team.toml", "hct_ci.toml", "guide/steps.toml",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(ROOT / "evidence", tmp_path_factory.mktemp("whole") / "evidence"))


def _told(folder: Path) -> list[str]:
    with pytest.raises(BrokenEvidenceError) as broken:
        open_evidence_base(folder, is_whole=True)
    return [str(mistake) for mistake in broken.value.mistakes]


_AT_ONCE = 4
"""Mistakes that stand in the folder together: reading it takes longest, and each is told alone."""


def _groups() -> list[list[Break]]:
    """No two in one file."""
    groups: list[list[Break]] = []
    for each in MISTAKES:
        free = (g for g in groups if len(g) < _AT_ONCE and each.file not in [e.file for e in g])
        group = next(free, None)
        if group is None:
            groups.append(group := [])
        group.append(each)
    return groups


@pytest.mark.slow
@pytest.mark.parametrize(
    "group", _groups(), ids=lambda group: ", ".join(each.name for each in group)
)
def test_each_mistake_is_told_by_file_and_place(group: list[Break], folder: Path) -> None:
    with ExitStack() as made:
        for each in group:
            made.enter_context(each.made(folder))
        told = _told(folder)
    for each in group:
        assert [line for line in told if line in each.told] == sorted(each.told), each.name
    assert len(told) == sum(len(each.told) for each in group), told


@pytest.mark.slow
def test_a_list_that_holds_nothing_is_told(folder: Path) -> None:
    kept = {name: (folder / name).read_bytes() for name in sorted(_EMPTIED)}
    for name in kept:
        (folder / name).write_text('version = "0"\n', encoding="utf-8")
    told = _told(folder)
    for name, content in kept.items():
        (folder / name).write_bytes(content)
    for name in kept.keys() - {"values.toml"}:
        assert f"{name}: {LISTS[name][0]}: none stands there" in told
    assert any(line.startswith("values.toml: ") for line in told)


@pytest.mark.slow
def test_both_sides_are_told_wherever_people_look(folder: Path) -> None:
    path = folder / "topics.toml"
    kept = path.read_text(encoding="utf-8")
    path.write_text(kept.replace('side = "risks"', 'side = "outcomes"'), encoding="utf-8")
    told = [line for line in _told(folder) if "topics.toml: topic:" in line]
    path.write_text(kept, encoding="utf-8")
    places = ("first", "results", "summary", "consultation")
    assert told == sorted(f"topics.toml: topic: none of the risks is told on '{p}'" for p in places)


OTHER_THINGS = {
    "under-18": "what holds a set of rules back",
    "earlier-transplant": "what holds a set of rules back",
    "other-antibodies": "what holds a set of rules back",
    "interferon-beta": "a drug of the list of questions",
    "side-effects": "what happened with a drug",
    "not-known": "how far something is settled",
    FITNESS_SET: "asked for by the check of the sets",
}


_AN_ID = re.compile(r'"([\w.]+(?:-[\w.]+)+)"')


def _named_in_code(ids: set[str]) -> Iterator[str]:
    """A module is read only if one of these stands in it between quotes."""
    for path in CODE.rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        if path.name == "needed.py" or ids.isdisjoint(_AN_ID.findall(code)):
            continue
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    for path in (ROOT / "templates").rglob("*.html"):
        for link in re.findall(r"{% url '\w+' (.*?)%}", path.read_text(encoding="utf-8")):
            yield from re.findall(r"'([^']+)'", link)


def test_every_id_of_the_evidence_that_code_names_is_declared_in_one_place(
    base: EvidenceBase,
) -> None:
    ids = {
        *base.sources, *base.criteria, *base.endpoints, *base.arms,
        *(f.figure.id for f in base.figures.values()),
        *(d.id for source in base.sources.values() for d in source.difference),
        *(each.id for each in (*base.topics, *base.guide, *base.team_questions)),
        *(each.id for each in (*base.gaps, *base.situations, *base.disagreements)),
    }  # fmt: skip
    told_apart = {word for word in _named_in_code(ids) if "-" in word} & ids
    declared = {name for names in NAMED.values() for name in names} | set(SOURCES)
    assert told_apart - OTHER_THINGS.keys() <= declared
