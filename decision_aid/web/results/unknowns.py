"""What is still unknown, and how to find it out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.results.unknowns import UnknownFact
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import open_questions, questions_by_fact, said
from decision_aid.web.words.clinical import plain_fact

_RULES: tuple[tuple[int, Promise | str], ...] = (
    (10, later("The rules ask this many times.")),
    (3, later("The rules ask this several times.")),
    (2, later("The rules ask this twice.")),
    (1, later("The rules ask this once.")),
    (0, ""),
)
_FIGURES: tuple[tuple[int, Promise | str], ...] = (
    (10, later("Many figures depend on it.")),
    (2, later("A few figures depend on it.")),
    (1, later("One figure depends on it.")),
    (0, ""),
)


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
        """How much depends on it; how often exactly helps nobody."""
        return " ".join(
            str(words)
            for number, told in ((self.criteria, _RULES), (self.figures, _FIGURES))
            if (words := next(said for least, said in told if number >= least))
        )

    @property
    def html(self) -> SafeString:
        return _row_piece(self, get_language() or "")


@lru_cache(maxsize=512)
def _row_piece(row: UnknownRow, _language: str) -> SafeString:
    return mark_safe(render_to_string("results/unknown_row.html", {"row": row}))


def unknown_rows(found: tuple[UnknownFact, ...], journey: Journey) -> list[UnknownRow]:
    """Unknown facts, the one that most waits for first."""
    urls = open_questions(journey)
    groups = questionnaire().consultation
    hospital = {key for group in groups if group.of_hospital for key in group.questions}
    rows = []
    for unknown in found:
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
