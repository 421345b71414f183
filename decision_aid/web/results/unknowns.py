"""What is still unknown, and how to find it out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.results.unknowns import UnknownFact
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import open_questions, questions_by_fact, said
from decision_aid.web.words.clinical import plain_fact

SHOWN_FIRST = 3
"""So many stand open on the page; the others are behind a fold."""
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
    ``is_said_above``: how much depends on it, once for the first ones.
    """

    name: str
    criteria: int
    figures: int
    how: str
    url: str
    of_the_team: bool
    is_said_above: bool = False

    @property
    def weighs_most(self) -> bool:
        return self.criteria >= _RULES[0][0] and self.figures >= _FIGURES[0][0]

    @property
    def asked(self) -> str:
        """How much depends on it; how often exactly helps nobody."""
        if self.is_said_above:
            return ""
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


def first_said_once(rows: Iterable[UnknownRow]) -> list[UnknownRow]:
    """The first ones, where most depends on each, do not say so one by one."""
    every = list(rows)
    first = list(takewhile(lambda row: row.weighs_most, every[:SHOWN_FIRST]))
    if len(first) > 1:
        every[: len(first)] = [replace(row, is_said_above=True) for row in first]
    return every


def how_said_once(rows: Iterable[UnknownRow]) -> list[UnknownRow]:
    """One question asks for many illnesses: how to find out stands with the first of them."""
    seen: set[str] = set()
    told = []
    for row in rows:
        told.append(replace(row, how="") if row.how in seen else row)
        seen.add(row.how)
    return told


def said_of_first(rows: Iterable[UnknownRow]) -> str:
    first = sum(row.is_said_above for row in rows)
    if not first:
        return ""
    return ngettext(
        "The rules ask the first one many times, and many figures depend on it.",
        "The rules ask each of the first %(n)s many times, and many figures depend on each.",
        first,
    ) % {"n": first}


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
