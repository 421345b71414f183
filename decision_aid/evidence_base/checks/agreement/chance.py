"""A p value and an interval of the same number say alike whether chance alone may explain it.

A paper may print two that do not, from two tests: it is excused by name, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from decision_aid.domain.evidence.difference import EffectUnit
from decision_aid.domain.evidence.printed import Interval
from decision_aid.domain.evidence.vocabulary import Unit
from decision_aid.evidence_base.checks.figures import unexcused
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake

_LEVEL = 95
_P = re.compile(r"([<>]?) ?(\d*\.?\d+(?:e-?\d+)?)")
_SURE, _NOT_SURE = Decimal("0.04"), Decimal("0.06")
"""Between the two, rounding and another test may turn either way."""
_NONE_OF = {
    EffectUnit.HAZARD_RATIO: Decimal(1),
    EffectUnit.ODDS_RATIO: Decimal(1),
    EffectUnit.RISK_RATIO: Decimal(1),
    EffectUnit.MEAN_DIFFERENCE: Decimal(0),
}


def check_chance(loaded: Loaded) -> Iterator[Mistake]:
    excused = {(each.file, each.chance_of) for each in loaded.excuses if each.chance_of}
    found = _told_differently(loaded)
    yield from unexcused(loaded, excused, found, "the chance of %s needs no excuse")


def _told_differently(loaded: Loaded) -> Iterator[tuple[str, Mistake]]:
    """Id of the figure or difference, and how its p and interval disagree."""
    for name, source in loaded.sources.items():
        file = f"sources/{name}"
        for at, figure in enumerate(source.figure, start=1):
            none = Decimal(1) if figure.unit.is_ratio else None
            none = Decimal(0) if figure.unit is Unit.MEAN_DIFFERENCE else none
            for reason in _disagree(none, figure.ci, figure.p):
                yield figure.id, Mistake(file, f"figure[{at}] {figure.id}", reason)
        for at, each in enumerate(source.difference, start=1):
            effect = each.effect
            for reason in _disagree(_NONE_OF.get(effect.unit), effect.ci, effect.p):
                yield each.id, Mistake(file, f"difference[{at}] {each.id}", reason)


def _disagree(none: Decimal | None, ci: Interval | None, p: str) -> Iterator[str]:
    printed = _P.fullmatch(p.strip())
    if none is None or ci is None or ci.level != _LEVEL or printed is None:
        return
    if none in (ci.low, ci.high):
        return
    sign, number = printed[1], Decimal(printed[2])
    apart = not ci.low < none < ci.high
    may_be_chance = number >= _NOT_SURE and sign != "<"
    is_sure = number <= _SURE and sign != ">"
    if (apart and may_be_chance) or (not apart and is_sure):
        side = "leaves out" if apart else "holds"
        yield f"p {p}, but its interval {ci.low} to {ci.high} {side} {none}, no difference"
