"""The hazard log: every hazard has controls, and no control raises a likelihood."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.library.checks.list_checks import unique
from decision_aid.library.controls import reasons_against
from decision_aid.library.hazards import Hazard, Likelihood
from decision_aid.library.loading import Loaded
from decision_aid.library.mistakes import Mistake

FILE = "safety/hazards.toml"


def check_hazards(loaded: Loaded) -> Iterator[Mistake]:
    yield from unique(FILE, "hazard", (hazard.id for hazard in loaded.hazards))
    for hazard in loaded.hazards:
        for reason in _reasons(hazard):
            yield Mistake(FILE, f"hazard {hazard.id}", reason)


def _reasons(hazard: Hazard) -> Iterator[str]:
    yield from reasons_against(hazard.control)
    scale = [*Likelihood]
    if scale.index(hazard.likelihood_after) > scale.index(hazard.likelihood_before):
        yield "is likelier after its controls than before"
