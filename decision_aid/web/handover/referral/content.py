"""A draft of a referral for a clinician to complete: one object with every fact and word of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.eligibility.criteria import (
    Criterion,
    CriterionStatus,
)
from decision_aid.domain.eligibility.guards import DECIDES, Reasons
from decision_aid.domain.eligibility.verdict import CriterionResult, Verdict
from decision_aid.domain.logic.facts import FACT_NAMES, Facts
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.handover.referral.in_short import in_short
from decision_aid.web.handover.referral.missing import blanks_of, gaps_of
from decision_aid.web.handover.referral.sections.history import history_of
from decision_aid.web.handover.referral.sections.parts import Blank, Gap, Section
from decision_aid.web.handover.referral.sources import (
    Numbers,
    cite,
    is_for_letters,
    listed,
    numbered,
    rules_source,
)
from decision_aid.web.handover.referral.summed_up import shown, summed_up, where_it_stands
from decision_aid.web.handover.referral.words import (
    NOT_KNOWN,
    NOTICE,
    WORDS,
    fact_told,
    placeholders,
)
from decision_aid.web.handover.summary.content import on_letter
from decision_aid.web.loaded import evidence_base, questionnaire
from decision_aid.web.rules.sentences import caveats_of, state_of
from decision_aid.web.words import criteria
from decision_aid.web.words.before_transplant import blocks_on, drugs_named, work_up_told
from decision_aid.web.words.clinical import clinical_exactly, clinical_fact
from decision_aid.web.words.said import said


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One published limit beside the value of the patient."""

    statement: str
    published: str
    has: str
    compared: str
    lacks: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """One published text, line by line. ``title`` comes with its body, year and state."""

    title: str
    summed_up: str
    caveats: str
    lines: tuple[Line, ...]
    grades: tuple[str, ...]
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Referral:
    """The whole draft. No name and no birthday: the clinician fills them in."""

    made: str
    day: date
    placeholders: tuple[str, ...]
    letter: bool
    language: str
    in_short: str
    missing: tuple[Gap, ...]
    blanks: tuple[Blank, ...]
    history: tuple[Section, ...]
    rules: Compared
    fitness: Compared | None
    before: tuple[str, ...]
    sources: tuple[str, ...]
    notice: str
    words: Mapping[str, str]


def referral_of(journey: Journey, page: PatientResult, verdict: Verdict, today: date) -> Referral:
    """``verdict`` is that of the chosen text, on the facts of ``page``."""
    fitness = None if page.rules.fitness is verdict else page.rules.fitness
    texts = [each for each in (verdict, fitness) if each is not None]
    numbers = numbered((each.criteria_set for each in texts), drugs_named(journey))
    why = page.guard_reasons
    sections = history_of(journey, today, numbers)
    lacking = (each for verdict in texts for each in _missing(verdict, page.facts))
    told = {"day": formats.date_format(today, "j F Y"), "version": evidence_base().version}
    return Referral(
        made=_("Made on %(day)s. Evidence version %(version)s.") % told,
        day=today,
        placeholders=placeholders(nhs_number=_has_nhs_number(journey)),
        letter=on_letter(journey),
        language=get_language() or "en",
        in_short=in_short(journey, today, page.rules.fitness),
        missing=gaps_of(journey, sections, lacking),
        blanks=blanks_of(journey),
        history=tuple(each for each in sections if each.items or each.table),
        rules=_compared(verdict, page.facts, why),
        fitness=_beside(fitness, page.facts, why) if fitness else None,
        before=tuple(_before(journey, numbers)),
        sources=tuple(listed(numbers)),
        notice=str(NOTICE),
        words={name: str(said) for name, said in WORDS.items()},
    )


def _has_nhs_number(journey: Journey) -> bool:
    place = questionnaire().places.get(journey.country or "")
    return place is not None and place.nhs_number


def _before(journey: Journey, numbers: Numbers) -> Iterator[str]:
    """What is printed on each drug told by name, with its source, then the tests."""
    drugs = drugs_named(journey)
    for block in blocks_on(drugs):
        told = [f"{e.text} {cite([e.id], numbers)}" for e in block.lines if is_for_letters(e.id)]
        if told:
            yield " ".join(filter(None, (f"{block.name}:", *told, block.silent)))
    for group in work_up_told(drugs, clinical=True):
        if not is_for_letters(group.id):
            continue
        tests = (f"{t.text} ({t.when})" if t.when else t.text for t in group.lines)
        yield f"{'; '.join(tests)} {cite([group.id], numbers)}"


def _beside(verdict: Verdict, facts: Facts, why: Reasons) -> Compared:
    """The fitness list beside other rules: tests that stand in the list of tests, and points that
    stand in the table of other illnesses, are not told twice.
    """
    whole = _compared(verdict, facts, why)
    tests = {test.criterion for test in evidence_base().work_up}
    lines = tuple(
        line
        for line, finding in zip(whole.lines, shown(verdict), strict=True)
        if finding.standing is not CriterionStatus.FOR_THE_TEAM or finding.criterion.id not in tests
    )
    return replace(whole, lines=lines, grades=())


def _compared(verdict: Verdict, facts: Facts, why: Reasons) -> Compared:
    rules = verdict.criteria_set
    findings = shown(verdict)
    return Compared(
        title=f"{rules.title}. {rules.body} ({state_of(rules)})",
        summed_up=summed_up(verdict, why),
        caveats=" ".join(caveats_of(rules)),
        lines=tuple(_line(finding, facts) for finding in findings),
        grades=tuple(f"{each.group}: {each.grade}" for each in rules.recommendation),
        source=rules_source(rules),
    )


def _line(finding: CriterionResult, facts: Facts) -> Line:
    criterion = finding.criterion
    reads = _read_by(criterion)
    return Line(
        statement=criterion.statement,
        published=_published(criterion),
        has=_has(reads, facts),
        compared=where_it_stands(finding),
        lacks="; ".join(_lacking(finding, facts)),
    )


def _has(reads: list[str], facts: Facts) -> str:
    """What is not known is told once; what of it is missing stands beside."""
    if not reads:
        return _("not asked by this tool")
    known = (fact_told(facts, name) for name in reads if facts.knows(name))
    return "; ".join(known) or str(NOT_KNOWN)


def _published(criterion: Criterion) -> str:
    told = [str(criteria.STRENGTH[criterion.strength]), criterion.locator]
    if criterion.operational:
        told.append(said("the_check_is_our_reading"))
    return "; ".join(told)


def _read_by(criterion: Criterion) -> list[str]:
    return [name for name in FACT_NAMES if name in criterion.reads]


def _missing(verdict: Verdict, facts: Facts) -> Iterator[str]:
    """What would decide the open lines of a text and what holds it back."""
    for finding in verdict.findings:
        if criteria.no_answer_helps(finding.reason) is None:
            yield from _lacking(finding, facts)
    for guard in verdict.held_back_by:
        name = DECIDES.get(guard)
        if name is not None and not facts.knows(name):
            yield clinical_fact(name)


def _lacking(finding: CriterionResult, facts: Facts) -> Iterator[str]:
    """For an open line: facts that are unknown, and numbers known only as a range."""
    if finding.standing is not CriterionStatus.UNKNOWN:
        return
    if no_answer := criteria.no_answer_helps(finding.reason):
        yield str(no_answer)
    for name in (n for n in _read_by(finding.criterion) if n in finding.reason.facts):
        number = facts.number(name)
        if not facts.knows(name):
            yield clinical_fact(name)
        elif number is not None and not number.is_exact:
            yield clinical_exactly(name)
