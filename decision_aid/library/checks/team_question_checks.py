"""Questions for the team: ids, sources, and what they turn on exist."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.domain.facts import FACT_NAMES
from decision_aid.domain.team_question import TeamQuestion, Theme
from decision_aid.domain.told import LOCAL_FACTS
from decision_aid.library.checks.list_checks import source_ids, unique, unknown_sources
from decision_aid.library.loading import Loaded
from decision_aid.library.mistakes import Mistake

FILE = "ask_your_team.toml"
_FACTS = frozenset((*FACT_NAMES, *LOCAL_FACTS))


def check_team_questions(loaded: Loaded) -> Iterator[Mistake]:
    known = source_ids(loaded) | {rules.id for rules in loaded.criteria.values()}
    picks = frozenset(each.id for each in loaded.what_matters.consideration)
    ready = frozenset(each.id for each in loaded.what_matters.ready)
    yield from unique(FILE, "question", (each.id for each in loaded.team_questions))
    for question in loaded.team_questions:
        path = f"question {question.id}"
        yield from unknown_sources(FILE, path, question.sources, known)
        for reason in _reasons(question, picks, ready):
            yield Mistake(FILE, path, reason)


def _reasons(question: TeamQuestion, picks: frozenset[str], ready: frozenset[str]) -> Iterator[str]:
    """Without any pick or readiness question their file could not be read, which is told."""
    for name in {*question.unknown, *question.settles} - _FACTS:
        yield f"'{name}' is no fact"
    for name in {*question.for_values, *question.first_for_values} - picks if picks else ():
        yield f"'{name}' is no consideration of values.toml"
    readiness = {*question.for_readiness_no, *question.first_for_readiness_no}
    for name in readiness - ready if ready else ():
        yield f"'{name}' is no readiness question of values.toml"
    for address in question.seen:
        if not address.startswith(("http://", "https://")):
            yield f"'{address}' in seen is no address"
    if bool(question.as_question) != (question.theme is Theme.FIND_OUT):
        yield 'as_question stands where the theme is "find out", and only there'
    if not (question.sources or question.seen or readiness):
        yield "names neither a source nor where it was seen"
