"""Reads ``decision_aid/questionnaire.toml``, the one list of questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cattrs import Converter

from decision_aid.domain.evidence.sources import Arm
from decision_aid.domain.evidence.vocabulary import Use
from decision_aid.domain.logic.facts import FactName, FactValue, FactWords, Kind
from decision_aid.domain.questionnaire.answers import NONE, UNSURE, Answer, values_of
from decision_aid.domain.questionnaire.facts.names import GIVEN, LOCAL_FACTS, WORKED_OUT
from decision_aid.domain.questionnaire.facts.of_drugs import HIGH_EFFICACY
from decision_aid.domain.questionnaire.journey import (
    DETAIL,
    FULL,
    ROUTES,
    SHORT,
    ConsultationGroup,
    QuestionGroup,
    Questionnaire,
)
from decision_aid.domain.questionnaire.question_parts import Place
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.domain.referral.hct_ci import HctCiItem
from decision_aid.evidence_base.reading.asked.fits import fit_mistakes
from decision_aid.evidence_base.reading.asked.lists import (
    limits_of,
    names_of,
    stands_twice,
    take_places,
)
from decision_aid.evidence_base.reading.asked.one_question import (
    filled_in,
    question_mistakes,
    words_mistakes,
)
from decision_aid.evidence_base.reading.asked.relied_on import (
    ILLNESSES,
    RELIED_ON,
    ReliedOn,
    lacking,
    without_points,
)
from decision_aid.evidence_base.reading.asked.ways import NEEDED, not_asked, unreachable
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError, Mistake
from decision_aid.evidence_base.reading.rules_toml import read_fact, read_number
from decision_aid.evidence_base.reading.toml import (
    Table,
    make_converter,
    read_toml,
    structure,
    unfit_texts,
)


@dataclass(frozen=True, kw_only=True)
class _Written:
    """The file as it is written."""

    routes: Mapping[str, tuple[str, ...]]
    topic: tuple[QuestionGroup, ...]
    consultation: tuple[ConsultationGroup, ...]
    question: tuple[Question, ...]
    fact: tuple[FactWords, ...]


def open_questionnaire(
    path: Path,
    arms: Mapping[str, Arm],
    source_ids: frozenset[str],
    illnesses: tuple[HctCiItem, ...] = (),
    places: Mapping[str, Place] = MappingProxyType({}),
    relied_on: ReliedOn = RELIED_ON,
    needed: Mapping[str, tuple[str, ...]] = NEEDED,
) -> Questionnaire:
    """Loads and checks the list. Raises BrokenEvidenceError with every mistake.

    ``illnesses``: lines that are ticked; ``places``: answers of the question about the country;
    ``relied_on``: what the code reads by name; ``needed``: what every way asks about.
    """
    try:
        raw = read_toml(path)
    except (OSError, ValueError) as error:
        raise BrokenEvidenceError([Mistake(path.name, "", f"cannot be read: {error}")]) from None
    told_here = take_places(raw, places)
    written, mistakes = structure(raw, _Written, path.name, partial(_converter, _names(raw)))
    if written is not None:
        found = [*told_here, *_mistakes_of(written, arms, source_ids)]
        found += lacking(written.question, (g.id for g in written.consultation), relied_on)
        by_key = {question.key: question for question in written.question}
        found += without_points(by_key.get(ILLNESSES), illnesses)
        found += not_asked(written.routes, by_key, needed)
        found += unfit_texts(raw, filled_in)
        mistakes = [Mistake(path.name, place, reason) for place, reason in found]
    if written is None or mistakes:
        raise BrokenEvidenceError(mistakes)
    return Questionnaire(
        topics=written.topic,
        consultation=written.consultation,
        routes=written.routes,
        questions={question.key: question for question in written.question},
        facts={fact.name: fact for fact in written.fact},
        places=places,
    )


def _converter(names: Mapping[str, FactName], *, tells_all: bool) -> Converter:
    converter = make_converter(names, tells_all=tells_all)
    converter.register_structure_hook_func(
        lambda kind: kind == Mapping[str, FactValue], lambda value, _: _read_facts(value)
    )
    converter.register_structure_hook_func(
        lambda kind: kind == Mapping[str, Answer], lambda value, _: _read_answers(value)
    )
    converter.register_structure_hook_func(
        lambda kind: kind == Decimal | str,
        lambda value, _: value if isinstance(value, str) else read_number(value),
    )
    return converter


def _names(raw: Table) -> dict[str, FactName]:
    """What the rules of the questionnaire may read: answers and facts, a fact before an answer."""
    answers: dict[str, FactName] = {}
    groups: dict[str, None] = {}
    listed = raw.get("question")
    for question in listed if isinstance(listed, list) else ():
        if not isinstance(question, dict):
            continue
        key, kind = str(question.get("key", "")), question.get("kind", "")
        counted = kind in ("number", "year", "month", "measure", "multi-choice")
        words = () if counted else (*_values_in(question), UNSURE)
        answers[key] = FactName(key, Kind.NUMBER if counted else Kind.WORD, words)
        groups |= dict.fromkeys(map(str, question.get("groups", None) or ()))
    answers["dmt_group"] = FactName("dmt_group", Kind.WORD, tuple(groups))
    without_words = {name for name, fact in LOCAL_FACTS.items() if fact.kind is Kind.WORD}
    without_words -= {name for name in without_words if LOCAL_FACTS[name].words}
    own = {name: each for name, each in answers.items() if name in without_words}
    return {**answers, **WORKED_OUT, **GIVEN, **own}


def _values_in(question: Table) -> Iterator[str]:
    options = question.get("option")
    for option in options if isinstance(options, list) else ():
        if isinstance(option, dict):
            yield str(option.get("value", ""))


def _read_facts(raw: Any) -> Mapping[str, FactValue]:
    if not isinstance(raw, dict):
        raise ValueError(f"expected facts by name, not {raw!r}")
    given: dict[str, FactValue] = {}
    for name, value in raw.items():
        if name not in GIVEN:
            raise ValueError(f"unknown fact '{name}'")
        read = read_fact(GIVEN[name], value)
        if read is not None:
            given[name] = read
    return given


def _read_answers(raw: Any) -> Mapping[str, Answer]:
    if not isinstance(raw, dict):
        raise ValueError(f"expected answers by question, not {raw!r}")
    return {key: _read_answer(value) for key, value in raw.items()}


def _read_answer(raw: Any) -> Answer:
    if isinstance(raw, list) and all(isinstance(each, str) for each in raw):
        return tuple(raw)
    if not isinstance(raw, str):
        raise ValueError(f"expected an answer or a list of answers, not {raw!r}")
    return raw


def _mistakes_of(
    written: _Written, arms: Mapping[str, Arm], source_ids: frozenset[str]
) -> Iterator[tuple[str, str]]:
    keys = [question.key for question in written.question]
    for key in {key for key in keys if keys.count(key) > 1}:
        yield f"question {key}", "stands there twice"
    titles = [question.title for question in written.question]
    for question in written.question:
        if titles.count(question.title) > 1 and keys.count(question.key) == 1:
            yield f"question {question.key}", f"is titled '{question.title}', as another is"
    by_key = {question.key: question for question in written.question}
    yield from stands_twice(written.routes, written.topic, written.consultation)
    yield from unreachable(written.routes, by_key)
    yield from _route_mistakes(written, frozenset(keys))
    yield from _consultation_mistakes(written)
    yield from _carry_mistakes(written)
    yield from words_mistakes(written.fact)
    for question in written.question:
        own: tuple[str, ...] = (*question_mistakes(question, source_ids), *fit_mistakes(question))
        for reason in (*own, *names_of(question), *limits_of(question, by_key, written.routes)):
            yield f"question {question.key}", reason
        if question.key == "dmt_tried":
            for reason in _drug_mistakes(question, arms):
                yield f"question {question.key}", reason


def _route_mistakes(written: _Written, keys: frozenset[str]) -> Iterator[tuple[str, str]]:
    if set(written.routes) != set(ROUTES):
        yield "routes", f"are {', '.join(ROUTES)}"
    named = {key for route in written.routes.values() for key in route}
    for key in sorted(named ^ keys):
        yield "routes", f"'{key}' stands in no route" if key in keys else f"no question '{key}'"
    in_topics = {key for topic in written.topic for key in topic.questions}
    optional = {question.key for question in written.question if question.optional}
    for key in sorted(in_topics ^ (set(written.routes.get(FULL, ())) - optional)):
        yield "topic", f"'{key}' is not both in a topic and in the full route"
    if set(written.routes.get(FULL, ())) & set(written.routes.get(DETAIL, ())):
        yield "routes", "a question of the full route is asked again"


def _consultation_mistakes(written: _Written) -> Iterator[tuple[str, str]]:
    placed = [key for group in written.consultation for key in group.questions]
    for key in sorted({key for key in placed if placed.count(key) > 1}):
        yield "consultation", f"'{key}' stands there twice"
    wanted = {question.key for question in written.question if question.in_consultation}
    for key in sorted(wanted ^ set(placed)):
        reason = "stands in no group" if key in wanted else "is no question that stands in a group"
        yield "consultation", f"'{key}' {reason}"


def _carry_mistakes(written: _Written) -> Iterator[tuple[str, str]]:
    """Answers of the short way may only carry over to answers of the full one."""
    by_key = {question.key: question for question in written.question}
    short = set(written.routes.get(SHORT, ())) - set(written.routes.get(FULL, ()))
    for question in written.question:
        carried = [question.unsure_carries, *(option.carries for option in question.option)]
        if any(carried) and question.key not in short:
            yield f"question {question.key}", "carries over, but is not of the short way alone"
        for key, answer in (pair for each in carried for pair in each.items()):
            taken = {option.value for option in by_key[key].option} if key in by_key else set()
            if not set(values_of(answer)) <= taken | {UNSURE, NONE}:
                reason = f"carries over to '{key}', which has no such answer"
                yield f"question {question.key}", reason


def _drug_mistakes(question: Question, arms: Mapping[str, Arm]) -> Iterator[str]:
    """The list of drugs and the list of arms must class each drug alike."""
    for option in question.option:
        arm, is_strong = arms.get(option.value), option.group in HIGH_EFFICACY
        if arm is None and option.value != "another":
            yield f"drug '{option.value}' is not in arms.toml"
        elif arm is not None and (arm.use is Use.HIGH_EFFICACY_DRUG) != is_strong:
            yield f"drug '{option.value}' is classed otherwise in arms.toml"
