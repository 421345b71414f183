"""What facts are called, in the reader's language: plainly, and as clinicians name them.

The words stand in ``decision_aid/questionnaire.toml``, each once.
"""

from __future__ import annotations

from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import said


def plain_fact(name: str) -> str:
    """As one says it to the person: "your age"."""
    return said(questionnaire().facts[name].plain)


def fact_to_find_out(name: str) -> str:
    """As the person notes it: "Whether I have a heart problem."; empty where nobody has to."""
    return said(questionnaire().facts[name].to_find_out)


def clinical_fact(name: str) -> str:
    return said(questionnaire().facts[name].clinical)


def short_fact(name: str) -> str:
    """As clinicians name it where there is little room."""
    fact = questionnaire().facts[name]
    return said(fact.clinical_short or fact.clinical)
