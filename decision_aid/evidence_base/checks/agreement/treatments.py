"""Treatments: figures are about those that were studied, and words name the drugs of their line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decision_aid.domain.evidence.sources import Arm, Source
from decision_aid.domain.evidence.vocabulary import Design
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake


def check_treatments(loaded: Loaded) -> Iterator[Mistake]:
    arms = {arm.id: arm for arm in loaded.arms}
    for name, source in loaded.sources.items():
        for reason in _studied(source, arms):
            yield Mistake(f"sources/{name}", "figure", reason)
    names = {arm.id: arm.name.partition(" (")[0] for arm in loaded.arms if not arm.is_transplant}
    for line in loaded.drug_lines:
        for drug in sorted(_named(line.statement, names) - set(line.drugs)):
            reason = f"its words name {drug}, which is none of its drugs"
            yield Mistake("washout.toml", f"line {line.id}", reason)


def _studied(source: Source, arms: dict[str, Arm]) -> Iterator[str]:
    """Without a comparator either all had a transplant, or nobody had."""
    told = [arms[each.arm] for each in source.figure if each.arm in arms]
    if source.comparator or source.design is Design.DOCUMENT or not told:
        return
    others = sorted({each.id for each in told if not each.is_transplant})
    if not others:
        return
    if any(each.is_transplant for each in told):
        yield f"some are about {', '.join(others)}, some about a transplant: no comparator is named"
    elif source.regimen is not None:
        yield f"are about {', '.join(others)}, but the source has the regimen of a transplant"


def _named(words: str, names: dict[str, str]) -> set[str]:
    return {i for i, name in names.items() if re.search(rf"\b{re.escape(name)}\b", words, re.I)}
