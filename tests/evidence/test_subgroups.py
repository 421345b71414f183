"""A figure about people whom an answer tells apart says it in a rule, too."""

from __future__ import annotations

import re

from decision_aid.evidence_base.base import EvidenceBase

_TOLD_BY_ANSWERS = re.compile(
    r"^after (?:stopping )?natalizumab|with(?:out)? (?:any )?disability|\bage \d|\baged \d"
    r"|EDSS (?:above|below|up to|from)|\bspots\b|never had|no earlier MS drug|first MS drug"
)


def test_a_note_on_whom_an_answer_tells_stands_beside_a_rule(base: EvidenceBase) -> None:
    """ "After natalizumab" was told to people who never had it, as perhaps about them."""
    told = [e.figure for s in base.sources.values() for e in s.figures if e.figure.group_note]
    named = [each for each in told if _TOLD_BY_ANSWERS.search(each.group_note)]
    assert len(named) >= 15
    groups = (each for each in named if " against " not in each.group_note)
    assert [e.id for e in groups if e.where is None and e.outside is None] == []


def test_a_note_on_a_drug_that_was_changed_is_of_people_who_had_one(base: EvidenceBase) -> None:
    for source in base.sources.values():
        for each in source.figures:
            if re.search(r"changed from|after stopping", each.figure.group_note):
                rule = each.figure.where is not None
                assert rule or source.population.untreated_percent == 0, each.ref
