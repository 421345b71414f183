"""Two people on the short and the full way, and what a way costs: taps, and words to read."""

from __future__ import annotations

from collections.abc import Iterable

from decision_aid.domain.questionnaire.journey import Step

WORDS_A_MINUTE = 200
SHORT = {
    "subtype": "rrms", "age": "38", "year_diagnosis": "2018", "mobility_short": "500",
    "relapses_12m": "2", "mri_short": "new", "treatment_short": "strong", "country": "GB-ENG",
}  # fmt: skip
FULL = {
    "country": "GB-ENG", "age": "38", "subtype": "rrms", "year_diagnosis": "2018",
    "year_onset": "2016", "edss_known": "yes", "edss_value": "3.5", "edss_when": "6m",
    "relapses_12m": "2", "mri_12m": "yes", "mri_contrast": "yes", "new_t2_12m": "2",
    "gd_lesions_12m": "1", "worsening_12m": "no", "dmt_tried": ("natalizumab",),
    "dmt_outcome__natalizumab": "not-controlled", "dmt_months__natalizumab": "12",
}  # fmt: skip


def asked(steps: Iterable[Step]) -> list[Step]:
    return [step for step in steps if not step.question.optional]


def words(step: Step) -> int:
    """All that stands open on the page of a question: title, hint, options, the unsure answer."""
    question = step.question
    texts = [step.title, question.hint, question.unsure]
    for option in question.options_for(step.known):
        texts += [option.label, option.hint]
    return sum(len(text.split()) for text in texts)


def taps(step: Step) -> int:
    """One for the answer, or each tick, or the field to type in; one to go on."""
    return (len(step.answer) if isinstance(step.answer, tuple) else 1) + 1


def minutes(steps: Iterable[Step]) -> float:
    return sum(map(words, steps)) / WORDS_A_MINUTE
