"""From the short way to all questions, without losing a fact where the same one can be told.

Two answers of the short way say more than any answer of the full one can take over: that a strong
drug, or another drug, did not control MS. The drugs then have to be named.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from decision_aid.domain.questionnaire.answers import NONE, UNSURE, Answer, Answers
from decision_aid.domain.questionnaire.journey import DETAIL

_Told = Mapping[str, Answer]

_UNAIDED = ("no-limit", "500", "300", "200", "100")
_CHAIR = ("up-to-5", "few-steps", "chair-or-bed")
_WALKING: dict[str, _Told] = {
    **{value: {"edss_known": "no", "walk_unaided": value} for value in _UNAIDED},
    "one-side": {"edss_known": "no", "walk_unaided": "under-100"},
    **{
        value: {
            "edss_known": "no",
            "walk_unaided": "not-without-help",
            "walk_help": "both-sides",
            "walk_with_help": value,
        }
        for value in ("both-20", "over-5")
    },
    **{
        value: {
            "edss_known": "no",
            "walk_unaided": "not-without-help",
            "walk_help": "wheelchair",
            "walk_with_help": value,
        }
        for value in _CHAIR
    },
    UNSURE: {"edss_known": "no", "walk_unaided": UNSURE},
}
_SCAN: dict[str, _Told] = {
    "new": {"mri_12m": "yes", "new_t2_12m": "some"},
    "active": {"mri_12m": "yes", "mri_contrast": "yes", "gd_lesions_12m": "some"},
    "both": {
        "mri_12m": "yes",
        "mri_contrast": "yes",
        "new_t2_12m": "some",
        "gd_lesions_12m": "some",
    },
    "nothing-new": {"mri_12m": "yes", "new_t2_12m": "0"},
    "no-scan": {"mri_12m": "no"},
    UNSURE: {"mri_12m": UNSURE},
}
_DRUGS: dict[str, _Told] = {"never": {"dmt_tried": (NONE,)}, UNSURE: {"dmt_tried": (UNSURE,)}}
CARRIED: Mapping[str, Mapping[str, _Told]] = MappingProxyType(
    {"mobility_short": _WALKING, "mri_short": _SCAN, "treatment_short": _DRUGS}
)
"""By short question and its answer: the answers of the full way that give the same facts."""


def full_answers(answers: Answers) -> tuple[str, Answers]:
    """The route with every question, and answers that go on from those of the short way.

    What was already told on the full way stays as it was told.
    """
    carried: dict[str, Answer] = {}
    for question, by_answer in CARRIED.items():
        given = answers.get(question)
        carried |= by_answer.get(given, {}) if isinstance(given, str) else {}
    return DETAIL, Answers({**carried, **answers.given})
