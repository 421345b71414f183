"""What facts are called, in the reader's language: plainly, and as clinicians name them.

The words stand in ``decision_aid/questionnaire.toml``, each once.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import said

_EXACTLY = _("%(fact)s, exactly")


def plain_fact(name: str) -> str:
    """As one says it to the person: "your age"."""
    return said(questionnaire().facts[name].plain)


def plain_exactly(name: str) -> str:
    """The same where a limit lies inside the answer: "the month of your diagnosis"."""
    return said(questionnaire().facts[name].exactly) or plain_fact(name)


def fact_to_find_out(name: str) -> str:
    """As the person notes it: "Whether I have a heart problem."; empty where nobody has to."""
    return said(questionnaire().facts[name].to_find_out)


def clinical_fact(name: str) -> str:
    return said(questionnaire().facts[name].clinical)


def short_fact(name: str) -> str:
    """As clinicians name it where there is little room."""
    fact = questionnaire().facts[name]
    return said(fact.clinical_short or fact.clinical)


def short_exactly(name: str) -> str:
    """The same where a limit lies inside the answer."""
    return _EXACTLY % {"fact": short_fact(name)}


def clinical_exactly(name: str) -> str:
    return _EXACTLY % {"fact": clinical_fact(name)}
