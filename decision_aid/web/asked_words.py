"""The words of the questionnaire in the reader's language.

``questionnaire.toml`` holds them in English, and the catalogue of a language holds their
translations. Words of ``evidence/`` are never looked up: another language has a folder of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from decision_aid.domain.journey import Questionnaire, Step
from decision_aid.domain.question import Option, Question


def said(words: str) -> str:
    """Nothing stays nothing: a catalogue answers an empty text with its own head."""
    return gettext(words) if words else ""


def named(step: Step, words: str) -> str:
    """Translated first, so that the catalogue holds the words and not each drug."""
    return said(words).replace("{drug}", said(step.item.label) if step.item else "")


def words_to_translate(listed: Questionnaire) -> Iterator[str]:
    """Every text of the questionnaire that a page may show, once each, in its order."""
    found = [topic.name for topic in listed.topics]
    for question in listed.questions.values():
        found += _of_question(question)
    yield from dict.fromkeys(words for words in found if words)


def _of_question(question: Question) -> Iterator[str]:
    yield from (question.title, question.hint, question.why_we_ask, question.how_to_find_out)
    yield from (question.unit, question.unsure, question.missing, question.wrong_type)
    yield from (question.too_low, question.too_high, question.off_step)
    yield from question.groups.values()
    yield question.improbable.text if question.improbable else ""
    for option in (*question.option, *([question.none] if question.none else [])):
        yield from _of_option(option)


def _of_option(option: Option) -> tuple[str, str]:
    return option.label, option.hint
