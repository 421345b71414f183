"""What the pages of "My questions" show: what can be picked, and the list in its order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.my_questions import MOST_CHOSEN, MOST_SUGGESTED
from decision_aid.domain.questions_for_team import TeamQuestions, questions_for_team
from decision_aid.domain.result import result_page
from decision_aid.domain.team_question import Theme
from decision_aid.web.answer_cookie import Kept
from decision_aid.web.evidence import library
from decision_aid.web.question_page import Choice
from decision_aid.web.team_questions import THEME, ask_of, bank

FIRST_FIELD = "question-1"


@dataclass(frozen=True, slots=True)
class Group:
    """Questions under one heading; open where one of them is ticked."""

    title: Promise
    choices: tuple[Choice, ...]

    @property
    def is_open(self) -> bool:
        return any(choice.checked for choice in self.choices)


def suggested_for(kept: Kept) -> tuple[str, ...]:
    """What stands on the summary as long as nothing is chosen."""
    return tuple(each.id for each in _asked(kept).first(MOST_SUGGESTED)) if kept.answers else ()


def pick_context(kept: Kept, given: Collection[str] | None = None) -> dict[str, Any]:
    """``given``: what was ticked and could not be taken; else what is chosen, or suggested."""
    first = kept.questions or suggested_for(kept)
    asked = _asked(kept) if kept.answers else TeamQuestions((), ())
    groups = [*_first(kept, first), *_groups(first, asked)]
    ticked = first if given is None else given
    numbers = count(1)
    views = [
        Group(title, tuple(_choice(each, next(numbers), ticked) for each in ids))
        for title, ids in groups
    ]
    return {"page_id": "my_questions", "first": views[0], "more": views[1:], "most": MOST_CHOSEN,
            "is_chosen": bool(kept.questions)}  # fmt: skip


def _asked(kept: Kept) -> TeamQuestions:
    journey = kept.journey()
    page = result_page(journey.facts, library())
    return questions_for_team(library().team_questions, journey, page, kept.values)


def _first(kept: Kept, ids: tuple[str, ...]) -> list[tuple[Promise, tuple[str, ...]]]:
    title = later("On your list") if kept.questions else later("Suggested for you")
    return [(title, ids)] if ids else []


def _groups(
    first: tuple[str, ...], asked: TeamQuestions
) -> Iterator[tuple[Promise, tuple[str, ...]]]:
    """What is unknown, then the rest by theme: what fits comes first."""
    unknown = _others((each.id for each in asked.find_out), first)
    if unknown:
        yield later("What you do not know yet"), unknown
    fitting = [each.id for each in asked.to_ask]
    listed = (*first, *unknown)
    rest = tuple(_not_twice(_others((*fitting, *bank()), listed), listed))
    for theme in Theme:
        ids = tuple(each for each in rest if bank()[each].theme is theme)
        if ids:
            yield THEME[theme], ids


def _not_twice(ids: tuple[str, ...], before: tuple[str, ...]) -> Iterator[str]:
    """Without those whose answer another one tells as well."""
    listed = [bank()[each] for each in before if each in bank()]
    for each in ids:
        if not any(bank()[each].is_told_by(other) for other in listed):
            listed.append(bank()[each])
            yield each


def _others(ids: Iterable[str], told: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in ids if each not in told))


def _choice(question_id: str, number: int, ticked: Collection[str]) -> Choice:
    asked = ask_of(question_id)
    hint = ": ".join(filter(None, (asked.who[:1].upper() + asked.who[1:], asked.why)))
    return Choice(question_id, asked.text, hint, question_id in ticked, f"question-{number}")


def order_context(kept: Kept) -> dict[str, Any]:
    rows = [(each, ask_of(each)) for each in kept.questions]
    return {"page_id": "my_questions", "rows": rows}


def told_too_many(number: int) -> str:
    told = {"most": MOST_CHOSEN, "n": number}
    return _("%(most)s fit your summary. You have ticked %(n)s: untick some") % told
