"""What was not taken of a file, in words: why a whole file, why one item, and what was changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.web.handover.fhir.about_file import About
from decision_aid.web.handover.fhir.answer_values import Changed
from decision_aid.web.handover.fhir.coding import sentence
from decision_aid.web.handover.fhir.file_text import Fault
from decision_aid.web.handover.fhir.import_response import (
    LeftOut,
    ReadOtherwise,
    TakenResponse,
    Why,
)
from decision_aid.web.words.answers import refusal, said, title_of
from decision_aid.web.words.said import SAID, in_turn

MOST_NAMED = 20
_LONGEST_NAME = 40

FAULT_WORDS = {
    Fault.EMPTY: gettext_lazy("Paste the text of the file"),
    Fault.NOT_JSON: gettext_lazy(
        "This is not the whole text of a FHIR file. Copy all of it, from the first { to the last }"
    ),
    Fault.XML: gettext_lazy(
        "This file is written as XML. We can only read FHIR files that are written as JSON. Ask "
        "the clinic for the file as JSON"
    ),
    Fault.TWO_NAMES: gettext_lazy(
        "This file says one thing twice in the same place, so nobody can tell which of the two "
        "counts. We took nothing from it"
    ),
    Fault.OTHER_KIND: gettext_lazy(
        "This file does not hold answers to questions. We need a FHIR file of the kind "
        "“QuestionnaireResponse”"
    ),
    Fault.SEVERAL: gettext_lazy(
        "This file holds more than one set of answers, so we cannot tell which is yours. Ask for "
        "a file with one of them"
    ),
    Fault.NOT_OURS: gettext_lazy(
        "The answers in this file belong to other questions than ours, so we cannot read them here"
    ),
    Fault.OTHER_VERSION: in_turn(
        gettext_lazy(
            "This file goes with another version of this tool, and we cannot read it here."
        ),
        SAID["you_can_answer_again"],
    ),
    Fault.MODIFIED: gettext_lazy(
        "This file says that it must be read in a special way, which we do not know. "
        "So we took nothing from it"
    ),
}
_WHY_WORDS = {
    Why.UNKNOWN: gettext_lazy("This is not one of our questions."),
    Why.NOT_ASKED: gettext_lazy("We would not ask this after the other answers."),
    Why.NOT_TAKEN: gettext_lazy("This answer does not go with the question or the other answers."),
    Why.UNCLEAR: gettext_lazy("We could not tell for certain what this answer means."),
    Why.TWICE: gettext_lazy("This was answered more than once, and not in the same way."),
    Why.MODIFIED: gettext_lazy("The file says that this must be read in a way we do not know."),
}
_CHANGED_WORDS = {
    Changed.MONTH_ONLY: gettext_lazy("We kept the month and left out the day."),
    Changed.YEAR_ONLY: gettext_lazy("We kept the year and left out the rest."),
    Changed.BY_WORDS: gettext_lazy("The answer came as words. We took it as ours."),
    Changed.BY_QUESTION: gettext_lazy(
        "The file gives this question another name. We knew it by its words."
    ),
    Changed.WIDER: gettext_lazy("The answer came with another code. We took the nearest of ours."),
}
_ABOUT_WORDS = {
    About.NO_VERSION: gettext_lazy(
        "The file does not say which version of our questions it goes with. We read it with those "
        "of today."
    ),
    About.NO_QUESTIONNAIRE: gettext_lazy(
        "The file does not name our questions. We knew them by the codes of the answers."
    ),
    About.WAY_GUESSED: gettext_lazy(
        "The file does not say if the short or the full way was taken. We took the one that fits "
        "most answers."
    ),
    About.IN_ERROR: gettext_lazy(
        "The file is marked as a mistake: its writer says that these answers should not have been "
        "entered. Only use them if you know that they are right."
    ),
    About.OLD: gettext_lazy(
        "The file is more than 3 months old. Some answers, such as relapses in the last 12 months, "
        "may have changed since."
    ),
    About.MORE: gettext_lazy(
        "The file holds more than answers, such as whom it is about. We did not read that."
    ),
}


@dataclass(frozen=True, slots=True)
class Told:
    """``question``: its words, or for one that is not ours the name in the file."""

    question: str
    reason: str


@dataclass(frozen=True, slots=True)
class ToldOfFile:
    """All that a person should know before they use the answers of a file."""

    left_out: tuple[Told, ...]
    more_left_out: int
    otherwise: tuple[Told, ...]
    about: tuple[str, ...]

    @property
    def all_left_out(self) -> int:
        return len(self.left_out) + self.more_left_out


def told_of(taken: TakenResponse, listed: Questionnaire) -> ToldOfFile:
    left_out = taken.left_out[:MOST_NAMED]
    return ToldOfFile(
        left_out=tuple(_left_out(each, listed) for each in left_out),
        more_left_out=len(taken.left_out) - len(left_out),
        otherwise=tuple(map(_otherwise, taken.otherwise)),
        about=tuple(str(_ABOUT_WORDS[each]) for each in taken.about),
    )


def _left_out(each: LeftOut, listed: Questionnaire) -> Told:
    reason = str(_WHY_WORDS[each.why])
    if each.step is not None and each.refused is not None:
        reason = sentence(refusal(each.step, each.refused))
    return Told(_name(each, listed), reason)


def _name(each: LeftOut, listed: Questionnaire) -> str:
    if each.step is not None:
        return title_of(each.step)
    key, _colon, value = each.link_id.partition(":")
    question = listed.questions.get(key)
    if question is None or each.why is Why.UNKNOWN:
        return _foreign(each.link_id)
    repeated = listed.questions.get(question.repeat_for)
    option = repeated.option_named(value) if repeated else None
    return said(question.title).replace("{drug}", said(option.label) if option else "")


def _foreign(name: str) -> str:
    """A name comes out of a foreign file: it may be of any length and hold any character."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in name)
    shown = plain if len(plain) <= _LONGEST_NAME else f"{plain[:_LONGEST_NAME]}…"
    return _("“%(name)s”") % {"name": shown} if shown else _("An entry without a name")


def _otherwise(each: ReadOtherwise) -> Told:
    return Told(title_of(each.step), str(_CHANGED_WORDS[each.how]))
