"""Which questions are asked of one person, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.taking_turns import round_robin
from decision_aid.domain.preparation.answers_told import with_answers
from decision_aid.domain.preparation.team_questions import TeamQuestion, Theme
from decision_aid.domain.preparation.to_find_out import FindOut, FoundBy, things_to_find_out
from decision_aid.domain.questionnaire.by_fact import GivesFacts
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.questionnaire.preferences import Values
from decision_aid.domain.results.patient_result import PatientResult


@dataclass(frozen=True, slots=True)
class TeamQuestions:
    """What fits one person: what to find out and what to ask, most important first.

    ``left_out``: ids of those that would say something false of the person.
    """

    find_out: tuple[FindOut, ...]
    to_ask: tuple[TeamQuestion, ...]
    left_out: frozenset[str] = frozenset()

    def found_by(self, by: FoundBy) -> tuple[FindOut, ...]:
        return tuple(each for each in self.find_out if each.by is by)

    def first(self, most: int) -> tuple[TeamQuestion, ...]:
        """The most important ones, none of them twice in other words, in the order of a talk."""
        themes, first = list(Theme), list[TeamQuestion]()
        for each in self.to_ask:
            if not any(each.id in other.like or other.id in each.like for other in first):
                first.append(each)
        return tuple(sorted(first[:most], key=lambda each: themes.index(each.theme)))

    def last_to_go(self, first: Iterable[TeamQuestion]) -> tuple[TeamQuestion, ...]:
        """``first`` as they stay where room is short: what opens the talk, what cannot wait, the
        risks, then as they are asked."""

        def key(each: TeamQuestion) -> tuple[bool, bool, bool, int]:
            is_risk = each.theme is Theme.RISKS
            return not each.opens, not each.cannot_wait, not is_risk, self.to_ask.index(each)

        return tuple(sorted(first, key=key))


def questions_for_team(
    questions: Iterable[TeamQuestion],
    gives: GivesFacts,
    journey: Journey,
    page: PatientResult,
    values: Values,
) -> TeamQuestions:
    """``questions`` come in the order of their weight."""
    known, questions = with_answers(journey), tuple(questions)
    fitting = [each for each in questions if each.fits(known, values)]
    to_ask = [each for each in fitting if each.theme is not Theme.FIND_OUT]
    to_ask = [*_in_turn(to_ask, known, values)]
    put = [each for each in fitting if each.theme is Theme.FIND_OUT]
    found = things_to_find_out(put, gives, known, page)
    left_out = {e.id for e in questions if e not in fitting and e.is_out_of_place(known)}
    return TeamQuestions(found, tuple(to_ask), frozenset(left_out))


def _in_turn(asked: list[TeamQuestion], known: Facts, values: Values) -> Iterator[TeamQuestion]:
    """What answers bring up, what they move up, and what matters to the person take turns, so
    that none crowds out the others."""
    places = [each.place(known, values) for each in asked]
    opens, cannot_wait, matters, told, rest = (
        [each for each, own in zip(asked, places, strict=True) if own == place]
        for place in range(5)
    )
    yield from (*opens, *cannot_wait)
    moved = [each for each in told if each.is_for_everyone]
    own = [each for each in told if not each.is_for_everyone]
    yield from round_robin((own, moved, matters), len(asked))
    yield from rest
