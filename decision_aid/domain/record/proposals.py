"""Of all that a record says, what is proposed: the newest of each matter, older ones beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.questionnaire.answers import NONE, UNSURE, Answer, Answers, values_of
from decision_aid.domain.questionnaire.facts.of_an_answer import start
from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.domain.questionnaire.refused import RefusedAnswerError
from decision_aid.domain.record.bundle import Record, open_record
from decision_aid.domain.record.conditions import read_condition
from decision_aid.domain.record.findings import Doubt, Finding, Found, Given, Origin, Remark, Why
from decision_aid.domain.record.medicines import KINDS, TRIED, read_medicine
from decision_aid.domain.record.observations import read_observation
from decision_aid.domain.record.parts import Day
from decision_aid.domain.record.person import read_person
from decision_aid.domain.record.terms import RecordTerms

_WITH_CLINICIAN = (("filled_in_by", "clinician"),)
_ALONE = Facts({"filled_in_by": "person"})
_HALF_A_YEAR, _A_YEAR = 6, 12
_MOST_OTHERS = 5
_ABOUT_A_YEAR = range(10, 15)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Answers that one confirmation takes, and where they come from."""

    given: Given
    origin: Origin
    others: tuple[Origin, ...] = ()
    """Older values of the same matter, which are not proposed."""
    other_uses: bool = False

    @property
    def key(self) -> str:
        """The question that it is about."""
        return next(key for key, _answer in self.given if key not in ("filled_in_by", "edss_known"))

    @property
    def answer(self) -> Answer:
        return dict(self.given)[self.key]


@dataclass(frozen=True)
class Proposals:
    """All that was found, in the order of the questions. ``left`` counts what was not taken."""

    proposals: tuple[Proposal, ...]
    remarks: tuple[Remark, ...]
    left: Mapping[Why, int]
    kinds: Mapping[str, int]


def proposals_of(raw: object, listed: Questionnaire, terms: RecordTerms, today: date) -> Proposals:
    """Raises RecordError where nothing of it can be taken."""
    record = open_record(raw)
    found = _read(record, terms, today)
    about: dict[str, list[Finding]] = {}
    known = Facts(start(today))
    for finding in found.findings:
        _sort_in(finding, about, found, listed, known)
    proposed = [
        p for findings in about.values() for p in _chosen(findings, found, listed, terms, today)
    ]
    order = list(listed.questions)
    proposed.sort(key=lambda each: (order.index(each.key), str(each.answer)))
    remarks = tuple(dict.fromkeys(found.remarks))
    return Proposals(tuple(proposed), remarks, found.left, found.kinds)


def _read(record: Record, terms: RecordTerms, today: date) -> Found:
    found = Found()
    read_person(record.patient, terms, today, found)
    for resource in record.resources:
        kind = resource.get("resourceType")
        if resource.get("modifierExtension") or resource.get("implicitRules"):
            found.leave(resource, Why.NOT_CERTAIN)  # it may say the opposite
        elif kind == "Condition":
            read_condition(resource, terms, today, found)
        elif kind == "Observation":
            read_observation(resource, terms, today, found)
        elif kind in KINDS:
            read_medicine(resource, record, terms, today, found)
        elif kind != "Medication":
            found.leave(resource, Why.NOT_READ)
    if record.strangers:
        found.left[Why.STRANGER] += record.strangers
    return found


def _sort_in(
    finding: Finding,
    about: dict[str, list[Finding]],
    found: Found,
    listed: Questionnaire,
    known: Facts,
) -> None:
    """In the form in which answers are kept; a value that the question refuses is only told."""
    if finding.about == "last_dose" and found.is_on_a_drug:
        return
    try:
        given = tuple(
            (key, listed.questions[key].read(values_of(answer), known))
            for key, answer in finding.given
        )
    except RefusedAnswerError:
        found.remarks.append(Remark(finding.given[0][0], Doubt.DOES_NOT_FIT, finding.origin))
        return
    about.setdefault(finding.about, []).append(replace(finding, given=given))


def _chosen(
    findings: list[Finding], found: Found, listed: Questionnaire, terms: RecordTerms, today: date
) -> Iterator[Proposal]:
    newest = _newest(findings)
    values = {each.given for each in newest}
    first = newest[0]
    key = first.given[0][0]
    if key == "jcv":
        values = _surest(values)
    if len(values) > 1:
        for each in newest:
            found.remarks.append(Remark(key, Doubt.TWO_VALUES, each.origin))
        return
    given = values.pop()
    chosen = next(each for each in newest if each.given == given)
    if given == (("jcv", "positive"),):
        given = _with_index(chosen, found)
    rest = [each for each in findings if each.given != given]
    rest.sort(key=lambda each: _day(each).first, reverse=True)
    others = tuple(dict.fromkeys(each.origin for each in rest))[:_MOST_OTHERS]
    is_shared = key == TRIED and terms.term("drug", given[0][1][0]).other_uses
    whole = (*_before(key, listed), *given, *_dated(key, chosen.origin.day, today))
    yield Proposal(whole, chosen.origin, others, is_shared)
    if key == "edss_value":
        yield from _a_year_ago(findings, chosen, today)


