"""No figure, interval, count, limit or place in a paper changes by accident, and no list."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.evidence.seal import (
    EVIDENCE,
    LISTED,
    NOT_LISTED,
    digest_of,
    digests,
    listed,
    listed_today,
    sealed,
)

HOW = "If the change is meant: uv run manage.py reseal, and finish its line in evidence/CHANGES.md"


def test_the_figures_of_every_file_are_those_that_were_checked() -> None:
    now, then = digests(), sealed()
    changed = sorted(name for name in now.keys() & then.keys() if now[name] != then[name])
    assert changed == [], f"Figures, limits, people or places changed in these files. {HOW}"


def test_no_file_came_or_went_unnoticed() -> None:
    now, then = digests().keys(), sealed().keys()
    assert sorted(now - then) == [], f"New files, not yet checked. {HOW}"
    assert sorted(then - now) == [], f"Files that are gone. {HOW}"


RECORD: dict[str, Any] = {
    "figure": [{"id": "a", "value": Decimal("46.0"), "ci": {"low": 42, "high": 54}}],
    "population": {"people": 100},
}


@pytest.mark.parametrize(
    "changed",
    [
        {"figure": [{"id": "a", "value": Decimal("46.1"), "ci": {"low": 42, "high": 54}}]},
        {"figure": [{"id": "a", "value": 46, "ci": {"low": 42, "high": 54}}]},
        {"figure": [{"id": "a", "value": Decimal("46.0"), "ci": {"low": 42, "high": 45}}]},
        {"population": {"people": 101}},
        {"criterion": [{"id": "x"}]},
        {"citation": {"pages": "1-2"}},
    ],
    ids=str,
)
def test_any_change_of_a_number_breaks_the_seal(changed: dict[str, Any]) -> None:
    assert digest_of({**RECORD, **changed}) != digest_of(RECORD)


def test_other_words_and_the_order_of_keys_do_not() -> None:
    turned = dict(reversed(RECORD.items()))
    assert digest_of({**turned, "summary": "Said better."}) == digest_of(RECORD)


def test_every_entry_of_every_list_is_as_it_was_read() -> None:
    now, then = listed_today().splitlines(), LISTED.read_text(encoding="utf-8").splitlines()
    changed = [line for line in now if line not in then] + [e for e in then if e not in now]
    assert changed == [], "Words or rules of these changed. If it is meant: uv run manage.py reseal"
    assert now == then, "Entries stand in another order, which is the order on pages"


def test_no_file_of_the_evidence_is_held_by_nothing() -> None:
    held = {line.split("  ", 1)[1] for line in listed_today().splitlines()}
    files = {path.relative_to(EVIDENCE).as_posix() for path in EVIDENCE.rglob("*.toml")}
    assert files - held == NOT_LISTED


@pytest.mark.parametrize(
    ("file", "words", "instead", "entry"),
    [
        ("quiz.toml", 'right = "c"', 'right = "a"', "question risk-of-dying"),
        ("quiz.toml", "small but real", "small", "question risk-of-dying"),
        ("places.toml", "6pm to 2am", "6am to 2pm", "line GB-SCT Breathing Space"),
        ("places.toml", 'countries = ["GB-NIR"]', 'countries = ["US"]', "line US Lifeline"),
        ("glossary.toml", "MS that gets slowly worse from the", "MS with", "term PPMS"),
        ("situations.toml", "Your primary progressive", "Your secondary progressive", "situation "),
        ("washout.toml", "months = ", "months = 1", "line "),
        ("hct_ci.toml", "points = ", "points = 1", "item "),
        ("sources/muraro-2017.toml", 'limits = "', 'limits = "Not ', "sources/muraro-2017.toml"),
    ],
)
def test_any_change_of_an_entry_is_told_by_its_name(
    file: str, words: str, instead: str, entry: str
) -> None:
    text = (EVIDENCE / file).read_text(encoding="utf-8")
    assert words in text
    before = list(listed(file, text))
    changed = [e for e in listed(file, text.replace(words, instead, 1)) if e not in before]
    assert len(changed) == 1
    assert entry in changed[0]
