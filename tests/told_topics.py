"""The topics as their file lists them, for tests that are told apart by topic."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import GenericAlias
from typing import Any

from decision_aid.domain.evidence.topics import OutcomeTopic, ToldOn
from decision_aid.domain.logic.facts import FACT_NAMES
from decision_aid.domain.questionnaire.facts.names import LOCAL_FACTS
from decision_aid.evidence_base.reading.toml import make_converter, read_toml, structure
from tests.conftest import EVIDENCE


def _listed() -> tuple[OutcomeTopic, ...]:
    many: Any = GenericAlias(tuple, (OutcomeTopic, ...))
    raw = read_toml(EVIDENCE / "topics.toml")["topic"]
    reads_answers = partial(make_converter, {**FACT_NAMES, **LOCAL_FACTS})
    found, mistakes = structure(raw, many, "topics.toml", reads_answers)
    assert mistakes == []
    asked = {
        e["id"]: e.get("question", "") for e in read_toml(EVIDENCE / "endpoints.toml")["endpoint"]
    }
    return tuple(
        replace(each, title=each.title or asked[each.endpoints[0]]) for each in found or ()
    )


TOPICS = _listed()
IDS_ON = {place: tuple(topic.id for topic in TOPICS if place in topic.on) for place in ToldOn}
