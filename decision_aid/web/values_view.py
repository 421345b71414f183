"""What the pages of "What matters to you" show. Nothing here looks at a figure's value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.answers import UNSURE
from decision_aid.domain.topics import TOPICS
from decision_aid.domain.values import MOST_PICKED, Values
from decision_aid.library.exercises import Consideration
from decision_aid.web import topic_words
from decision_aid.web.addresses import values_url
from decision_aid.web.answer_cookie import Kept
from decision_aid.web.check_page import Row
from decision_aid.web.evidence import library
from decision_aid.web.question_page import Choice
from decision_aid.web.reading_view import source_links

READY_WORDS: Mapping[str, Promise] = {
    "yes": later("Yes"),
    "no": later("No"),
    UNSURE: later("I am not sure yet"),
}
PLACES = (later("Comes first"), later("Comes second"), later("Comes third"))
CANNOT_PICK = later("I cannot choose yet")


@dataclass(frozen=True, slots=True)
class ConsiderationView:
    """One thing that people weigh, with what each way does for it, in the one order."""

    item: Consideration
    ways: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, Promise], ...]
    sources: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def consideration_views() -> tuple[ConsiderationView, ...]:
    what = library().what_matters
    return tuple(
        ConsiderationView(
            item,
            tuple((way.name, getattr(item.speaks_to, way.id)) for way in what.way),
            _topics(item),
            tuple(source_links(item.sources)),
        )
        for item in what.consideration
    )


def _topics(item: Consideration) -> tuple[tuple[str, Promise], ...]:
    """Where on the result page the figures on this stand."""
    about = set(item.figures)
    return tuple(
        (topic.id, topic_words.TOPIC[topic.id]) for topic in TOPICS if about & {*topic.endpoints}
    )


def values_rows(kept: Kept) -> list[Row]:
    """What matters in the person's own order, leaning and readiness, in words; [] if not said."""
    values = kept.values
    return [*_picked_rows(values), *_leaning_rows(values), *_ready_rows(values)]


def _picked_rows(values: Values) -> list[Row]:
    label, url = _("What matters most"), values_url("pick")
    if values.picked == (UNSURE,):
        return [Row(label, str(CANNOT_PICK), True, url)]
    names = [_labels()[each] for each in values.chosen]
    if values.ordered:
        url = values_url("order")
        return [Row(str(p), name, False, url) for p, name in zip(PLACES, names, strict=False)]
    if len(names) > 1:
        label = _("What matters most, in no order")
    return [Row(label, "; ".join(names), False, url)] if names else []


def _leaning_rows(values: Values) -> list[Row]:
    labels = {each.value: each.label for each in library().what_matters.leaning}
    if not values.leaning:
        return []
    answer = labels[values.leaning]
    return [Row(_("Leaning"), answer, values.leaning == UNSURE, values_url("leaning"))]


def _ready_rows(values: Values) -> list[Row]:
    return [
        Row(each.text, str(READY_WORDS[answer]), answer == UNSURE, values_url("ready"))
        for each in library().what_matters.ready
        if (answer := values.ready.get(each.id))
    ]


@lru_cache(maxsize=1)
def _labels() -> Mapping[str, str]:
    return {each.id: each.label for each in library().what_matters.consideration}


def pick_context(given: Sequence[str]) -> dict[str, Any]:
    choices = [
        Choice(each.id, each.label, "", each.id in given, f"picked-{place}")
        for place, each in enumerate(library().what_matters.consideration, start=1)
    ]
    cannot = Choice(UNSURE, str(CANNOT_PICK), "", UNSURE in given, "picked-unsure")
    return {"choices": choices, "unsure_choice": cannot, "most": MOST_PICKED}


def order_context(values: Values, given: Sequence[str], *, unsure: bool = False) -> dict[str, Any]:
    """Which comes first, and second; the last follows. ``given``: the ids chosen, "" for none."""
    asked = len(values.chosen) - 1
    places = [
        {"name": f"place-{n}", "label": PLACES[n - 1], "choices": _place(values, n, wanted)}
        for n, wanted in enumerate([*given, *("" for _each in range(asked))][:asked], start=1)
    ]
    cannot = Choice(UNSURE, _("I cannot put them in order yet"), "", unsure, "unsure")
    return {"places": places, "unsure_choice": cannot}


def _place(values: Values, number: int, wanted: str) -> list[Choice]:
    return [
        Choice(each, _labels()[each], "", each == wanted, f"place-{number}-{n}")
        for n, each in enumerate(values.chosen, start=1)
    ]


def leaning_context(given: str) -> dict[str, Any]:
    choices = [
        Choice(each.value, each.label, "", each.value == given, f"leaning-{place}")
        for place, each in enumerate(library().what_matters.leaning, start=1)
    ]
    return {"choices": choices}


def ready_context(given: Mapping[str, str]) -> dict[str, Any]:
    return {
        "questions": [
            {
                "id": each.id,
                "text": each.text,
                "choices": [
                    Choice(value, str(label), "", given.get(each.id) == value, f"{each.id}-{value}")
                    for value, label in READY_WORDS.items()
                ],
            }
            for each in library().what_matters.ready
        ]
    }


def said_context(kept: Kept) -> dict[str, Any]:
    """Everything said, and what may help where the person did not say yes."""
    ready = kept.values.ready
    asked = library().what_matters.ready
    return {
        "rows": values_rows(kept),
        "helps": [each.if_not for each in asked if ready.get(each.id) in ("no", UNSURE)],
        "all_yes": all(ready.get(each.id) == "yes" for each in asked),
        "steps": [(reverse(f"values_{name}"), words) for name, words in _not_said(kept.values)],
    }


def _not_said(values: Values) -> list[tuple[str, str]]:
    steps = [
        ("pick", _("Pick what matters most"), values.picked),
        ("leaning", _("Say which way you lean"), values.leaning),
        ("ready", _("Answer 4 short questions on how ready you feel"), values.ready),
    ]
    return [(name, words) for name, words, said in steps if not said]
