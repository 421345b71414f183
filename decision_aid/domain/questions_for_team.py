"""Questions to take to the appointment: which fit a person, and what to find out first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from decision_aid.domain.facts import Facts, FactValue
from decision_aid.domain.journey import Journey
from decision_aid.domain.matching import Dimension, Outcome
from decision_aid.domain.result import ResultPage
from decision_aid.domain.sensitivity import READ_BY
from decision_aid.domain.team_question import TeamQuestion, Theme
from decision_aid.domain.values import Values

FACT = "fact:"
"""Begins the id of a question that nobody has put into words, before the name of the fact."""


@dataclass(frozen=True, slots=True)
class FindOut:
    """Something unknown; undecided criteria and figures that wait for it.

    Without a question nobody has put it into words, and the name of the fact has to do.
    """

    facts: tuple[str, ...]
    question: TeamQuestion | None
    criteria: int
    figures: int

    @property
    def id(self) -> str:
        """The same at every visit: the question's, or one made of the fact."""
        return self.question.id if self.question else f"{FACT}{self.facts[0]}"


@dataclass(frozen=True, slots=True)
class TeamQuestions:
    """What fits one person: what to find out and what to ask, most important first."""

    find_out: tuple[FindOut, ...]
    to_ask: tuple[TeamQuestion, ...]

    def first(self, most: int) -> tuple[TeamQuestion, ...]:
        """The most important ones, in the order of a talk."""
        themes = list(Theme)
        return tuple(sorted(self.to_ask[:most], key=lambda each: themes.index(each.theme)))


def questions_for_team(
    questions: Iterable[TeamQuestion], journey: Journey, page: ResultPage, values: Values
) -> TeamQuestions:
    """``questions`` come in the order of their weight."""
    known = _with_answers(journey)
    fitting = [each for each in questions if each.fits(known, values)]
    to_ask = [each for each in fitting if each.theme is not Theme.FIND_OUT]
    to_ask.sort(key=lambda each: each.place(values))
    put = [each for each in fitting if each.theme is Theme.FIND_OUT]
    found = sorted(_find_out(put, known, page), key=lambda each: -(each.criteria + each.figures))
    return TeamQuestions(tuple(found), tuple(to_ask))


def _with_answers(journey: Journey) -> Facts:
    known: dict[str, FactValue] = dict(journey.known.values)
    edss = journey.known.number("edss")
    if edss is not None:
        known["edss_source"] = "score" if edss.is_exact else "estimate"
    if any(step.question.key == "dmt_outcome" and step.answer == "quiet" for step in journey.steps):
        known["on_treatment_now"] = True
    return Facts(known)


def _find_out(put: list[TeamQuestion], known: Facts, page: ResultPage) -> Iterator[FindOut]:
    """Questions on unknown facts, each fact once, then unknown facts on which there is none."""
    told: set[str] = set()
    for question in put:
        facts = tuple(n for n in question.settles or question.unknown if not _exactly(known, n))
        if facts and told.issuperset(facts):
            continue
        told.update(facts)
        yield FindOut(facts, question, *_waiting(frozenset(facts), page))
    for unknown in page.unknown_facts:
        if unknown.fact not in told:
            yield FindOut((unknown.fact,), None, unknown.criteria, unknown.figures)


def _exactly(known: Facts, name: str) -> bool:
    number = known.number(name)
    return known.knows(name) and (number is None or number.is_exact)


def _waiting(facts: frozenset[str], page: ResultPage) -> tuple[int, int]:
    """Undecided criteria that read one of the facts, and figures whose match waits for one."""
    criteria = sum(lines for reads, lines in page.undecided.items() if reads & facts)
    read = [bool(facts.intersection(READ_BY[each])) for each in Dimension]
    figures = sum(
        times
        for outcomes, times in page.match_of.patterns.items()
        if any(r and o is Outcome.UNKNOWN for r, o in zip(read, outcomes, strict=True))
    )
    return criteria, figures
