"""What was found in a record, as it travels through the form: signed, so that what was shown is
what is taken, and for a day only."""

from __future__ import annotations

from typing import Any

from django.core import signing

from decision_aid.domain.record.findings import Doubt, Origin, Remark, Why
from decision_aid.domain.record.parts import Day, day_in
from decision_aid.domain.record.proposals import Proposal, Proposals

_SALT = "decision_aid.record"
_A_DAY = 24 * 60 * 60
_MOST = 60
"""Of each list: more cannot be looked through, and the form has to stay small."""


def limited(found: Proposals) -> Proposals:
    return Proposals(
        found.proposals[:_MOST],
        found.remarks[:_MOST],
        found.left,
        dict(sorted(found.kinds.items(), key=lambda each: (-each[1], each[0]))[:_MOST]),
    )


def sealed(found: Proposals) -> str:
    told = {
        "proposals": [
            [list(p.given), _origin(p.origin), [_origin(o) for o in p.others], p.other_uses]
            for p in found.proposals
        ],
        "remarks": [[r.key, r.doubt.value, _origin(r.origin)] for r in found.remarks],
        "left": {why.value: count for why, count in found.left.items()},
        "kinds": dict(found.kinds),
    }
    return signing.dumps(told, salt=_SALT, compress=True)


def opened(seal: str) -> Proposals | None:
    """None where it is not ours, was changed or is older than a day."""
    try:
        told = signing.loads(seal, salt=_SALT, max_age=_A_DAY)
    except (signing.BadSignature, ValueError):
        return None
    return Proposals(
        tuple(
            Proposal(
                tuple((key, _answer(answer)) for key, answer in given),
                _from(where),
                tuple(_from(other) for other in others),
                other_uses,
            )
            for given, where, others, other_uses in told["proposals"]
        ),
        tuple(Remark(key, Doubt(doubt), _from(where)) for key, doubt, where in told["remarks"]),
        {Why(why): count for why, count in told["left"].items()},
        told["kinds"],
    )


def _origin(where: Origin) -> list[str]:
    return [where.kind, _written(where.day), where.words]


def _from(told: list[str]) -> Origin:
    kind, day, words = told
    return Origin(kind, day_in(day), words)


def _written(day: Day | None) -> str:
    if day is None:
        return ""
    return f"{day.as_month}-{day.day:02}" if day.day else day.as_month


def _answer(told: Any) -> Any:
    return tuple(told) if isinstance(told, list) else told
