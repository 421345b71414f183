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
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.preparation.to_find_out import FindOut
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.web.words.answers import AnswerNow, answer_now
from decision_aid.web.words.clinical import plain_fact
from decision_aid.web.words.team_questions import asked_of_team, how_to_find_out

SHOWN_FIRST = 3
"""So many stand open on the page; the others are behind a fold."""
_RULES: tuple[tuple[int, Promise | str], ...] = (
    (10, later("The rules ask for it many times.")),
    (3, later("The rules ask for it several times.")),
    (2, later("The rules ask for it twice.")),
    (1, later("The rules ask for it once.")),
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
    """One thing to find out. ``ask``: None where the tool does not ask for it, or has its answer.

    ``is_said_above``: how much depends on it, once for the first ones; ``are_figures_said``: so of
    figures alone.
    """

    name: str
    criteria: int
    figures: int
    how: str
    ask: AnswerNow | None
    is_said_above: bool = False
    are_figures_said: bool = False

    @property
    def weighs_most(self) -> bool:
        return self.criteria >= _RULES[0][0] and self.moves_many_figures

    @property
    def moves_many_figures(self) -> bool:
        return self.figures >= _FIGURES[0][0]

    @property
    def asked(self) -> str:
        """How much depends on it; how often exactly helps nobody."""
        if self.is_said_above:
            return ""
        figures = 0 if self.are_figures_said else self.figures
        return " ".join(
            str(words)
            for number, told in ((self.criteria, _RULES), (figures, _FIGURES))
            if (words := next(said for least, said in told if number >= least))
        )

    @property
    def html(self) -> SafeString:
        draw = _drawn if self.ask and self.ask.names_drug else _row_piece
        return draw(self, get_language() or "")


def _drawn(row: UnknownRow, _language: str) -> SafeString:
    return mark_safe(render_to_string("results/unknown_row.html", {"row": row}))


_row_piece = lru_cache(maxsize=512)(_drawn)


def first_said_once(rows: Iterable[UnknownRow]) -> list[UnknownRow]:
    """The first ones, where most depends on each, do not say so one by one."""
    every = list(rows)
    first = list(takewhile(lambda row: row.weighs_most, every[:SHOWN_FIRST]))
    if len(first) > 1:
        every[: len(first)] = [replace(row, is_said_above=True) for row in first]
        return every
    first = list(takewhile(lambda row: row.moves_many_figures, every[:SHOWN_FIRST]))
    if len(first) > 1:
        every[: len(first)] = [replace(row, are_figures_said=True) for row in first]
    return every


def _how_said_once(rows: Iterable[UnknownRow]) -> list[UnknownRow]:
    """One question asks for many illnesses: how to find out stands with the first of them."""
    seen: set[str] = set()
    told = []
    for row in rows:
        told.append(replace(row, how="") if row.how in seen else row)
        seen.add(row.how)
    return told


def said_of_first(rows: Iterable[UnknownRow]) -> str:
    rows = list(rows)
    if figures := sum(row.are_figures_said for row in rows):
        return _("Many figures depend on each of the first %(n)s.") % {"n": figures}
    first = sum(row.is_said_above for row in rows)
    if not first:
        return ""
    return ngettext(
        "The rules ask for the first one many times, and many figures depend on it.",
        "The rules ask for the first %(n)s many times, and many figures depend on each.",
        first,
    ) % {"n": first}


def unknown_rows(found: Iterable[FindOut], journey: Journey) -> list[UnknownRow]:
    """In the order of the one list that the summary draws too."""
    return _how_said_once(
        UnknownRow(
            _name(each), each.criteria, each.figures, _how(each), answer_now(each.facts, journey)
        )
        for each in found
    )


def _name(found: FindOut) -> str:
    together = found.question.name if found.question and len(found.facts) > 1 else ""
    return together or plain_fact(found.fact)


def _how(found: FindOut) -> str:
    """Of one fact as the question on it says; of several at once as somebody asks for all."""
    told = how_to_find_out(found.fact)
    if found.question is None or (told and len(found.facts) <= 1):
        return told
    return asked_of_team(found.question)
