"""Everything in the evidence that a search can find."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from decision_aid.domain.criteria import CriteriaSet
from decision_aid.domain.searching import Item, Sort
from decision_aid.library.guide import GuidePage

if TYPE_CHECKING:
    from decision_aid.library.shelf import Library

_RULES = "rules criteria limits who may have a transplant"
"""What every set of rules is about, whatever its own words are."""


def catalogue(library: Library) -> tuple[Item, ...]:
    return tuple(_items(library))


def _items(library: Library) -> Iterator[Item]:
    yield from map(_guide_page, library.guide)
    for claim in library.heard:
        yield Item.of(Sort.HEARD, claim.id, claim.heard, "", claim.shows, claim.settle)
    for term in library.terms:
        yield Item.of(Sort.TERM, term.term, term.term, term.plain, term.expanded, *term.also)
    for endpoint in sorted(library.endpoints.values(), key=lambda each: each.name.casefold()):
        yield Item.of(Sort.OUTCOME, endpoint.id, endpoint.name, endpoint.term, endpoint.one)
    for arm in sorted(library.arms.values(), key=lambda each: each.name.casefold()):
        yield Item.of(Sort.TREATMENT, arm.id, arm.name, "", arm.id)
    yield from map(_rules, library.criteria.values())
    for gap in library.gaps:
        yield Item.of(Sort.GAP, gap.id, gap.group, gap.statement)
    for each in library.disagreements:
        sides = (each.one_side, each.other_side, each.why_they_differ, each.what_is_agreed)
        yield Item.of(Sort.DISAGREEMENT, each.id, each.question, "", *sides)
    for entry in library.index.entries:
        source = entry.source
        yield Item(Sort.SOURCE, source.id, source.label, source.title, entry.text)


def _guide_page(page: GuidePage) -> Item:
    told = (line for part in page.section for line in (part.heading, *part.points, part.after))
    return Item.of(Sort.GUIDE, page.id, page.title, page.in_short, *told)


def _rules(rules: CriteriaSet) -> Item:
    about = " · ".join(filter(None, (rules.body, rules.jurisdiction, str(rules.year or ""))))
    lines = (criterion.statement for criterion in rules.criterion)
    return Item.of(Sort.RULES, rules.id, rules.title, about, rules.scope, _RULES, *lines)
