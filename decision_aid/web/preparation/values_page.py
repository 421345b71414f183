"""The pages and forms of "What matters to you". Nothing here looks at a figure's value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BooleanField, BoundField, ChoiceField, Field, SelectMultiple
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.questionnaire.answers import UNSURE
from decision_aid.domain.questionnaire.preferences import MOST_PICKED, Values
from decision_aid.evidence_base.reading.content import Consideration
from decision_aid.web.addresses import source_links, topic_url
from decision_aid.web.answer_store import READY_ANSWERS, SavedAnswers
from decision_aid.web.loaded import evidence_base
from decision_aid.web.responses import Form
from decision_aid.web.words.answers import Choice
from decision_aid.web.words.preferences import (
    CANNOT_PICK,
    PLACES,
    READY_WORDS,
    _labels,
    values_rows,
)
from decision_aid.web.words.said import said


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
    """Where on the pages of a result the figures on this stand."""
    about = set(item.figures)
    return tuple(
        (topic_url(topic), topic.title)
        for topic in evidence_base().topics_on(ToldOn.RESULTS)
        if about & {*topic.endpoints}
    )


class PickForm(Form):
    """Up to three considerations, or "I cannot choose yet" alone."""

    picked = Field(required=False, widget=SelectMultiple)

    def clean_picked(self) -> tuple[str, ...]:
        """In the order of the list."""
        sent = self.cleaned_data["picked"]
        picked = tuple(each for each in _labels() if each in sent)
        told = {"most": MOST_PICKED, "n": len(picked)}
        if len(picked) > MOST_PICKED:
            raise ValidationError(_("Select %(most)s at most. You have selected %(n)s") % told)
        if picked and UNSURE in sent:
            self.fields["picked"].widget.attrs["id"] = "picked-unsure"
            message = _("Select what matters most, or “I cannot choose yet”, but not both")
            raise ValidationError(message)
        if not picked and UNSURE not in sent:
            raise ValidationError(_("Select 1 to %(most)s, or “I cannot choose yet”") % told)
        return picked or (UNSURE,)

    def context(self) -> dict[str, Any]:
        is_unsure = UNSURE in self["picked"].value()
        cannot = Choice(UNSURE, str(CANNOT_PICK), "", is_unsure, "picked-unsure")
        choices = _choices(self["picked"], _labels())
        return {"choices": choices, "unsure_choice": cannot, "most": MOST_PICKED}


class OrderForm(Form):
    """Which comes first, and second; the last follows. A chosen place counts more than unsure."""

    unsure = BooleanField(required=False)

    def __init__(self, sent: QueryDict | None, values: Values) -> None:
        self.chosen = values.chosen
        self.places = [f"place-{n}" for n in range(1, len(values.chosen))]
        given = zip(self.places, values.picked if values.ordered else (), strict=False)
        super().__init__(sent, initial=dict(given), auto_id="%s-1")
        self.fields |= {place: Field(required=False) for place in self.places}

    def clean(self) -> dict[str, Any]:
        """``order``: empty where the person cannot say."""
        sent = [self.cleaned_data[place] for place in self.places]
        if self.cleaned_data["unsure"] and not any(sent):
            return {"order": ()}
        for n, (place, each) in enumerate(zip(self.places, sent, strict=True)):
            if each not in self.chosen:
                message = _("Select one for each place, or “I cannot put them in order yet”")
                raise ValidationError({place: message})
            if each in sent[:n]:
                message = _("You have selected the same one twice. Select another for this place")
                raise ValidationError({place: message})
        return {"order": (*sent, *(each for each in self.chosen if each not in sent))}

    def context(self) -> dict[str, Any]:
        offered = {each: _labels()[each] for each in self.chosen}
        places = [
            {"name": place, "label": label, "choices": _choices(self[place], offered)}
            for place, label in zip(self.places, PLACES, strict=False)
        ]
        is_unsure = bool(self["unsure"].value())
        cannot = Choice(UNSURE, _("I cannot put them in order yet"), "", is_unsure, "unsure")
        return {"places": places, "unsure_choice": cannot}


def _leanings() -> dict[str, str]:
    return {each.value: each.label for each in evidence_base().what_matters.leaning}


class LeaningForm(Form):
    """One way to lean, or not sure yet."""

    leaning = ChoiceField(
        choices=_leanings,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), later("Select the way you lean, or “I am not sure yet”")
        ),
    )

    def context(self) -> dict[str, Any]:
        return {"choices": _choices(self["leaning"], _leanings())}


class ReadyForm(Form):
    """The questions that were answered; one at least."""

    def __init__(self, sent: QueryDict | None, given: Mapping[str, str]) -> None:
        super().__init__(sent, initial=dict(given), auto_id=f"%s-{READY_ANSWERS[0]}")
        asked = evidence_base().what_matters.ready
        self.fields |= {each.id: Field(required=False, label=each.text) for each in asked}

    def clean(self) -> dict[str, Any]:
        given = {key: each for key, each in self.cleaned_data.items() if each in READY_ANSWERS}
        if not given:
            message = _("Answer one of the questions at least, or skip this page")
            raise ValidationError({next(iter(self.fields)): message})
        return given

    def context(self) -> dict[str, Any]:
        return {"questions": [(each, _choices(each, READY_WORDS, READY_WORDS)) for each in self]}


def _choices(
    field: BoundField, offered: Mapping[str, Any], ends: Iterable[str] | None = None
) -> list[Choice]:
    """Those sent, or said before, are selected. ``ends``: of their ids, else they are numbered."""
    given = field.value()
    selected = (given,) if isinstance(given, str) else given or ()
    return [
        Choice(value, str(label), "", value in selected, f"{field.name}-{end}")
        for end, (value, label) in zip(ends or count(1), offered.items(), strict=False)
    ]


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
        ("pick", said("pick_what_matters_most"), values.picked),
        ("leaning", _("Say which way you lean"), values.leaning),
        ("ready", _("Answer 4 short questions on how ready you feel"), values.ready),
    ]
    return [(name, words) for name, words, said in steps if not said]
