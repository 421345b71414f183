"""Situations: for every possible person exactly one fits, whatever is not known of the person.

People are tried on a grid: of each fact every value that some rule tells from another, ranges that
no rule can settle, and "not known". A branch ends where no further fact can change what fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from decision_aid.domain.logic.facts import CLOCKS, FACT_NAMES, Facts, FactValue, Kind, may_tell
from decision_aid.domain.logic.possible import can_be_met
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.rules import AllOf, AnyOf, Compare, OneOf, Rule
from decision_aid.domain.logic.rules import leaves as leaves_of
from decision_aid.domain.logic.truth import UNKNOWN, YES, Truth
from decision_aid.domain.results.situation import Situation, Told
from decision_aid.evidence_base.checks.lists import unique, unknown_sources
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake, Names

FILE = "situations.toml"
_Grid = Mapping[str, tuple[FactValue | None, ...]]
"""By fact, the values to try; None is "not known"."""
_Fits = tuple[Facts, tuple[Situation, ...]]
"""A person of the grid, and all that fit."""
_MEASURED = frozenset({"age", "edss", "lvef", "dlco", "crcl", *CLOCKS, "years_since_first_dmt"})
"""Facts that may lie between two whole numbers; all others are counts."""


def check_situations(loaded: Loaded) -> Iterator[Mistake]:
    """Who is missed is told only where the whole list could be read."""
    known, gaps = loaded.texts, loaded.names_in("gaps.toml")
    yield from unique(FILE, "situation", (each.id for each in loaded.situations))
    for each in loaded.situations:
        path = f"situation {each.id}"
        yield from unknown_sources(FILE, path, each.sources, known)
        yield from _unknown_gaps(each, gaps)
        for reason in _of_one(each):
            yield Mistake(FILE, path, reason)
    if FILE not in loaded.half_read:
        yield from _who_is_told_what(loaded.situations)


def _unknown_gaps(situation: Situation, known: Names) -> Iterator[Mistake]:
    for name in known.lacking(situation.gaps):
        reason = f"names gap '{name}', which does not exist"
        yield Mistake(FILE, f"situation {situation.id}", reason)


def _of_one(situation: Situation) -> Iterator[str]:
    if not situation.sources:
        yield "names no source"
    if situation.rule is None and situation.told is not Told.ALONE:
        yield f"is told {situation.told.value} and has no rule"
    if situation.rule is not None and not can_be_met(situation.rule):
        yield "has a rule that nobody can meet"


def _who_is_told_what(situations: tuple[Situation, ...]) -> Iterator[Mistake]:
    alone = tuple(each for each in situations if each.told is Told.ALONE)
    instead = tuple(each for each in situations if each.told is Told.INSTEAD)
    people = tuple(people_and_fits(alone)) if situations else ()
    yield from _holes(people)
    yield from _overlaps(people)
    yield from _overlaps(people_and_fits(instead))


def _holes(people: Iterable[_Fits]) -> Iterator[Mistake]:
    """Of those who are missed the first of whom most is known, so that no gap excuses it."""
    people = tuple(people)
    missed = [person for person, fitting in people if not fitting]
    if missed:
        person = max(missed, key=lambda each: len(each.values))
        met = [each for each in people if each[1]]
        nearest = min(met, key=lambda each: _differences(each[0], person), default=(person, ()))[1]
        near = f"; nearest: {', '.join(each.id for each in nearest)}" if nearest else ""
        more = f" ({len(missed)} such people on the grid)" if len(missed) > 1 else ""
        yield Mistake(FILE, "situation", f"none fits: {_told(person)}{more}{near}")


def _differences(one: Facts, other: Facts) -> int:
    """Facts of which something else is known of the two."""
    return len(one.values.items() ^ other.values.items())


def _overlaps(people: Iterable[_Fits]) -> Iterator[Mistake]:
    told: set[tuple[str, str]] = set()
    for person, fitting in people:
        for one, other in combinations(fitting, 2):
            if (one.id, other.id) not in told:
                told.add((one.id, other.id))
                reason = f"fits together with {other.id}: {_told(person)}"
                yield Mistake(FILE, f"situation {one.id}", reason)


def people_and_fits(situations: tuple[Situation, ...]) -> Iterator[_Fits]:
    """Every kind of person that the rules can tell apart, and all that fit."""
    grid = _grid([rule for each in situations for rule in _rules_of(each)])
    begun = tuple(_begun(each, grid) for each in situations)
    for person, fitting in _walk(begun, grid, Facts({}), frozenset()):
        yield person, tuple(each for each in situations if each in fitting)


@dataclass(frozen=True, slots=True)
class _Part:
    """A rule, the facts it names, and these with the facts of the grid that may tell them too."""

    rule: Rule
    names: frozenset[str]
    turns_on: frozenset[str]

    def settled_for(self, person: Facts, tried: frozenset[str], told: str) -> Truth | None:
        """Whether it holds; None while that turns on a fact that was not tried.

        What held holds whatever is told later: only those that turn on ``told`` are asked again
        (all of them where nothing was told yet).
        """
        truth = self.rule.holds_for(person) if not told or told in self.turns_on else UNKNOWN
        return None if truth is UNKNOWN and not self.turns_on <= tried else truth


@dataclass(frozen=True, slots=True)
class _Open:
    """A situation that may fit or not: what still has to hold, and what still must not."""

    situation: Situation
    needed: tuple[_Part, ...]
    unless: tuple[_Part, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset[str]().union(*(part.names for part in (*self.needed, *self.unless)))

    def given(self, person: Facts, tried: frozenset[str], told: str) -> _Open | bool:
        """Whether it fits, once nothing more that is told of the person changes that."""
        needed, unless = [], []
        for part in self.needed:
            truth = part.settled_for(person, tried, told)
            if truth is None:
                needed.append(part)
            elif truth is not YES:
                return False
        for part in self.unless:
            truth = part.settled_for(person, tried, told)
            if truth is None:
                unless.append(part)
            elif truth is YES:
                return False
        is_open = needed or unless
        return _Open(self.situation, tuple(needed), tuple(unless)) if is_open else True


def _begun(situation: Situation, grid: _Grid) -> _Open:
    rule, unless = situation.rule, situation.unless
    needed = () if rule is None else rule.parts if isinstance(rule, AllOf) else (rule,)
    any_of = () if unless is None else unless.parts if isinstance(unless, AnyOf) else (unless,)
    return _Open(
        situation,
        tuple(_part(each, grid) for each in needed),
        tuple(_part(each, grid) for each in any_of),
    )


def _part(rule: Rule, grid: _Grid) -> _Part:
    telling = (may_tell(name) for name in rule.reads)
    return _Part(rule, rule.reads, frozenset[str]().union(*telling) & grid.keys())


def _walk(
    unsettled: tuple[_Open, ...],
    grid: _Grid,
    person: Facts,
    tried: frozenset[str],
    told: str = "",
    fitting: tuple[Situation, ...] = (),
) -> Iterator[_Fits]:
    """What is settled once stays settled, whatever else is told after the fact ``told``."""
    left: list[_Open] = []
    for each in unsettled:
        fits = each.given(person, tried, told)
        if isinstance(fits, _Open):
            left.append(fits)
        elif fits:
            fitting = (*fitting, each.situation)
    names = frozenset[str]().union(*(each.names for each in left)) - tried
    still = next((name for name in grid if name in names), "")
    if not still:
        fits_too = (each.situation for each in left if each.situation.fits(person))
        yield person, (*fitting, *fits_too)
        return
    for value in grid[still]:
        more = person if value is None else person.having(still, value)
        yield from _walk(tuple(left), grid, more, tried | {still}, still, fitting)


def _rules_of(situation: Situation) -> tuple[Rule, ...]:
    return tuple(rule for rule in (situation.rule, situation.unless) if rule is not None)


def _grid(rules: Iterable[Rule]) -> _Grid:
    leaves = tuple(leaf for rule in rules for leaf in leaves_of(rule))
    names = dict.fromkeys(name for leaf in leaves for name in sorted(leaf.reads))
    return {name: _values(name, [leaf for leaf in leaves if name in leaf.reads]) for name in names}


def _values(name: str, leaves: list[Rule]) -> tuple[FactValue | None, ...]:
    """One value for each way in which the comparisons of the fact come out."""
    found: dict[tuple[Truth, ...], FactValue | None] = {}
    for value in (None, *_points(name, leaves)):
        found.setdefault(tuple(_of_leaf(leaf, value) for leaf in leaves), value)
    return tuple(found.values())


def _of_leaf(leaf: Rule, value: FactValue | None) -> Truth:
    """Of a fact alone: both clocks are tried one by one."""
    if isinstance(leaf, Compare):
        return leaf.limits.admit(value) if isinstance(value, Range) else UNKNOWN
    return leaf.holds_for(Facts({} if value is None else dict.fromkeys(leaf.reads, value)))


def _points(name: str, leaves: list[Rule]) -> Iterator[FactValue]:
    fact = FACT_NAMES[name]
    if fact.kind is Kind.YES_NO:
        yield from (True, False)
    elif fact.kind is Kind.WORD:
        named = (str(value) for leaf in leaves if isinstance(leaf, OneOf) for value in leaf.values)
        yield from (*fact.words, *named)
    else:
        limits = {
            limit for leaf in leaves if isinstance(leaf, Compare) for limit in leaf.limits.ends
        }
        yield from _ranges(limits, whole=name not in _MEASURED)


def _ranges(limits: set[Decimal], *, whole: bool) -> Iterator[Range]:
    """Each limit, a number on each side of it, and every span from one of these to another."""
    ends = sorted({Decimal(0), *limits, max(limits) + 1})
    between = {(low + high) / 2 for low, high in pairwise(ends)}
    points = sorted({*ends, *(each // 1 if whole else each for each in between)})
    yield from (Range.exactly(point) for point in points)
    yield from (Range(low, high) for low, high in combinations(points, 2))


def _told(person: Facts) -> str:
    known = [f"{name} {_in_words(person.get(name))}" for name in person]
    return ", ".join(known) or "nothing is known"


def _in_words(value: FactValue | None) -> str:
    if isinstance(value, Range):
        return str(value.low) if value.is_exact else f"{value.low} to {value.high}"
    return str(value).lower()
