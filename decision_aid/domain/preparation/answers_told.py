"""The facts that questions for the team are chosen by: those of the results, and a few more."""

from __future__ import annotations

from decision_aid.domain.logic.facts import Facts, FactValue
from decision_aid.domain.questionnaire.journey import Journey

DRUG = "drug:"
"""Begins the name under which a drug that the person has had stands among the facts."""


def with_answers(journey: Journey) -> Facts:
    """Who cannot become pregnant does not plan to, unless they say so."""
    known: dict[str, FactValue] = {**journey.known.values, **journey.facts.values}
    if known.get("sex") == "male" or known.get("past_menopause") is True:
        known.setdefault("planning_pregnancy", False)
    edss = journey.known.number("edss")
    if edss is not None:
        known["edss_source"] = "score" if edss.is_exact else "estimate"
    for step in journey.steps:
        if step.question.key == "dmt_outcome" and step.item:
            known[f"{DRUG}{step.item.value}"] = True
            if step.answer == "quiet":
                known["on_treatment_now"] = True
    return Facts(known)
