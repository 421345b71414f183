"""The places of the questionnaire, for checks that run before it is opened."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import decision_aid
from decision_aid.evidence_base.reading.toml import Table, read_toml

_QUESTIONNAIRE = Path(decision_aid.__file__).parent / "questionnaire.toml"
_WIDER = ("EU", "INT")


@lru_cache(maxsize=1)
def places_of_rules() -> frozenset[str]:
    """Codes that a set of criteria may name; a part of a country stands for the whole too.

    Empty where the file cannot be read: opening the questionnaire tells why.
    """
    asked = countries()
    return asked.union(_WIDER) if asked else asked


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Codes of the countries that the questionnaire offers, in parts and whole; or empty."""
    try:
        asked = _options(read_toml(_QUESTIONNAIRE))
    except (ValueError, OSError):
        return frozenset()
    return frozenset((*asked, *(code.partition("-")[0] for code in asked)))


def _options(raw: Table) -> list[str]:
    asked: Table = next((each for each in raw["question"] if each.get("key") == "country"), {})
    return [str(option["value"]) for option in asked.get("option", ())]
