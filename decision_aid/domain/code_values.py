"""What matters to a person, as a resume code holds it: after the answers, and only where said."""

from __future__ import annotations

from decision_aid.domain.answers import Answers
from decision_aid.domain.values import MOST_PICKED, Values

PICKED = tuple(f"picked_{place}" for place in range(1, MOST_PICKED + 1))
IN_ORDER = "picked_in_order"
LEANING = "leaning"


def with_values(answers: Answers, values: Values) -> Answers:
    """The readiness answers stay out: they are about one moment."""
    said = dict(zip(PICKED, values.picked, strict=False))
    if values.ordered:
        said[IN_ORDER] = "yes"
    if values.leaning:
        said[LEANING] = values.leaning
    return Answers({**answers.given, **said})


def values_in(answers: Answers) -> Values:
    picked = tuple(str(answers.given[key]) for key in PICKED if key in answers.given)
    return Values(
        picked=picked,
        ordered=answers.get(IN_ORDER) == "yes",
        leaning=str(answers.get(LEANING) or ""),
    )


def without_values(answers: Answers) -> Answers:
    tail = {*PICKED, IN_ORDER, LEANING}
    return Answers({key: answers.given[key] for key in answers if key not in tail})
