"""Reads the forms of "What matters to you". What cannot be taken is told in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from decision_aid.domain.answers import UNSURE
from decision_aid.domain.values import MOST_PICKED, Values
from decision_aid.web.evidence import library
from decision_aid.web.kept_values import READY_ANSWERS


class RefusedValuesError(Exception):
    """Something that cannot be taken. ``field_id``: where it can be put right."""

    def __init__(self, message: str, field_id: str) -> None:
        self.field_id = field_id
        super().__init__(message)


def read_pick(sent: Sequence[str]) -> tuple[str, ...]:
    """Up to three considerations, in the order of the list, or "I cannot choose yet" alone."""
    offered = [each.id for each in library().what_matters.consideration]
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
    if sent not in [each.value for each in library().what_matters.leaning]:
        message = _("Select the way you lean, or “I am not sure yet”")
        raise RefusedValuesError(message, "leaning-1")
    return sent


def read_ready(sent: Mapping[str, str]) -> dict[str, str]:
    """The questions that were answered; one at least."""
    asked = [each.id for each in library().what_matters.ready]
    given = {key: sent[key] for key in asked if sent.get(key) in READY_ANSWERS}
    if not given:
        message = _("Answer one of the questions at least, or skip this page")
        raise RefusedValuesError(message, f"{asked[0]}-{READY_ANSWERS[0]}")
    return given
