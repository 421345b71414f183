"""Which lines of the published conditions nobody has read a second time yet.

``uv run manage.py reseal`` lists a line that is new; it leaves the list with its second reading, in
``second_reading.toml`` or ``words_read_again.py``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.toml import read_toml
from tests.evidence.read_again.words_read_again import FOR_A_CLINIC, READINGS

READ_AGAIN = Path(__file__).with_name("second_reading.toml")
NOT_YET = Path(__file__).with_name("not_read_again.txt")


def from_answers() -> dict[str, dict[str, Any]]:
    """Rules that were written from the words alone, by set and line."""
    return read_toml(READ_AGAIN)


def not_yet(base: EvidenceBase) -> str:
    """A line for each line of each set, in the order of their names."""
    read = {line for of_a_set in from_answers().values() for line in of_a_set}
    known = read | set(READINGS) | FOR_A_CLINIC
    lines = sorted((s.id, c.id) for s in base.criteria_sets for c in s.criterion)
    return "".join(f"{rules} {line}\n" for rules, line in lines if line not in known)
