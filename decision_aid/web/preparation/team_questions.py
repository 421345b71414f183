"""The person's own list of questions for the appointment: picking them, and their order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field, SelectMultiple
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.preparation.chosen_questions import (
    MOST_CHOSEN,
    MOST_SUGGESTED,
    moved,
    with_ticks,
    without,
)
from decision_aid.domain.preparation.questions_of_a_person import (
    TeamQuestions,
)
from decision_aid.domain.preparation.team_questions import Theme
from decision_aid.web import answer_store
from decision_aid.web.answer_store import SavedAnswers, known_ids
from decision_aid.web.loaded import result_of
from decision_aid.web.responses import GET, Form, only, render_form, sent_in
from decision_aid.web.words.answers import Choice
from decision_aid.web.words.team_questions import THEME, ask_of, bank, questions_of


@dataclass(frozen=True, slots=True)
class Group:
    """Questions under one heading; open where one of them is ticked."""

    title: Promise
    choices: tuple[Choice, ...]

    @property
    def is_open(self) -> bool:
        return any(choice.checked for choice in self.choices)


def suggested_for(kept: SavedAnswers) -> tuple[str, ...]:
    """What stands on the summary as long as nothing is chosen."""
    return tuple(each.id for each in _asked(kept).first(MOST_SUGGESTED)) if kept.answers else ()


def pick_context(kept: SavedAnswers, given: Collection[str] | None = None) -> dict[str, Any]:
    """``given``: what was ticked and could not be taken; else what is chosen, or suggested."""
    first = kept.questions or suggested_for(kept)
    asked = _asked(kept) if kept.answers else TeamQuestions((), ())
    ticked = first if given is None else given
    asked = replace(asked, left_out=asked.left_out.difference(ticked))
    groups = [*_first(kept, first), *_groups(first, asked)]
    numbers = count(1)
    views = [
        Group(title, tuple(_choice(each, next(numbers), ticked) for each in ids))
        for title, ids in groups
    ]
    return {"page_id": "my_questions", "first": views[0], "more": views[1:], "most": MOST_CHOSEN,
            "is_chosen": bool(kept.questions)}  # fmt: skip


def _asked(kept: SavedAnswers) -> TeamQuestions:
    journey = kept.journey()
    return questions_of(journey, result_of(journey), kept.values)


def _first(kept: SavedAnswers, ids: tuple[str, ...]) -> list[tuple[Promise, tuple[str, ...]]]:
    title = later("On your list") if kept.questions else later("Suggested for you")
    return [(title, ids)] if ids else []


def _groups(
    first: tuple[str, ...], asked: TeamQuestions
) -> Iterator[tuple[Promise, tuple[str, ...]]]:
    """What is unknown, then the rest by theme: what fits comes first."""
    unknown = _others((e.id for e in asked.find_out if e.id in known_ids()), first)
    if unknown:
        yield later("What you do not know yet"), unknown
    fitting = [each.id for each in asked.to_ask]
    listed = (*first, *unknown)
    others = (each for each in bank() if each not in asked.left_out)
    rest = tuple(_not_twice(_others((*fitting, *others), listed), listed))
    for theme in Theme:
        ids = tuple(each for each in rest if bank()[each].theme is theme)
        if ids:
            yield THEME[theme], ids


def _not_twice(ids: tuple[str, ...], before: tuple[str, ...]) -> Iterator[str]:
    """Without those whose answer another one tells as well, or that ask in the same words."""
    listed = [bank()[each] for each in before if each in bank()]
    for each in ids:
        own = bank()[each]
        if not any(own.is_told_by(other) or own.asked == other.asked for other in listed):
            listed.append(bank()[each])
            yield each


def _others(ids: Iterable[str], told: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in ids if each not in told))


def _choice(question_id: str, number: int, ticked: Collection[str]) -> Choice:
    asked = ask_of(question_id)
    told = (asked.why,) if question_id not in bank() else (_first_capital(asked.who), asked.why)
    hint = ": ".join(filter(None, told))
    return Choice(question_id, asked.text, hint, question_id in ticked, f"question-{number}")


def _first_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def order_context(kept: SavedAnswers) -> dict[str, Any]:
    rows = [(each, ask_of(each)) for each in kept.questions]
    return {"page_id": "my_questions", "rows": rows}


class PickForm(Form):
    """Questions of the bank and of facts, each once; one at least."""

    question = Field(required=False, widget=SelectMultiple)

    def clean_question(self) -> tuple[str, ...]:
        sent = self.cleaned_data["question"]
        ticked = tuple(dict.fromkeys(each for each in sent if each in known_ids()))
        if not ticked:
            raise ValidationError(_("Tick one question at least"))
        if len(ticked) > MOST_CHOSEN:
            told = {"most": MOST_CHOSEN, "n": len(ticked)}
            message = _("%(most)s fit your summary. You have ticked %(n)s: untick some") % told
            raise ValidationError(message)
        return ticked


_STEPS = {"up": -1, "down": 1}


@only(*GET, "POST")
def pick(request: HttpRequest) -> HttpResponse:
    kept = answer_store.read(request)
    if "suggested" in request.POST:
        answer_store.write(request, replace(kept, questions=()))
        return redirect("my_questions")
    form = PickForm(sent_in(request), auto_id="%s-1")
    if not form.is_valid():
        context = pick_context(kept, form["question"].value())
        return render_form(request, "preparation/questions/pick.html", form, context)
    chosen = with_ticks(kept.questions or suggested_for(kept), form.cleaned_data["question"])
    answer_store.write(request, replace(kept, questions=chosen))
    return redirect("my_questions_order")


@only(*GET, "POST")
def order(request: HttpRequest) -> HttpResponse:
    """One press moves one question; the address then names a place, never a question."""
    kept = answer_store.read(request)
    if request.method == "POST":
        return _changed(request, kept)
    if not kept.questions:
        return redirect("my_questions")
    return render(request, "preparation/questions/order.html", order_context(kept))


def _changed(request: HttpRequest, kept: SavedAnswers) -> HttpResponse:
    chosen, place = kept.questions, 0
    for name, by in _STEPS.items():
        which = request.POST.get(name, "")
        if which in chosen:
            chosen = moved(chosen, which, by)
            place = chosen.index(which)
    chosen = without(chosen, request.POST.get("off", ""))
    answer_store.write(request, replace(kept, questions=chosen))
    return redirect(f"{reverse('my_questions_order')}#place-{place + 1}")
