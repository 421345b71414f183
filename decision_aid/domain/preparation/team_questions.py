"""Questions to take to the appointment: which there are, which fit a person, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from decision_aid.domain.logic.facts import FactName, Facts, Kind
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.logic.taking_turns import round_robin
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.preparation.answers_told import DRUG, with_answers
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.questionnaire.preferences import Values
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.unknowns import READ_BY
from decision_aid.domain.similarity.outcomes import Dimension, Outcome

ABOUT_THE_ANSWERS: Mapping[str, FactName] = MappingProxyType(
    {
        "edss_source": FactName("edss_source", Kind.WORD, ("score", "estimate")),
        "on_treatment_now": FactName("on_treatment_now", Kind.YES_NO),
    }
)
"""What rules of questions may read beside facts: how an answer was come by."""


class Who(StrEnum):
    """Who can answer a question."""

    NEUROLOGIST = "neurologist"
    TRANSPLANT = "transplant"
    NURSE = "nurse"
    FERTILITY = "fertility"
    GP = "gp"
    ANY = "any"


class Theme(StrEnum):
    """What a question is about, in the order in which a talk may go."""

    SUPPORT = "support"
    FOR_ME = "for me"
    COULD_DO = "what it could do"
    RISKS = "risks"
    OTHER_OPTIONS = "other options"
    GETTING_THERE = "getting there"
    LIVING_THROUGH = "living through it"
    AFTERWARDS = "afterwards"
    DECIDING = "deciding"
    FIND_OUT = "find out"


@dataclass(frozen=True, kw_only=True, eq=False)
class TeamQuestion:
    """One question. Without a way in (rule, drugs, unknown, values, readiness) it is for everyone.

    ``rule``, ``drugs`` and ``unknown`` must all hold where they stand. ``drugs``: ids of
    treatments of which the person has had one. ``unless``: never asked where it surely holds.
    ``first_when``: moves a question up that is asked anyway. ``settles``: facts that the answer
    would settle, where they are not those of ``unknown``. ``opens``: stands before all others.
    ``as_question``: what to find out, put as a question, for a list of the person's own.
    """

    id: str
    theme: Theme
    who: Who
    text: str
    why: str
    as_question: str = ""
    opens: bool = False
    rule: Rule | None = None
    unless: Rule | None = None
    first_when: Rule | None = None
    drugs: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    for_values: tuple[str, ...] = ()
    for_readiness_no: tuple[str, ...] = ()
    first_for_values: tuple[str, ...] = ()
    first_for_readiness_no: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()

    def is_told_by(self, other: TeamQuestion) -> bool:
        """Whether the same person, asked the other for whatever reason, tells this as well."""
        facts = frozenset(self.settles or self.unknown)
        if not facts or self.rule or other.rule or self.who is not other.who:
            return False
        return facts <= frozenset(other.settles or other.unknown)

    @property
    def asked(self) -> str:
        return self.as_question or self.text

    @property
    def is_for_everyone(self) -> bool:
        return not (self._is_about_answers or self.for_values or self.for_readiness_no)

    @property
    def _is_about_answers(self) -> bool:
        return bool(self.rule or self.drugs or self.unknown)

    def fits(self, known: Facts, values: Values) -> bool:
        """Whether its rule says yes; a rule that cannot be decided is no reason to ask."""
        if _surely(self.unless, known):
            return False
        if self.is_for_everyone or _says(values, self.for_values, self.for_readiness_no):
            return True
        return self._is_about_answers and self._fits_answers(known)

    def _fits_answers(self, known: Facts) -> bool:
        return (
            (self.rule is None or _surely(self.rule, known))
            and (not self.drugs or self._had(known))
            and (not self.unknown or any(not known.knows(name) for name in self.unknown))
        )

    def is_out_of_place(self, known: Facts) -> bool:
        """Whether what it says or asks in the person's name surely does not hold."""
        had = known.number("dmt_taken")
        return (
            _surely(self.unless, known)
            or (self.rule is not None and self.rule.holds_for(known) is Truth.NO)
            or (bool(self.drugs) and had is not None and had.is_exact and not self._had(known))
            or (bool(self.unknown) and all(map(known.knows, self.unknown)))
        )

    def _had(self, known: Facts) -> bool:
        return any(known.knows(f"{DRUG}{each}") for each in self.drugs)

    def place(self, known: Facts, values: Values) -> int:
        """0 where it opens the talk, 1 where it bears on what matters to the person, 2 where an
        answer brought it up, else 3."""
        matters = (
            *self.for_values, *self.first_for_values,
        ), (*self.for_readiness_no, *self.first_for_readiness_no)  # fmt: skip
        if self.opens:
            return 0
        if _says(values, *matters):
            return 1
        told = self._is_about_answers and self._fits_answers(known)
        return 2 if told or _surely(self.first_when, known) else 3


