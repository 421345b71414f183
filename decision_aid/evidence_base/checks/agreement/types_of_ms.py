"""The types of MS that words name are those of the rule, the group or the people beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decision_aid.domain.evidence.difference import Difference, Direction
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import Group
from decision_aid.domain.logic.facts import PROGRESSIVE, SUBTYPES
from decision_aid.domain.logic.rules import Not, OneOf, Rule
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake

_Types = frozenset[str]
_PROGRESSIVE = frozenset(PROGRESSIVE)
_Named = tuple[tuple[re.Pattern[str], _Types], ...]
_NAMED: _Named = (
    (re.compile(r"relapsing[- ]remitting|\bRRMS\b|relapsing MS", re.I), frozenset({"rrms"})),
    (re.compile(r"secondary[- ]progressive|\bSPMS\b", re.I), frozenset({"spms"})),
    (re.compile(r"primary[- ]progressive|\bPPMS\b", re.I), frozenset({"ppms"})),
    (re.compile(r"(?<!primary.)(?<!secondary.)progressive MS", re.I), _PROGRESSIVE),
)
_IN_ANY = ("relapsing", "progressive", "rrms", "spms", "ppms")
_CONTRASTED: _Named = (
    *_NAMED,
    (re.compile(r"(?<!primary.)(?<!secondary.)progressive", re.I), _PROGRESSIVE),
    (re.compile(r"relapsing", re.I), frozenset({"rrms"})),
)
"""Of two types set against each other the first leaves out "MS"."""
_GROUPS = {
    Group.RRMS: frozenset({"rrms"}),
    Group.SPMS: frozenset({"spms"}),
    Group.PPMS: frozenset({"ppms"}),
    Group.PROGRESSIVE: _PROGRESSIVE,
}


def types_in(words: str, named_by: _Named = _NAMED) -> _Types:
    """Of MS; empty where the words name none."""
    told = words.casefold()
    if not any(each in told for each in _IN_ANY):
        return frozenset()
    return _Types().union(*(types for named, types in named_by if named.search(words)))


def _of_rule(rule: Rule | None) -> _Types:
    """What the rule asks for; of what it rules out nothing."""
    if rule is None or isinstance(rule, Not):
        return frozenset()
    if isinstance(rule, OneOf) and rule.name == "subtype":
        return frozenset(map(str, rule.values))
    return _Types().union(*map(_of_rule, rule.parts))


def check_types_of_ms(loaded: Loaded) -> Iterator[Mistake]:
    for gap in loaded.gaps:
        path = f"gap {gap.id}"
        yield from _same("gaps.toml", path, gap.group, gap.rule)
        yield from _shared("gaps.toml", path, gap.statement, _of_rule(gap.rule))
    for told in loaded.situations:
        path = f"situation {told.id}"
        yield from _same("situations.toml", path, told.title, told.rule)
        yield from _shared("situations.toml", path, told.text, _of_rule(told.rule))
    for claim in loaded.disagreements:
        path = f"claim {claim.id}"
        yield from _shared("disagreement.toml", path, claim.question, _of_rule(claim.rule))
    for asked in loaded.team_questions:
        path, words = f"question {asked.id}", f"{asked.text} {asked.why}"
        yield from _shared("ask_your_team.toml", path, words, _of_rule(asked.rule))
    for name, source in loaded.sources.items():
        yield from _of_source(f"sources/{name}", source)
    for name, rules in loaded.criteria.items():
        for line in rules.criterion:
            types = _of_rule(line.rule).union(line.applies_to)
            if more := types_in(line.statement) - types:
                reason = f"names {_listed(more)}, to whom it does not apply"
                yield Mistake(f"criteria/{name}", f"criterion {line.id}", reason)


def _of_source(file: str, source: Source) -> Iterator[Mistake]:
    people = source.population
    types = frozenset(people.subtypes)
    yield from _shared(file, "population.subtypes", f"{source.title} {source.summary}", types)
    counted = frozenset(SUBTYPES) & {name for name, n in people.counts.items() if n}
    if types and counted - types:
        reason = f"counts {_listed(counted - types)}, not among population.subtypes"
        yield Mistake(file, "population.counts", reason)
    for place, figure in enumerate(source.figure, start=1):
        path, words = f"figure[{place}] {figure.id}", f"{figure.group_note} {figure.definition}"
        yield from _shared(file, path, words, _GROUPS.get(figure.group, frozenset()))
        yield from _shared(file, path, figure.group_note, _of_rule(figure.where))
    for place, each in enumerate(source.difference, start=1):
        path = f"difference[{place}] {each.id}"
        if not each.between_studies:
            yield from _of_contrast(file, path, each)


def _of_contrast(file: str, path: str, each: Difference) -> Iterator[Mistake]:
    """Of "relapsing against progressive MS" the direction tells of the first."""
    marks = {Direction.BETTER: each.better_when, Direction.WORSE: each.worse_when}
    for rule in marks.values():
        yield from _shared(file, path, each.contrast, _of_rule(rule), _CONTRASTED)
    first, against, _ = each.contrast.partition(" against ")
    if against and each.direction in marks:
        yield from _shared(file, path, first, _of_rule(marks[each.direction]), _CONTRASTED)


def _same(file: str, path: str, words: str, rule: Rule | None) -> Iterator[Mistake]:
    named, asked = types_in(words), _of_rule(rule)
    if named and asked and named != asked:
        reason = f"'{words}' names {_listed(named)}, but its rule is for {_listed(asked)}"
        yield Mistake(file, path, reason)


def _shared(
    file: str, path: str, words: str, types: _Types, named_by: _Named = _NAMED
) -> Iterator[Mistake]:
    """Words may name others too, for a comparison."""
    named = types_in(words, named_by)
    if named and types and not named & types:
        reason = f"its words name {_listed(named)}, and it is about {_listed(types)}"
        yield Mistake(file, path, reason)


def _listed(types: _Types) -> str:
    return ", ".join(sorted(types))
