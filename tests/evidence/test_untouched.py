"""No figure, interval, count, limit or place in a paper changes by accident."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.evidence.seal import digest_of, digests, sealed

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
