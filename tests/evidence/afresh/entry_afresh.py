"""What the own rules of a trial say no to, beside the marks of the second program."""

from __future__ import annotations

from decimal import Decimal

from decision_aid.domain.eligibility.criteria import CriterionStatus
from decision_aid.domain.logic.facts import Facts
from decision_aid.evidence_base.base import EvidenceBase
from tests.evidence.afresh import similarity_afresh as afresh


def compare(
    source: afresh.Table,
    figure: afresh.Table,
    person: afresh.Person,
    usual: dict[str, Decimal | None],
    no: dict[str, list[str]],
) -> list[str]:
    """The six marks, with what the trial said no to."""
    told = afresh.compare(source, figure, person, usual)
    if "entry_set" not in source or "where" in figure:
        return told
    return afresh.turned_away(told, no[source["entry_set"]])


def says_no(base: EvidenceBase, facts: Facts) -> dict[str, list[str]]:
    """By set, what the lines are about by which a trial took nobody such as the person."""
    seen, found = facts.as_seen(), {}
    for name in {each.entry_set for each in base.sources.values() if each.entry_set}:
        firm = (e for e in base.criteria[name].criterion if e.strength in ("required", "excludes"))
        found[name] = [
            each.asks.value for each in firm if each.standing_for(seen) is CriterionStatus.NOT_MET
        ]
    return found
