"""Worked cases: the sets and criteria that they expect a verdict of exist."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.library.loading import Loaded
from decision_aid.library.mistakes import Mistake


def check_cases(loaded: Loaded) -> Iterator[Mistake]:
    criteria = {s.id: {c.id for c in s.criterion} for s in loaded.criteria.values()}
    for file, case in loaded.cases.items():
        if f"{case.id}.toml" != file:
            yield Mistake(f"cases/{file}", "id", f"is '{case.id}', but the file is named {file}")
        for set_id, expected in case.expected.items():
            if set_id not in criteria:
                path = f"expected.{set_id}"
                yield Mistake(f"cases/{file}", path, "is no set of criteria")
                continue
            for name in expected.criteria.keys() - criteria[set_id]:
                path = f"expected.{set_id}.{name}"
                yield Mistake(f"cases/{file}", path, "is no criterion of that set")