def _newest(findings: list[Finding]) -> list[Finding]:
    """Those of which no other is certainly newer; without a date only where none has one."""
    dated = [each for each in findings if each.origin.day is not None]
    if not dated:
        return findings
    latest = max(_day(each).first for each in dated)
    newest = [each for each in dated if _day(each).last >= latest]
    moments = [moment for each in newest if (moment := _day(each).moment) is not None]
    return [each for each in newest if _day(each).moment in (None, max(moments, default=None))]


def _day(finding: Finding) -> Day:
    return finding.origin.day or Day(1)


def _is_after(one: Day | None, other: Day | None) -> bool:
    return one is not None and other is not None and one.is_after(other)


def _surest(values: set[Given]) -> set[Given]:
    """ "Positive" beside an index of the same day says less, not something else."""
    exact = {given for given in values if given[0][1] != "positive"}
    return exact if exact and not any(g[0][1] == "negative" for g in exact) else values


def _with_index(positive: Finding, found: Found) -> Given:
    """An index that is not high, of the same day as a result that says positive, is low."""
    day = positive.origin.day
    for remark in found.remarks:
        is_index = remark.key == "jcv" and remark.doubt is Doubt.KIN
        if is_index and day is not None and remark.origin.day == day:
            found.remarks.remove(remark)
            return (("jcv", "low"),)
    return positive.given


def _before(key: str, listed: Questionnaire) -> Given:
    """What opens the way to the question; taking an answer that only a clinician gives says so."""
    if key == "edss_value":
        return (("edss_known", "yes"),)
    return _WITH_CLINICIAN if listed.questions[key].is_ruled_out(_ALONE) else ()


def _dated(key: str, day: Day | None, today: date) -> Given:
    """How long ago, where a question asks it and the date tells it for certain."""
    if day is None:
        return ()
    if key == "jcv" and day.month is not None:
        return (("jcv_when", day.as_month),)
    if key != "edss_value":
        return ()
    classes = {_age_class(each, today) for each in (day.first, min(day.last, today))}
    return (("edss_when", classes.pop()),) if len(classes) == 1 else ()


def _age_class(day: date, today: date) -> str:
    months = _months(day, today)
    if months < _HALF_A_YEAR:
        return "6m"
    return "12m" if months < _A_YEAR else "older"


def _months(day: date, today: date) -> int:
    whole = (today.year - day.year) * _A_YEAR + today.month - day.month
    return whole - (today.day < day.day)


def _a_year_ago(findings: list[Finding], newest: Finding, today: date) -> Iterator[Proposal]:
    """A second score of about a year ago, where there is exactly one value."""
    near = [
        each
        for each in findings
        if each is not newest
        and each.origin.day is not None
        and each.origin.day.day is not None
        and _is_after(newest.origin.day, each.origin.day)
        and _months(each.origin.day.first, today) in _ABOUT_A_YEAR
    ]
    values = {each.given[0][1] for each in near}
    if len(values) == 1:
        given = (("edss_year_ago", values.pop()),)
        yield Proposal(given, near[-1].origin)


def differs(proposal: Proposal, answers: Answers) -> bool:
    """Whether taking it would change anything that counts."""
    own = answers.get(proposal.key)
    if proposal.key == TRIED:
        return not set(values_of(proposal.answer)) <= set(values_of(own))
    return own != proposal.answer


def taken(answers: Answers, proposals: list[Proposal], listed: Questionnaire) -> Answers:
    """The answers with those that were confirmed; drugs are added to those already ticked."""
    for proposal in proposals:
        for key, answer in proposal.given:
            together = _together(answers.get(key), answer, listed) if key == TRIED else answer
            answers = answers.having(key, together)
    return answers


def _together(own: Answer | None, more: Answer, listed: Questionnaire) -> Answer:
    ticked = {*values_of(own), *values_of(more)} - {NONE, UNSURE}
    offered = listed.questions[TRIED].option
    return tuple(option.value for option in offered if option.value in ticked)


def count(left: Mapping[Why, int]) -> int:
    return Counter(left).total()
