"""Reads ``decision_aid/questionnaire.toml``, the one list of questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from cattrs import Converter

from decision_aid.domain.evidence.sources import Arm
from decision_aid.domain.evidence.vocabulary import Use
from decision_aid.domain.logic.facts import FACT_NAMES, FactName, FactValue, Kind
from decision_aid.domain.questionnaire.answers_to_facts import LOCAL_FACTS, WORKED_OUT
from decision_aid.domain.questionnaire.drugs_to_facts import HIGH_EFFICACY
from decision_aid.domain.questionnaire.journey import (
    DETAIL,
    FULL,
    ROUTES,
    QuestionGroup,
    Questionnaire,
)
from decision_aid.domain.questionnaire.questions import Option, Question, QuestionKind
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError, Mistake
from decision_aid.evidence_base.reading.rules_toml import read_fact, read_number
from decision_aid.evidence_base.reading.toml import Table, make_converter, read_toml, structure

_GIVEN = {**FACT_NAMES, **LOCAL_FACTS}


@dataclass(frozen=True, kw_only=True)
class _Written:
    """The file as it is written."""

    routes: Mapping[str, tuple[str, ...]]
    topic: tuple[QuestionGroup, ...]
    question: tuple[Question, ...]


def open_questionnaire(
    path: Path, arms: Mapping[str, Arm], source_ids: frozenset[str]
) -> Questionnaire:
    """Loads and checks the list. Raises BrokenEvidenceError with every mistake."""
    try:
        raw = read_toml(path)
    except ValueError as error:
        raise BrokenEvidenceError([Mistake(path.name, "", f"cannot be read: {error}")]) from None
    written, mistakes = structure(raw, _Written, path.name, _converter(raw))
    if written is not None:
        found = _mistakes_of(written, arms, source_ids)
        mistakes = [Mistake(path.name, place, reason) for place, reason in found]
    if written is None or mistakes:
        raise BrokenEvidenceError(mistakes)
    questions = {question.key: question for question in written.question}
    return Questionnaire(topics=written.topic, routes=written.routes, questions=questions)


def _converter(raw: Table) -> Converter:
    converter = make_converter(_names(raw))
    converter.register_structure_hook_func(
        lambda kind: kind == Mapping[str, FactValue], lambda value, _: _read_facts(value)
    )
    converter.register_structure_hook_func(
        lambda kind: kind == Decimal | str,
        lambda value, _: value if isinstance(value, str) else read_number(value),
    )
    return converter


def _names(raw: Table) -> dict[str, FactName]:
    """What the rules of the questionnaire may read: answers and facts, a fact before an answer."""
    answers = {"dmt_group": FactName("dmt_group", Kind.WORD)}
    listed = raw.get("question")
    for question in listed if isinstance(listed, list) else ():
        if not isinstance(question, dict):
            continue
        key, kind = str(question.get("key", "")), question.get("kind", "")
        counted = kind in ("number", "year", "measure", "multi-choice")
        answers[key] = FactName(key, Kind.NUMBER if counted else Kind.WORD)
    return {**answers, **WORKED_OUT, **_GIVEN}


def _read_facts(raw: Any) -> Mapping[str, FactValue]:
    if not isinstance(raw, dict):
        raise ValueError(f"expected facts by name, not {raw!r}")
    given: dict[str, FactValue] = {}
    for name, value in raw.items():
        if name not in _GIVEN:
            raise ValueError(f"unknown fact '{name}'")
        read = read_fact(_GIVEN[name], value)
        if read is not None:
            given[name] = read
    return given


def _mistakes_of(
    written: _Written, arms: Mapping[str, Arm], source_ids: frozenset[str]
) -> Iterator[tuple[str, str]]:
    keys = [question.key for question in written.question]
    for key in {key for key in keys if keys.count(key) > 1}:
        yield f"question {key}", "stands there twice"
    yield from _route_mistakes(written, frozenset(keys))
    for question in written.question:
        for reason in _question_mistakes(question, source_ids):
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
    for key in sorted(in_topics ^ set(written.routes.get(FULL, ()))):
        yield "topic", f"'{key}' is not both in a topic and in the full route"
    if set(written.routes.get(FULL, ())) & set(written.routes.get(DETAIL, ())):
        yield "routes", "a question of the full route is asked again"


def _question_mistakes(question: Question, source_ids: frozenset[str]) -> Iterator[str]:
    if question.kind.is_typed:
        if question.fact not in FACT_NAMES:
            yield f"gives '{question.fact}', which is no fact"
        if question.limits is None or not (question.too_low and question.too_high):
            yield "a typed answer needs limits and the words for answers outside them"
    elif not question.option:
        yield "has nothing to choose from"
    values = [option.value for option in question.option]
    if len(values) != len(set(values)):
        yield "offers the same value twice"
    if question.kind is QuestionKind.MULTI_CHOICE and question.none is None:
        yield "does not offer 'none of these'"
    for name in question.sources:
        if name not in source_ids:
            yield f"names source '{name}', which does not exist"


def _drug_mistakes(question: Question, arms: Mapping[str, Arm]) -> Iterator[str]:
    """The list of drugs and the list of arms must class each drug alike."""
    for option in question.option:
        arm = arms.get(option.value)
        if arm is None and option.value != "another":
            yield f"drug '{option.value}' is not in arms.toml"
        elif arm is not None and (arm.use is Use.HIGH_EFFICACY_DRUG) != _is_strong(option):
            yield f"drug '{option.value}' is classed otherwise in arms.toml"


def _is_strong(option: Option) -> bool:
    return option.group in HIGH_EFFICACY
