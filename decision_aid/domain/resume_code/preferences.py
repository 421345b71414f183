"""What matters to a person, as a resume code holds it: after the answers, and only where said."""

from __future__ import annotations

from decision_aid.domain.questionnaire.answers import Answer, Answers
from decision_aid.domain.questionnaire.preferences import MOST_PICKED, Values
from decision_aid.domain.resume_code.layout import IN_ORDER

LEANING = "leaning"
PICKED = tuple(f"picked_{place}" for place in range(1, MOST_PICKED + 1))
PICKED_IN_ORDER = "picked_in_order"
READY = "ready_"
OLD_PICKED = "picked"
"""How codes of version 2 hold what was picked, and whether in order."""


def with_values(answers: Answers, values: Values) -> Answers:
    said: dict[str, Answer] = {f"{READY}{key}": given for key, given in values.ready.items()}
    said |= dict(zip(PICKED, values.picked, strict=False))
    if values.ordered:
        said[PICKED_IN_ORDER] = "yes"
    if values.leaning:
        said[LEANING] = values.leaning
    return Answers({**answers.given, **said})


def values_in(answers: Answers) -> Values:
    places = tuple(str(answers.given[key]) for key in PICKED if key in answers.given)
    picked = tuple(answers.get(OLD_PICKED) or places)
    return Values(
        picked=tuple(each for each in picked if each != IN_ORDER),
        ordered=IN_ORDER in picked or answers.get(PICKED_IN_ORDER) == "yes",
        leaning=str(answers.get(LEANING) or ""),
        ready={key.removeprefix(READY): str(answers.given[key])
               for key in answers if key.startswith(READY)},
    )  # fmt: skip


def without_values(answers: Answers) -> Answers:
    return Answers({key: answers.given[key] for key in answers if not _is_value(key)})


def _is_value(key: str) -> bool:
    return key in (LEANING, *PICKED, PICKED_IN_ORDER, OLD_PICKED) or key.startswith(READY)
