"""Facts as the files that the command line reads."""

from __future__ import annotations

import json
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from decision_aid.domain.logic.facts import Facts, FactValue
from decision_aid.domain.logic.ranges import Range
from tests.conftest import EVIDENCE


def write_case(path: Path, facts: Facts) -> Path:
    lines = [f"{name} = {_toml(value)}" for name, value in facts.values.items()]
    path.write_text("\n".join(["[facts]", *lines]), encoding="utf-8")
    return path


def _toml(value: FactValue) -> str:
    if isinstance(value, Range):
        if value.is_exact:
            return str(value.low)
        return f"{{ low = {value.low}, high = {value.high} }}"
    return json.dumps(value)


def assess(path: Path, *options: str) -> str:
    out = StringIO()
    call_command("assess", str(path), *options, stdout=out)
    return out.getvalue()


def assess_json(path: Path) -> Any:
    return json.loads(assess(path, "--json"))


@cache
def assessed(case: str) -> Any:
    """What is told of one of the worked people of the evidence, for tests that only read it."""
    return assess_json(EVIDENCE / "cases" / case)
