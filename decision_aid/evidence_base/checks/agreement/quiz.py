"""The right answer of each question is the one that misleads nobody: it is marked twice."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake

FILE = "quiz.toml"


def check_quiz(loaded: Loaded) -> Iterator[Mistake]:
    for question in loaded.quiz:
        if [option.value for option in question.option].count(question.right) != 1:
            continue
        for option in question.option:
            is_right = option.value == question.right
            if is_right is option.misleads:
                told = "is the right one and misleads" if is_right else "is not right"
                more = "" if is_right else " and does not say misleads"
                reason = f"option {option.value}, '{option.label}', {told}{more}"
                yield Mistake(FILE, f"question {question.id}", reason)
