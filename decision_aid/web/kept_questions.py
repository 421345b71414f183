"""The chosen questions, as the cookie holds them: ids in order. What is not ours is dropped."""

from __future__ import annotations

from functools import lru_cache

from decision_aid.domain.facts import FACT_NAMES
from decision_aid.domain.my_questions import MOST_CHOSEN
from decision_aid.domain.questions_for_team import FACT
from decision_aid.web.evidence import library


@lru_cache(maxsize=1)
def known_ids() -> frozenset[str]:
    """Every question of the bank, and one for each fact."""
    bank = (each.id for each in library().team_questions)
    return frozenset((*bank, *(f"{FACT}{name}" for name in FACT_NAMES)))


def from_cookie(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list):
        return ()
    ours = (each for each in raw if isinstance(each, str) and each in known_ids())
    return tuple(dict.fromkeys(ours))[:MOST_CHOSEN]
