"""Everything in the evidence that a search can find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.search.cited import cited_as
from decision_aid.domain.search.search import Item, ResultKind
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.content import GuidePage

_RULES = "rules criteria limits who may have a transplant"
"""What every set of rules is about, whatever its own words are."""


def catalogue(base: EvidenceBase) -> tuple[Item, ...]:
    """Every guide page, claim, term, outcome, treatment, set of rules, gap and source, in turn."""
    return tuple(_items(base))


def _items(base: EvidenceBase) -> Iterator[Item]:
    yield from map(_guide_page, base.guide)
    for claim in base.heard:
        yield Item.of(ResultKind.HEARD, claim.id, claim.heard, claim.shows, claim.settle)
    for term in base.terms:
        yield Item.of(ResultKind.TERM, term.term, term.term, term.plain, term.expanded, *term.also)
    for endpoint in sorted(base.endpoints.values(), key=lambda each: each.name.casefold()):
        yield Item.of(ResultKind.OUTCOME, endpoint.id, endpoint.name, endpoint.term, endpoint.one)
    for arm in sorted(base.arms.values(), key=lambda each: each.name.casefold()):
        yield Item.of(ResultKind.TREATMENT, arm.id, arm.name, "", arm.id)
    yield from map(_rules, base.criteria.values())
    for gap in base.gaps:
        yield Item.of(ResultKind.GAP, gap.id, gap.group, gap.statement)
    for each in base.disagreements:
        sides = (each.one_side, each.other_side, each.why_they_differ, each.what_is_agreed)
        yield Item.of(ResultKind.DISAGREEMENT, each.id, each.question, "", *sides)
    for entry in base.index.entries:
        source = entry.source
        yield Item(ResultKind.SOURCE, source.id, source.label, source.title, entry.text)


def _guide_page(page: GuidePage) -> Item:
    told = (line for part in page.section for line in (part.heading, *part.points, part.after))
    return Item.of(ResultKind.GUIDE, page.id, page.title, page.in_short, *told)


def _rules(rules: CriteriaSet) -> Item:
    about = " · ".join(filter(None, (rules.body, rules.jurisdiction, str(rules.year or ""))))
    graded = (text for each in rules.recommendation for text in (each.group, each.grade))
    lines = (*(criterion.statement for criterion in rules.criterion), *graded)
    found = Item.of(ResultKind.RULES, rules.id, rules.title, about, rules.scope, _RULES, *lines)
    return replace(found, text=f"{found.text}{cited_as(rules.citation)} ")
