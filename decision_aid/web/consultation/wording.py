"""Everything on the screen in one of two registers: clinical terms, or the plain words.

A register changes names only. Figures, verdicts and what is compared are the same in both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.eligibility.our_guards import Guard
from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.evidence.sources import Endpoint, Figure
from decision_aid.domain.evidence.vocabulary import Design, Unit
from decision_aid.domain.questionnaire.answers import NONE, UNSURE, Answer
from decision_aid.domain.questionnaire.journey import Step
from decision_aid.domain.questionnaire.question_parts import Option
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.domain.results.situation import Situation
from decision_aid.domain.similarity.outcomes import Closeness, Dimension
from decision_aid.web.figures import sentences
from decision_aid.web.rules.held import clinical_name
from decision_aid.web.words import time as time_words
from decision_aid.web.words import vocabulary
from decision_aid.web.words.answers import answer_in_words, said, short_name, without_brands
from decision_aid.web.words.clinical import plain_exactly, plain_fact, short_exactly, short_fact
from decision_aid.web.words.criteria import GUARD
from decision_aid.web.words.said import SAID

_MOST_GUARDS = 2

_CLOSENESS: Mapping[Closeness, Promise] = {
    Closeness.MUCH_LIKE_YOU: later("matches"),
    Closeness.PARTLY_LIKE_YOU: later("matches in part"),
    Closeness.TYPE_ONLY: later("type only"),
    Closeness.NOT_KNOWN: later("alike"),
    Closeness.DIFFERENT: later("differs, alike"),
}
_CLOSENESS_PLAIN: Mapping[Closeness, Promise] = {
    **vocabulary.CLOSENESS,
    Closeness.TYPE_ONLY: later("type of MS only"),
    Closeness.NOT_KNOWN: _CLOSENESS[Closeness.NOT_KNOWN],
    Closeness.DIFFERENT: _CLOSENESS[Closeness.DIFFERENT],
}
_REST: Mapping[bool, Promise] = {True: later("rest open"), False: later("rest not known")}
_AT_THE_EDGE = later("at the edge only")
_ON_NO_POINT: Mapping[Closeness, Promise] = {
    Closeness.MUCH_LIKE_YOU: _AT_THE_EDGE,
    Closeness.PARTLY_LIKE_YOU: _AT_THE_EDGE,
    Closeness.TYPE_ONLY: SAID["type_only_at_the_edge"],
    Closeness.NOT_KNOWN: later("match not known"),
    Closeness.DIFFERENT: later("differs"),
}
_ON_NO_POINT_PLAIN: Mapping[Closeness, Promise] = {
    **_ON_NO_POINT,
    Closeness.NOT_KNOWN: vocabulary.CLOSENESS[Closeness.NOT_KNOWN],
}
_DIMENSION: Mapping[Dimension, Promise] = {
    Dimension.SUBTYPE: later("phenotype"),
    Dimension.EDSS: later("EDSS"),
    Dimension.AGE: later("age"),
    Dimension.YEARS_WITH_MS: later("duration"),
    Dimension.ACTIVITY: later("activity"),
    Dimension.FAILED_TREATMENT: later("failed DMT"),
}
_DESIGN_TERM: Mapping[Design, Promise] = {
    Design.RANDOMISED_TRIAL: later("RCT"),
    Design.MATCHED_COHORT: later("matched"),
    Design.SINGLE_ARM_TRIAL: later("single-arm trial"),
    Design.PROSPECTIVE_COHORT: later("prosp."),
    Design.RETROSPECTIVE_COHORT: later("retrosp."),
    Design.REGISTRY: later("registry"),
    Design.CASE_SERIES: later("case series"),
    Design.META_ANALYSIS: later("meta-analysis"),
    Design.SURVEY: later("survey"),
    Design.DOCUMENT: later("document"),
}
_DESIGN_PLAIN: Mapping[Design, Promise] = {
    Design.RANDOMISED_TRIAL: later("trial, at random"),
    Design.MATCHED_COHORT: later("matched groups"),
    Design.SINGLE_ARM_TRIAL: later("trial, one group"),
    Design.PROSPECTIVE_COHORT: later("followed forward"),
    Design.RETROSPECTIVE_COHORT: later("looked back"),
    Design.REGISTRY: later("register"),
    Design.CASE_SERIES: later("a few people"),
    Design.META_ANALYSIS: later("studies added up"),
    Design.SURVEY: later("survey"),
    Design.DOCUMENT: later("document"),
}


_SIGNS: Mapping[str, tuple[str, Promise, Promise]] = {
    "natalizumab-and-jc-virus": (
        "dmt_outcome:natalizumab",
        later("JCV positive: PML risk"),
        later("JC virus and natalizumab can lead to PML, a rare brain infection"),
    ),
}
"""By what the result page says beside a situation: the answer that it is told beside here."""
_RATE: Mapping[Unit, Promise] = {
    Unit.PER_PERSON_YEAR: later("%(value)s/p-y"),
    Unit.PER_1000_PERSON_YEARS: later("%(value)s/1,000 p-y"),
    Unit.PER_100_PERSON_YEARS: later("%(value)s/100 p-y"),
}


@dataclass(frozen=True, slots=True)
class Alike:
    """How much matches: "alike", on so many of six ``points`` (0: none is told), "rest open"."""

    named: str
    points: int = 0
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """How the screen names things."""

    clinical: bool

    def question(self, step: Step) -> str:
        question = step.question
        return short_name(step, question.clinical if self.clinical else question.short)

    def option(self, question: Question, option: Option) -> str:
        """A choice; the name of a drug without its brands."""
        if not self.clinical:
            return said(option.label)
        if option.clinical:
            return said(option.clinical)
        label = said(option.label)
        return without_brands(label) if question.key == "dmt_tried" else label

    def answer(self, step: Step, answer: Answer | None) -> str:
        """What was said, in short; empty where nothing was."""
        if answer in (UNSURE, (UNSURE,)):
            return _("not known")
        if answer is None or not self.clinical or step.question.kind.is_typed:
            return answer_in_words(step, answer)
        none = step.question.none
        if answer == (NONE,) and none is not None:
            return self.option(step.question, none)
        told = step.question.chosen(answer)
        return "; ".join(self.option(step.question, o) for o in told)

    def unit(self, question: Question) -> str:
        return said(question.clinical_unit if self.clinical else question.unit)

    def fact(self, name: str) -> str:
        return short_fact(name) if self.clinical else plain_fact(name)

    def exactly(self, name: str) -> str:
        return short_exactly(name) if self.clinical else plain_exactly(name)

    def guards(self, guards: Collection[Guard]) -> str:
        """What a team looks at: the first by name, and how many more."""
        names = [self._guard(guard) for guard in guards]
        more = len(names) - _MOST_GUARDS
        told = ", ".join(names[:_MOST_GUARDS])
        return _("%(names)s, %(n)s more") % {"names": told, "n": more} if more > 0 else told

    def _guard(self, guard: Guard) -> str:
        return clinical_name(guard) if self.clinical else str(GUARD[guard])

    def endpoint(self, endpoint: Endpoint) -> str:
        """In the words of the figure itself where it counts something else than its outcome."""
        if self.clinical and endpoint.short:
            return endpoint.short
        name = endpoint.term if self.clinical and endpoint.term else endpoint.name
        return f"{name[:1].upper()}{name[1:]}"

    def length(self, at: FollowUpTime | None) -> str:
        """When an outcome was counted."""
        if at is None:
            return _("over follow-up") if self.clinical else _("over the study")
        return (time_words.short_length if self.clinical else time_words.length_of)(at)

    def value(self, figure: Figure) -> str:
        """A figure that counts no people."""
        short = _RATE.get(figure.unit) if self.clinical else None
        if short is None:
            return sentences.value_in_words(figure)
        return str(short) % {"value": figure.value}

    def signs(self, situations: Iterable[Situation]) -> dict[str, str]:
        """What stands beside an answer, by its key."""
        told = (_SIGNS[each.id] for each in situations if each.id in _SIGNS)
        return {key: str(term if self.clinical else plain) for key, term, plain in told}

    def design(self, design: Design) -> str:
        return str((_DESIGN_TERM if self.clinical else _DESIGN_PLAIN)[design])

    def design_of_groups(self, design: Design) -> str:
        """Of groups side by side: whether people came into them at random."""
        told = self.design(design)
        if design in (Design.RANDOMISED_TRIAL, Design.META_ANALYSIS, Design.DOCUMENT):
            return told
        if self.clinical:
            return _("%(design)s, not randomised") % {"design": told}
        return _("%(design)s, not at random") % {"design": told}

    def alike(self, closeness: Closeness, points: int) -> Alike:
        """A count that could be taken for what is not known, or differs, says what it counts."""
        if not points:
            return Alike(str((_ON_NO_POINT if self.clinical else _ON_NO_POINT_PLAIN)[closeness]))
        named = (_CLOSENESS if self.clinical else _CLOSENESS_PLAIN)[closeness]
        rest = str(_REST[self.clinical]) if closeness is Closeness.NOT_KNOWN else ""
        return Alike(str(named), points, rest)

    def dimension(self, dimension: Dimension) -> str:
        return str((_DIMENSION if self.clinical else vocabulary.DIMENSION)[dimension])
