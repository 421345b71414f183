"""What is still unknown, and how to find it out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import open_questions, questions_by_fact, said
from decision_aid.web.words.clinical import plain_fact

_TWICE = 2


@dataclass(frozen=True, slots=True)
class UnknownRow:
    """One thing to find out. No address where the tool does not ask for it, or has its answer.

    ``of_the_team``: a test, or something a hospital asks before a transplant: no task of a reader.
    """

    name: str
    criteria: int
    figures: int
    how: str
    url: str
    of_the_team: bool

    @property
    def asked(self) -> str:
        """How much depends on it."""
        told = []
        if self.criteria == _TWICE:
            told.append(_("The rules ask this twice."))
        elif self.criteria:
            told.append(
                ngettext("The rules ask this once.", "The rules ask this %(n)s times.",
                         self.criteria) % {"n": self.criteria}
            )  # fmt: skip
        if self.figures:
            told.append(
                ngettext("%(n)s figure depends on it.", "%(n)s figures depend on it.",
                         self.figures) % {"n": self.figures}
            )  # fmt: skip
        return " ".join(told)

    @property
    def html(self) -> SafeString:
        return _row_piece(self, get_language() or "")


@lru_cache(maxsize=512)
def _row_piece(row: UnknownRow, _language: str) -> SafeString:
    return mark_safe(render_to_string("results/unknown_row.html", {"row": row}))


def unknown_rows(page: PatientResult, journey: Journey) -> list[UnknownRow]:
    """Unknown facts, the one that most waits for first."""
    urls = open_questions(journey)
    groups = questionnaire().consultation
    hospital = {key for group in groups if group.of_hospital for key in group.questions}
    rows = []
    for unknown in page.unknown_facts:
        question = questions_by_fact().get(unknown.fact)
        rows.append(
            UnknownRow(
                plain_fact(unknown.fact),
                unknown.criteria,
                unknown.figures,
                said(question.how_to_find_out) if question else "",
                urls.get(question.key, "") if question else "",
                question is None or question.key in hospital,
            )
        )
    return rows
