"""Questions and answers in the reader's language.

``questionnaire.toml`` holds the words in English, and the catalogue of a language holds their
translations. Words of ``evidence/`` are never looked up: another language has a folder of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from decision_aid.domain.questionnaire.answers import NONE, UNSURE, Answer
from decision_aid.domain.questionnaire.by_fact import GivesFacts, gives_facts
from decision_aid.domain.questionnaire.journey import SHORT, Journey, Questionnaire, Step
from decision_aid.domain.questionnaire.question_parts import Option, QuestionKind
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.domain.questionnaire.refused import (
    BothGivenError,
    ClashingTicksError,
    RefusedAnswerError,
)
from decision_aid.domain.questionnaire.typed import month_in
from decision_aid.web.addresses import answer_url, change_url
from decision_aid.web.loaded import questionnaire


def said(words: str) -> str:
    """Nothing stays nothing: a catalogue answers an empty text with its own head."""
    return gettext(words) if words else ""


def named(step: Step, words: str) -> str:
    """Translated first, so that the catalogue holds the words and not each drug."""
    return said(words).replace("{drug}", said(step.item.label) if step.item else "")


def short_name(step: Step, words: str) -> str:
    """A name where there is little room: a drug without its brands."""
    drug = without_brands(said(step.item.label)) if step.item else ""
    return said(words).replace("{drug}", drug)


def without_brands(drug: str) -> str:
    return drug.partition(" (")[0]


def label_of(key: str, value: str | None) -> str:
    """An answer as its question offers it; empty where there is none."""
    option = questionnaire().questions[key].option_named(value) if value else None
    return said(option.label) if option else ""


def words_to_translate(listed: Questionnaire) -> Iterator[str]:
    """Every text of the questionnaire that a page may show, once each, in its order."""
    found = [topic.name for topic in listed.topics]
    found += [group.name for group in listed.consultation]
    for question in listed.questions.values():
        found += _of_question(question)
    for fact in listed.facts.values():
        found += (fact.plain, fact.clinical, fact.clinical_short, fact.summary)
        found += (fact.to_find_out, fact.asked, fact.exactly)
    yield from dict.fromkeys(words for words in found if words)


def _of_question(question: Question) -> Iterator[str]:
    yield from (question.title, question.hint, question.why_we_ask, question.how_to_find_out)
    yield from (question.short, question.clinical)
    yield from (question.unit, question.clinical_unit, question.unsure)
    yield from (question.missing, question.wrong_type)
    yield from (question.too_low, question.too_high, question.off_step)
    yield from question.groups.values()
    yield from (question.below, question.left_out)
    yield from (each.text for each in question.improbable)
    for option in (*question.option, *([question.none] if question.none else [])):
        yield from _of_option(option)


def _of_option(option: Option) -> tuple[str, ...]:
    return option.label, option.hint, option.clinical, option.referral


@dataclass(frozen=True, slots=True)
class Section:
    """The answers of one topic."""

    name: str
    rows: tuple[Row, ...]


def sections_of(steps: tuple[Step, ...]) -> list[Section]:
    return [
        Section(name, tuple(row_of(step) for step in group))
        for name, group in groupby(steps, key=_topic_name)
    ]


def _topic_name(step: Step) -> str:
    """A question of the short way stands where what it carries over stands on the full one."""
    carried = (key for option in step.question.option for key in option.carries)
    asked = (step.question, *(questionnaire().questions[key] for key in carried))
    topic = next(filter(None, map(questionnaire().topic_of, asked)), None)
    if topic is None:
        is_short = step.question.key in questionnaire().routes[SHORT]
        return _("Your answers") if is_short else _("More detail")
    return said(topic.name)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to pick."""

    value: str
    label: str
    hint: str
    checked: bool
    id: str


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Choices under one heading; no name where there is one group."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One question and what was answered; no answer where it is still open."""

    label: str
    answer: str
    is_unknown: bool
    change_url: str


def title_of(step: Step) -> str:
    """The question, translated, with the drug named."""
    return named(step, step.question.title)


def row_of(step: Step) -> Row:
    unknown = step.answer in (None, UNSURE, (UNSURE,))
    return Row(title_of(step), answer_in_words(step, step.answer), unknown, change_url(step.slug))


def answer_in_words(step: Step, answer: Answer | None) -> str:
    """The answer as the person gave it; empty where there is none."""
    question = step.question
    if answer is None:
        return ""
    if answer in (UNSURE, (UNSURE,)):
        return said(question.unsure)
    if answer == (NONE,) and question.none is not None:
        return said(question.none.label)
    if question.kind is QuestionKind.MONTH:
        return month_in_words(str(answer))
    if question.kind.is_typed:
        return f"{answer} {said(question.unit)}".strip()
    return "; ".join(said(option.label) for option in question.chosen(answer))


def month_in_words(kept: str) -> str:
    """ "March 2026", or the year alone."""
    year, _dash, month = kept.partition("-")
    return formats.date_format(date(int(year), int(month), 1), "F Y") if month else year


def short_month(kept: str) -> str:
    """ "Mar 2026", or the year alone."""
    year, _dash, month = kept.partition("-")
    return formats.date_format(date(int(year), int(month), 1), "M Y") if month else year


def typed_as(step: Step, kept: str) -> str:
    """A kept answer as somebody would type it again."""
    if step.question.kind is not QuestionKind.MONTH or "-" not in kept or month_in(kept) != kept:
        return kept
    year, _dash, month = kept.partition("-")
    return f"{int(month)} {year}"


def refusal(step: Step, refused: RefusedAnswerError) -> str:
    """What is wrong with an answer, and what to do instead."""
    if isinstance(refused, BothGivenError):
        return _(
            "You typed “%(typed)s” and also ticked “%(unsure)s”. Keep one of them: "
            "clear the box or take away the tick"
        ) % {"typed": refused.typed, "unsure": said(refused.unsure)}
    if isinstance(refused, ClashingTicksError):
        others = _("” and “").join(said(label) for label in refused.others)
        return _(
            "You ticked “%(alone)s” together with “%(others)s”. They cannot both be right. "
            "Take away one of them"
        ) % {"alone": said(refused.alone), "others": others}
    return named(step, str(refused))


def told_facts(journey: Journey) -> list[Row]:
    """Every question that was reached, as answered, and the EDSS where we estimate it."""
    rows = [row_of(step) for step in journey.steps if step.answer is not None]
    edss = journey.facts.number("edss")
    if edss is not None and not edss.is_exact:
        told = _("about %(low)s to %(high)s") % {"low": edss.low, "high": edss.high}
        rows.append(Row(_("EDSS, our estimate from getting about"), told, False, ""))
    return rows


@dataclass(frozen=True, slots=True)
class AnswerNow:
    """A question that is open, by its own name, and where it stands. ``names_drug``: of the
    person's, so that no piece of page may be kept by it.
    """

    name: str
    url: str
    names_drug: bool = False


def answer_now(facts: Iterable[str], journey: Journey) -> AnswerNow | None:
    """The first question on the person's way that would settle one of these facts."""
    steps = (facts_given().open_step(fact, journey) for fact in facts)
    step = next((each for each in steps if each is not None), None)
    if step is None:
        return None
    name = short_name(step, step.question.short)
    return AnswerNow(name, answer_url(step.slug), names_drug=step.item is not None)


@lru_cache(maxsize=1)
def facts_given() -> GivesFacts:
    return gives_facts(questionnaire())


def questions_by_fact() -> Mapping[str, Question]:
    return facts_given().by_fact
