"""What matters to the person, leaning and readiness, in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.questionnaire.answers import UNSURE
from decision_aid.domain.questionnaire.preferences import Values
from decision_aid.web.addresses import values_url
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words.answers import Row

READY_WORDS: Mapping[str, Promise] = {
    "yes": later("Yes"),
    "no": later("No"),
    UNSURE: later("I am not sure yet"),
}


PLACES = (later("Comes first"), later("Comes second"), later("Comes third"))


CANNOT_PICK = later("I cannot choose yet")


def values_rows(kept: SavedAnswers) -> list[Row]:
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
    labels = {each.value: each.label for each in evidence_base().what_matters.leaning}
    if not values.leaning:
        return []
    answer = labels[values.leaning]
    return [Row(_("Leaning"), answer, values.leaning == UNSURE, values_url("leaning"))]


def _ready_rows(values: Values) -> list[Row]:
    return [
        Row(each.text, str(READY_WORDS[answer]), answer == UNSURE, values_url("ready"))
        for each in evidence_base().what_matters.ready
        if (answer := values.ready.get(each.id))
    ]


@lru_cache(maxsize=1)
def _labels() -> Mapping[str, str]:
    return {each.id: each.label for each in evidence_base().what_matters.consideration}
