"""Why some studies leave a person on the better side and others on the worse: few disagree.

One study finds that it went better up to EDSS 3.5, another that it went worse above 6. Somebody in
between is on the worse side of the one and on the better side of the other, and both found the
same: that it went better with less. Others ask something else: whether a drug did more than another
treatment, or how people fared.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from decision_aid.domain.evidence.difference import Difference, Direction
from decision_aid.domain.logic.rules import Rule, comparisons
from decision_aid.domain.similarity.standing import Standing


class SplitBy(Enum):
    """What parts the studies that found a difference."""

    DISAGREEMENT = "they found the opposite"
    LIMITS = "each drew its own line"
    QUESTIONS = "they asked different things"


_LESS_IS_BETTER = {Direction.BETTER: False, Direction.WORSE: True}
"""By what the text says of more of it, where it goes by steps."""


def split_by(found: Iterable[tuple[Difference, Standing]]) -> SplitBy:
    """Of contrasts that leave the person on different sides."""
    decided = tuple(found)
    both_ways = [
        own for own in (_asking(decided, against) for against in (True, False)) if _is_split(own)
    ]
    if not both_ways:
        return SplitBy.QUESTIONS
    if all(_go_one_way(each for each, _stands in own) for own in both_ways):
        return SplitBy.LIMITS
    return SplitBy.DISAGREEMENT


_Decided = tuple[tuple[Difference, Standing], ...]


def _asking(decided: _Decided, against_another: bool) -> _Decided:
    return tuple(each for each in decided if bool(each[0].compared_with) is against_another)


def _is_split(decided: _Decided) -> bool:
    return len({stands for _each, stands in decided}) > 1


def _go_one_way(several: Iterable[Difference]) -> bool:
    """Whether all of them found that it went better with less, or all with more."""
    found = {better_with_less(each) for each in several}
    return len(found) == 1 and None not in found


def better_with_less(each: Difference) -> bool | None:
    """Of a measure that has a more and a less; None where the contrast is not of that kind."""
    if each.better_when is None and each.worse_when is None:
        return _LESS_IS_BETTER.get(each.direction) if each.per else None
    better, worse = _is_below(each.better_when), _is_below(each.worse_when)
    if better is None:
        return None if worse is None else not worse
    return better if worse is not better else None


def _is_below(rule: Rule | None) -> bool | None:
    """Whether a rule holds below a limit, or above one; None for both, and for other rules."""
    found = set[bool]()
    for each in comparisons(rule) if rule is not None else ():
        limits = each.limits
        if limits.max is not None or limits.lt is not None:
            found.add(True)
        if limits.min is not None or limits.gt is not None:
            found.add(False)
    return found.pop() if len(found) == 1 else None
