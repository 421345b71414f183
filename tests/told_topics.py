"""The topics as their file lists them, for tests that are told apart by topic."""

from __future__ import annotations

from types import GenericAlias
from typing import Any

from decision_aid.domain.evidence.topics import OutcomeTopic, ToldOn
from decision_aid.evidence_base.reading.toml import read_toml, structure
from tests.conftest import EVIDENCE


def _listed() -> tuple[OutcomeTopic, ...]:
    many: Any = GenericAlias(tuple, (OutcomeTopic, ...))
    found, mistakes = structure(read_toml(EVIDENCE / "topics.toml")["topic"], many, "topics.toml")
    assert mistakes == []
    return tuple(found)


TOPICS = _listed()
IDS_ON = {place: tuple(topic.id for topic in TOPICS if place in topic.on) for place in ToldOn}
