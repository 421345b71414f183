"""What an editor is told of the difference between two states of the evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_aid.evidence_base.editing.differences import Kind, changes_between, told
from decision_aid.evidence_base.editing.differences_in_words import rule_in_words, where_they_differ
from tests.conftest import EVIDENCE

SOURCE = """\
id = "one-2020"
label = "One 2020"
summary = "Of 100 people, 46 did not get worse in five years after their treatment."
tier = "core"

[population]
people = 100
edss = { low = 3.0, high = 6.0 }

[[figure]]
id = "a"
endpoint = "no-relapse"
arm = "ahsct"
value = 46
unit = "percent"
ci = { low = 42, high = 54, level = 95 }
at = { years = 5 }
definition = "How it was measured."

[[figure]]
id = "b"
value = 1.0
"""
CRITERIA = """\
id = "set"
[[criterion]]
id = "age"
statement = "Age 18 to 65."
rule = { age = { min = 18, max = 65 } }
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return _folder(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return _folder(tmp_path / "new")


def _folder(at: Path) -> Path:
    for name, text in (("sources/one-2020.toml", SOURCE), ("criteria/set.toml", CRITERIA)):
        (at / name).parent.mkdir(parents=True, exist_ok=True)
        (at / name).write_text(text, encoding="utf-8")
    return at


def _change(folder: Path, was: str, now: str, name: str = "sources/one-2020.toml") -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, now), encoding="utf-8")


ONE = "sources/one-2020.toml"
TABLE = {
    "a value": ("value = 46", "value = 48", Kind.FIGURE, f"{ONE}: figure a, value: 46 -> 48"),
    "a value printed otherwise": (
        "value = 1.0", "value = 1", Kind.FIGURE, f"{ONE}: figure b, value: 1.0 -> 1",
    ),
    "an interval": (
        "low = 42", "low = 41", Kind.FIGURE,
        f"{ONE}: figure a, interval: 42 to 54 (95 %) -> 41 to 54 (95 %)",
    ),
    "a time": (
        "years = 5", "months = 60", Kind.FIGURE, f"{ONE}: figure a, time: 5 years -> 60 months",
    ),
    "an interval that is gone": (
        "ci = { low = 42, high = 54, level = 95 }\n", "", Kind.FIGURE,
        f"{ONE}: figure a, interval: removed: 42 to 54 (95 %)",
    ),
    "a count that is new": (
        "value = 1.0", "value = 1.0\nevents = 3", Kind.FIGURE,
        f"{ONE}: figure b, people with the event: new: 3",
    ),
    "a limit of the people studied": (
        "low = 3.0", "low = 2.5", Kind.LIMIT, f"{ONE}: population, EDSS, lowest: 3.0 -> 2.5",
    ),
    "a text": (
        "46 did not", "48 did not", Kind.TEXT,
        f"{ONE}: summary: “Of 100 people, 46 did not get worse …” -> "
        "“Of 100 people, 48 did not get worse …”",
    ),
    "a definition": (
        "was measured", "is measured", Kind.TEXT,
        f"{ONE}: figure a, definition: “How it was measured.” -> “How it is measured.”",
    ),
    "a tier": ('"core"', '"library"', Kind.OTHER, f"{ONE}: tier: core -> library"),
}  # fmt: skip


@pytest.mark.parametrize(("was", "now", "kind", "words"), TABLE.values(), ids=TABLE)
def test_a_change_is_told_in_plain_words(
    old: Path, new: Path, was: str, now: str, kind: Kind, words: str
) -> None:
    _change(new, was, now)
    changes = changes_between(old, new)
    assert [(each.kind, str(each)) for each in changes] == [(kind, words)]


def test_a_published_limit_is_told(old: Path, new: Path) -> None:
    _change(new, "max = 65", "max = 55", "criteria/set.toml")
    assert [str(each) for each in changes_between(old, new)] == [
        "criteria/set.toml: criterion age, what is checked: "
        "age at least 18, at most 65 -> age at least 18, at most 55"
    ]


def test_a_new_and_a_removed_figure_are_told(old: Path, new: Path) -> None:
    _change(new, 'id = "b"', 'id = "c"')
    kinds = {each.kind: str(each) for each in changes_between(old, new)}
    assert kinds[Kind.NEW].startswith(f"{ONE}: figure c: new: 1.0")
    assert kinds[Kind.REMOVED].startswith(f"{ONE}: figure b: removed: 1.0")


def test_new_and_removed_files_are_told(old: Path, new: Path) -> None:
    (new / ONE).rename(new / "sources" / "two-2021.toml")
    assert [str(each) for each in changes_between(old, new)] == [
        "sources/two-2021.toml: new: One 2020 (2 figures)",
        f"{ONE}: removed: One 2020 (2 figures)",
    ]


def test_the_order_of_figures_and_keys_is_no_change(old: Path, new: Path) -> None:
    text = (new / ONE).read_text(encoding="utf-8")
    head, a, b = text.split("[[figure]]\n")
    (new / ONE).write_text(f"{head}[[figure]]\n{b}\n[[figure]]\n{a}", encoding="utf-8")
    assert changes_between(old, new) == ()
    assert list(told(())) == ["Nothing changed."]


def test_figures_are_told_first(old: Path, new: Path) -> None:
    _change(new, "46", "48")
    assert [line for line in told(changes_between(old, new)) if not line.startswith(" ")] == [
        "Figures (1)", "Texts (1)",
    ]  # fmt: skip


def test_a_file_that_is_no_toml_is_named(old: Path, new: Path) -> None:
    _change(new, "value = 46", "value = ")
    with pytest.raises(ValueError, match=r"one-2020\.toml: cannot be read"):
        changes_between(old, new)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"edss": {"min": 2, "lt": 6}}, "edss at least 2, below 6"),
        ({"subtype": {"in": ["rrms", "spms"]}}, "subtype is rrms or spms"),
        ({"pml": False, "age": {"gt": 18}}, "pml is no and age above 18"),
        ({"not": {"any_of": [{"hiv": True}, {"pml": True}]}}, "not ((hiv is yes or pml is yes))"),
        ({"ask_clinic": "heart"}, "for the team to judge: heart"),
    ],
)
def test_a_rule_is_told_as_a_phrase(rule: dict[str, object], words: str) -> None:
    assert rule_in_words(rule) == words


def test_long_texts_are_cut_to_what_differs() -> None:
    words = " ".join(str(n) for n in range(50))
    was, now = where_they_differ(words, words.replace("25", "x"))
    assert was == "“… 21 22 23 24 25 26 27 28 29 …”"
    assert now == "“… 21 22 23 24 x 26 27 28 29 …”"
    assert where_they_differ("core", "library") == ("core", "library")


@pytest.mark.slow
def test_the_evidence_does_not_differ_from_itself() -> None:
    assert changes_between(EVIDENCE, EVIDENCE) == ()
