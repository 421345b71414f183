"""Which questions and which evidence a FHIR file goes with, and the names that are our own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

OURS = "urn:ahsct-ms-decision-aid"
QUESTIONNAIRE = f"{OURS}:questionnaire"
EVIDENCE = f"{OURS}:evidence"
LANGUAGE = "en-GB"
"""Of the words in a file: those of the list of questions, whatever language the pages are in."""


@dataclass(frozen=True, slots=True)
class Edition:
    """``questions``: the version of the resume code's layout, which changes with the questions."""

    questions: str
    evidence: str

    @property
    def canonical(self) -> str:
        return f"{QUESTIONNAIRE}|{self.questions}"

    @property
    def meta(self) -> dict[str, Any]:
        return {"tag": [{"system": EVIDENCE, "code": self.evidence}]}
