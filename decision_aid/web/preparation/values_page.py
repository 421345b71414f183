"""The pages and forms of "What matters to you". Nothing here looks at a figure's value.

What cannot be taken is told in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.questionnaire.answers import UNSURE
from decision_aid.domain.questionnaire.preferences import MOST_PICKED, Values
from decision_aid.evidence_base.reading.content import Consideration
from decision_aid.web.addresses import source_links
from decision_aid.web.answer_store import READY_ANSWERS, SavedAnswers
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words.answers import Choice
from decision_aid.web.words.preferences import (
    CANNOT_PICK,
    PLACES,
    READY_WORDS,
    _labels,
    values_rows,
)


class RefusedValuesError(Exception):
    """Something that cannot be taken. ``field_id``: where it can be put right."""

    def __init__(self, message: str, field_id: str) -> None:
        self.field_id = field_id
        super().__init__(message)


def read_pick(sent: Sequence[str]) -> tuple[str, ...]:
    """Up to three considerations, in the order of the list, or "I cannot choose yet" alone."""
    offered = [each.id for each in evidence_base().what_matters.consideration]
    picked = tuple(each for each in offered if each in sent)
    if len(picked) > MOST_PICKED:
        told = {"most": MOST_PICKED, "n": len(picked)}
        raise RefusedValuesError(
            _("Select %(most)s at most. You have selected %(n)s") % told, "picked-1"
        )
    if picked and UNSURE in sent:
        message = _("Select what matters most, or “I cannot choose yet”, but not both")
        raise RefusedValuesError(message, "picked-unsure")
    if not picked and UNSURE not in sent:
        message = _("Select 1 to %(most)s, or “I cannot choose yet”") % {"most": MOST_PICKED}
        raise RefusedValuesError(message, "picked-1")
    return picked or (UNSURE,)


def read_order(values: Values, sent: Sequence[str], *, unsure: bool) -> tuple[str, ...]:
    """The choice in order; empty where the person cannot say. A chosen place counts more."""
    if unsure and not any(sent):
        return ()
    for place, each in enumerate(sent, start=1):
        if each not in values.chosen:
            message = _("Select one for each place, or “I cannot put them in order yet”")
            raise RefusedValuesError(message, f"place-{place}-1")
        if each in sent[: place - 1]:
            message = _("You have selected the same one twice. Select another for this place")
            raise RefusedValuesError(message, f"place-{place}-1")
    return (*sent, *(each for each in values.chosen if each not in sent))


def read_leaning(sent: str) -> str:
    if sent not in [each.value for each in evidence_base().what_matters.leaning]:
        message = _("Select the way you lean, or “I am not sure yet”")
        raise RefusedValuesError(message, "leaning-1")
    return sent


def read_ready(sent: Mapping[str, str]) -> dict[str, str]:
    """The questions that were answered; one at least."""
    asked = [each.id for each in evidence_base().what_matters.ready]
    given = {key: sent[key] for key in asked if sent.get(key) in READY_ANSWERS}
    if not given:
        message = _("Answer one of the questions at least, or skip this page")
        raise RefusedValuesError(message, f"{asked[0]}-{READY_ANSWERS[0]}")
    return given


@dataclass(frozen=True, slots=True)
class ConsiderationView:
    """One thing that people weigh, with what each way does for it, in the one order."""

    item: Consideration
    ways: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def consideration_views() -> tuple[ConsiderationView, ...]:
    what = evidence_base().what_matters
    return tuple(
        ConsiderationView(
            item,
            tuple((way.name, getattr(item.speaks_to, way.id)) for way in what.way),
            _topics(item),
            tuple(source_links(item.sources)),
        )
        for item in what.consideration
    )


def _topics(item: Consideration) -> tuple[tuple[str, str], ...]:
    """Where on the result page the figures on this stand."""
    about = set(item.figures)
    return tuple(
        (topic.id, topic.title)
        for topic in evidence_base().topics_on(ToldOn.RESULTS)
        if about & {*topic.endpoints}
    )


def pick_context(given: Sequence[str]) -> dict[str, Any]:
    choices = [
        Choice(each.id, each.label, "", each.id in given, f"picked-{place}")
        for place, each in enumerate(evidence_base().what_matters.consideration, start=1)
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
        for place, each in enumerate(evidence_base().what_matters.leaning, start=1)
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
            for each in evidence_base().what_matters.ready
        ]
    }


def said_context(kept: SavedAnswers) -> dict[str, Any]:
    """Everything said, and what may help where the person did not say yes."""
    ready = kept.values.ready
    asked = evidence_base().what_matters.ready
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