def _surely(rule: Rule | None, known: Facts) -> bool:
    return rule is not None and rule.holds_for(known) is Truth.YES


def _says(values: Values, picks: tuple[str, ...], noes: tuple[str, ...]) -> bool:
    return any(each in values.chosen for each in picks) or any(
        values.ready.get(each) == "no" for each in noes
    )


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
    """What fits one person: what to find out and what to ask, most important first.

    ``left_out``: ids of those that would say something false of the person.
    """

    find_out: tuple[FindOut, ...]
    to_ask: tuple[TeamQuestion, ...]
    left_out: frozenset[str] = frozenset()

    def first(self, most: int) -> tuple[TeamQuestion, ...]:
        """The most important ones, in the order of a talk."""
        themes = list(Theme)
        return tuple(sorted(self.to_ask[:most], key=lambda each: themes.index(each.theme)))


def questions_for_team(
    questions: Iterable[TeamQuestion], journey: Journey, page: PatientResult, values: Values
) -> TeamQuestions:
    """``questions`` come in the order of their weight."""
    known, questions = with_answers(journey), tuple(questions)
    fitting = [each for each in questions if each.fits(known, values)]
    to_ask = [each for each in fitting if each.theme is not Theme.FIND_OUT]
    to_ask = [*_in_turn(to_ask, known, values)]
    put = [each for each in fitting if each.theme is Theme.FIND_OUT]
    found = sorted(_find_out(put, known, page), key=lambda each: -(each.criteria + each.figures))
    left_out = {e.id for e in questions if e not in fitting and e.is_out_of_place(known)}
    return TeamQuestions(tuple(found), tuple(to_ask), frozenset(left_out))


def _in_turn(asked: list[TeamQuestion], known: Facts, values: Values) -> Iterator[TeamQuestion]:
    """What answers bring up, what they move up, and what matters to the person take turns, so
    that none crowds out the others."""
    places = [each.place(known, values) for each in asked]
    opens, matters, told, rest = (
        [each for each, own in zip(asked, places, strict=True) if own == place]
        for place in range(4)
    )
    yield from opens
    moved = [each for each in told if each.is_for_everyone]
    own = [each for each in told if not each.is_for_everyone]
    yield from round_robin((own, moved, matters), len(asked))
    yield from rest


def _find_out(put: list[TeamQuestion], known: Facts, page: PatientResult) -> Iterator[FindOut]:
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


def _waiting(facts: frozenset[str], page: PatientResult) -> tuple[int, int]:
    """Undecided criteria that read one of the facts, and figures whose match waits for one."""
    criteria = sum(lines for reads, lines in page.undecided.items() if reads & facts)
    read = [bool(facts.intersection(READ_BY[each])) for each in Dimension]
    figures = sum(
        times
        for outcomes, times in page.match_of.patterns.items()
        if any(r and o is Outcome.OPEN for r, o in zip(read, outcomes, strict=True))
    )
    return criteria, figures
