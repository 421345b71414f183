"""Hazards, standards and threats: each stands there once, with controls and their proof.

No control raises a likelihood; what is said to be met says where it can be seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.evidence_base.checks.lists import unique
from decision_aid.evidence_base.reading.assurance import (
    Asked,
    Hazard,
    Likelihood,
    Status,
    is_a_test,
    reasons_against,
)
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake

HAZARDS_FILE = "safety/hazards.toml"


def check_hazards(loaded: Loaded) -> Iterator[Mistake]:
    yield from unique(HAZARDS_FILE, "hazard", (hazard.id for hazard in loaded.hazards))
    for hazard in loaded.hazards:
        for reason in _mistakes_of_a_hazard(hazard):
            yield Mistake(HAZARDS_FILE, f"hazard {hazard.id}", reason)


def _mistakes_of_a_hazard(hazard: Hazard) -> Iterator[str]:
    yield from reasons_against(hazard.control)
    scale = [*Likelihood]
    if scale.index(hazard.likelihood_after) > scale.index(hazard.likelihood_before):
        yield "is likelier after its controls than before"


STANDARDS_FILE = "safety/standards.toml"


def check_standards(loaded: Loaded) -> Iterator[Mistake]:
    yield from unique(STANDARDS_FILE, "standard", (standard.id for standard in loaded.standards))
    for standard in loaded.standards:
        path = f"standard {standard.id}"
        yield from unique(STANDARDS_FILE, f"{path}: item", (item.n for item in standard.items))
        for item in standard.items:
            for reason in _mistakes_of_an_item(item):
                yield Mistake(STANDARDS_FILE, f"{path}: item {item.n}", reason)


def _mistakes_of_an_item(item: Asked) -> Iterator[str]:
    if item.status is Status.MET and not (item.where or item.tests):
        yield "is said to be met and says neither where nor which test shows it"
    if item.status is Status.MET and item.host:
        yield "is said to be met and waits for the host"
    for page in item.where:
        if not (page.startswith("/") and page.endswith("/")):
            yield f"'{page}' is no page like '/methods/'"
    for name in item.tests:
        if not is_a_test(name):
            yield f"'{name}' is no name of a test"


THREATS_FILE = "safety/threats.toml"


def check_threats(loaded: Loaded) -> Iterator[Mistake]:
    yield from unique(THREATS_FILE, "threat", (threat.id for threat in loaded.threats))
    for threat in loaded.threats:
        for reason in reasons_against(threat.control):
            yield Mistake(THREATS_FILE, f"threat {threat.id}", reason)
