"""A result as JSON or as plain text: the same object that the page draws."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from decision_aid.domain.eligibility.criteria import CHECKED, CriterionStatus
from decision_aid.domain.eligibility.verdict import CriterionResult, Verdict
from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.evidence.vocabulary import Use
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.outcome_panels import Panel
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.similarity.outcomes import Outcome
from decision_aid.web.command_line.every_study import every_study, studies_in_text
from decision_aid.web.figures.wording import figure_statement
from decision_aid.web.rules.sentences import overall_words
from decision_aid.web.words import criteria
from decision_aid.web.words import time as time_words

VERDICT = {Truth.YES: "met", Truth.NO: "not met", Truth.UNKNOWN: "unknown"}
_OF_A_BAR = {CriterionStatus.MET: "bar absent", CriterionStatus.NOT_MET: "bar present"}


def as_json(page: PatientResult, version: str) -> dict[str, Any]:
    """The result for other programs; the form is documented in the README."""
    return {
        "evidence_version": version,
        "criteria": {v.criteria_set.id: _verdict(v) for v in page.verdicts},
        "figures": [_figure(match) for match in page.matches],
        "panels": [
            {
                **_panel(each.panel),
                "lead": _ref(each.lead),
                "own_type": None if each.own_type is None else _ref(each.own_type),
                "others": [_ref(m) for m in each.panel.others],
            }
            for each in page.panel_results
            if each.lead is not None
        ],
        "panels_without_lead": [
            {**_panel(panel), "others": [_ref(m) for m in panel.others]}
            for panel in page.unled_panels
        ],
        **every_study(page),
        "unknown_facts": [
            {"fact": u.fact, "criteria": u.criteria, "figures": u.figures}
            for u in page.unknown_facts
        ],
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "overall": VERDICT[verdict.overall],
        "criteria": {
            finding.criterion.id: _standing(finding)
            for finding in verdict.findings
            if finding.standing in CHECKED
        },
    }


def _standing(finding: CriterionResult) -> str:
    bar = _OF_A_BAR.get(finding.standing) if finding.criterion.is_bar else None
    return bar or finding.standing.value


def _figure(match: Match) -> dict[str, Any]:
    return {
        **_ref(match),
        "closeness": match.closeness.value,
        **{each.value: [d.value for d in match.dimensions(each)] for each in Outcome},
    }


def _ref(match: Match) -> dict[str, str]:
    source, figure = match.sourced.ref
    return {"source": source, "figure": figure}


def _panel(panel: Panel) -> dict[str, Any]:
    return {
        "endpoint": panel.endpoint,
        "at": None if panel.at is None else _at(panel.at),
        "more": panel.more,
    }


def _at(at: FollowUpTime) -> dict[str, int | float]:
    number, unit = at.printed
    return {unit: _number(number)}


def _number(value: Any) -> int | float:
    return int(value) if value == int(value) else float(value)


def as_text(page: PatientResult, version: str) -> str:
    """The result to read in a terminal."""
    parts = (_told(page), studies_in_text(page), _panels(page), _rules(page), _unknown(page))
    lines = [f"Evidence version {version}", "Information, not advice."]
    for part in parts:
        lines += ["", *part]
    return "\n".join(lines)


def _told(page: PatientResult) -> Iterator[str]:
    yield "FACTS"
    for name, value in sorted(page.facts.values.items()):
        told: object = value
        if isinstance(value, Range):
            told = value.low if value.is_exact else f"{value.low} to {value.high}"
        yield f"  {name}: {told}"


def _panels(page: PatientResult) -> Iterator[str]:
    yield "FIGURES THAT LEAD"
    for panel in page.led_panels:
        if panel.lead is None:
            continue
        lead = figure_statement(panel.lead.sourced, outcomes=panel.lead.outcomes)
        yield (
            f"  {_head(panel)}: {lead.value} [{'/'.join(lead.sourced.ref)}; {lead.closeness}; "
            f"{len(panel.others) + panel.more} others]"
        )
    if page.unled_panels:
        yield "  Nobody like this person studied, or ratios only:"
        for panel in page.unled_panels:
            yield f"    {_head(panel)}"


def _head(panel: Panel) -> str:
    """A panel is always about transplants."""
    return f"{panel.outcome.name}, {time_words.time_after(panel.at, Use.TRANSPLANT)}"


def _rules(page: PatientResult) -> Iterator[str]:
    yield "RULES (published limits, not a decision)"
    for verdict in page.verdicts:
        yield f"  {verdict.criteria_set.id}: {VERDICT[verdict.overall]}. {overall_words(verdict)}"
        for finding in verdict.findings:
            if finding.standing is not CriterionStatus.OTHER_SUBTYPE:
                standing = criteria.where_it_stands(finding.criterion, finding.standing)
                why = " (the published words leave this open)"
                told = why if finding.reason.words_are_open else ""
                yield f"    {finding.criterion.id}: {standing}. {finding.criterion.statement}{told}"


def _unknown(page: PatientResult) -> Iterator[str]:
    yield "UNKNOWN, with the lines and figures that wait"
    for unknown in page.unknown_facts:
        yield f"  {unknown.fact}: {unknown.criteria} criteria, {unknown.figures} figures"
