"""The list of threats: every threat stands there once and has controls with their proof."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.library.checks.list_checks import unique
from decision_aid.library.controls import reasons_against
from decision_aid.library.loading import Loaded
from decision_aid.library.mistakes import Mistake

FILE = "safety/threats.toml"


def check_threats(loaded: Loaded) -> Iterator[Mistake]:
    yield from unique(FILE, "threat", (threat.id for threat in loaded.threats))
    for threat in loaded.threats:
        for reason in reasons_against(threat.control):
            yield Mistake(FILE, f"threat {threat.id}", reason)
