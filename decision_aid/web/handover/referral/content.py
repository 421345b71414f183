"""A draft of a referral for a clinician to complete: one object with every fact and word of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import formats
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
from decision_aid.web.handover.referral.history import history_of
from decision_aid.web.handover.referral.words import (
    BAR_PRESENT,
    GUARD,
    NOTICE,
    PLACEHOLDERS,
    STANDING,
    WORDS,
    fact_told,
)
from decision_aid.web.handover.summary.content import Item
from decision_aid.web.loaded import evidence_base
from decision_aid.web.rules.sentences import caveats_of, state_of
from decision_aid.web.words import criteria
from decision_aid.web.words.before_transplant import blocks_on, drugs_named, work_up_told
from decision_aid.web.words.clinical import clinical_fact


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
    history: tuple[Item, ...]
    rules: Compared
    fitness: Compared | None
    before: tuple[str, ...]
    missing: tuple[str, ...]
    notice: str
    words: Mapping[str, str]


def referral_of(journey: Journey, page: PatientResult, verdict: Verdict, today: date) -> Referral:
    """``verdict`` is that of the chosen text, on the facts of ``page``."""
    fitness = None if page.rules.fitness is verdict else page.rules.fitness
    texts = [each for each in (verdict, fitness) if each is not None]
    why = page.guard_reasons
    told = {"day": formats.date_format(today, "j F Y"), "version": evidence_base().version}
    return Referral(
        made=_("Made on %(day)s. Evidence version %(version)s.") % told,
        day=today,
        placeholders=tuple(map(str, PLACEHOLDERS)),
        history=history_of(journey),
        rules=_compared(verdict, page.facts, why),
        fitness=_compared(fitness, page.facts, why) if fitness else None,
        before=tuple(_before(journey)),
        missing=tuple(dict.fromkeys(each for v in texts for each in _missing(v, page.facts))),
        notice=str(NOTICE),
        words={name: str(said) for name, said in WORDS.items()},
    )


def _before(journey: Journey) -> Iterator[str]:
    """What is printed on each drug told by name, with its source, then the tests."""
    drugs = drugs_named(journey)
    for block in blocks_on(drugs):
        told = [f"{line.text} [{line.source}]" for line in block.lines]
        yield " ".join(filter(None, (f"{block.name}:", *told, block.silent)))
    for group in work_up_told(drugs, clinical=True):
        tests = (f"{t.text} ({t.when})" if t.when else t.text for t in group.lines)
        yield f"{'; '.join(tests)} [{group.source}]"


def _compared(verdict: Verdict, facts: Facts, why: Reasons) -> Compared:
    rules = verdict.criteria_set
    findings = [f for f in verdict.findings if f.standing is not CriterionStatus.OTHER_SUBTYPE]
    return Compared(
        title=f"{rules.title}. {rules.body} ({state_of(rules)})",
        summed_up=_summed_up(verdict, why),
        caveats=" ".join(caveats_of(rules)),
        lines=tuple(_line(finding, facts) for finding in findings),
        grades=tuple(f"{each.group}: {each.grade}" for each in rules.recommendation),
        source=_source(verdict),
    )


def _summed_up(verdict: Verdict, why: Reasons) -> str:
    """Counts only, and what holds a fitting text back: no line adds up to an answer."""
    counted = [
        f"{words_for} ({n})" for each, words_for in STANDING.items() if (n := verdict.count(each))
    ]
    told = [_("Conditions: %(counts)s.") % {"counts": "; ".join(counted)} if counted else
            _("It names no condition that can be compared with answers.")]  # fmt: skip
    if others := verdict.count(CriterionStatus.OTHER_SUBTYPE):
        told.append(_("Left out, as they are for other types of MS: %(n)s.") % {"n": others})
    if held := verdict.held_back_by:
        reasons = "; ".join(str(GUARD[each, why[each]]) for each in held)
        told.append(
            _("Still open, whatever the conditions say: %(reasons)s.") % {"reasons": reasons}
        )
    return " ".join(told)


def _line(finding: CriterionResult, facts: Facts) -> Line:
    criterion = finding.criterion
    reads = _read_by(criterion)
    return Line(
        statement=criterion.statement,
        published=_published(criterion),
        has="; ".join(fact_told(facts, name) for name in reads) or _("not asked by this tool"),
        compared=_verdict(finding),
        lacks="; ".join(_lacking(finding, facts)),
    )


def _published(criterion: Criterion) -> str:
    told = [str(criteria.STRENGTH[criterion.strength]), criterion.locator]
    if criterion.operational:
        told.append(_("turning these words into a check is our reading"))
    return "; ".join(told)


def _verdict(finding: CriterionResult) -> str:
    if finding.criterion.is_bar and finding.standing is CriterionStatus.NOT_MET:
        return str(BAR_PRESENT)
    return str(STANDING[finding.standing])


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
            yield _("%(fact)s, exactly") % {"fact": clinical_fact(name)}


def _source(verdict: Verdict) -> str:
    rules = verdict.criteria_set
    cited = rules.citation
    read = formats.date_format(cited.read_on, "j F Y")
    parts = (
        f"{cited.authors.rstrip('.')}." if cited.authors else "",
        f"{rules.title}.",
        f"{cited.journal}.",
        cited.link,
        _("Read on %(day)s. %(how)s")
        % {"day": read, "how": criteria.SOURCE_KIND[rules.source_kind]},
    )
    return " ".join(part for part in parts if part)
