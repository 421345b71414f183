"""Random answers along a layout, quicker than a whole journey."""

from __future__ import annotations

from pathlib import Path
from random import Random

from decision_aid.domain.answers import NONE, UNSURE, Answer, Answers
from decision_aid.domain.code_layout import Layout, Slot
from decision_aid.domain.journey import ROUTES

LAYOUT_FILE = Path(__file__).parents[2] / "decision_aid" / "code_layout.toml"


def somebody(layout: Layout, random: Random) -> tuple[str, Answers]:
    """A route and answers as the code counts them: some people answer all, some stop early."""
    route = random.choice(ROUTES)
    answers_it = random.choice([1.0, 0.9, 0.5, 0.1])
    told: dict[str, Answer] = {}
    for slot in layout.on(route):
        for key in slot.steps(told):
            if random.random() < answers_it:
                told[key] = _answer(slot, random)
    return route, Answers(told)


def _answer(slot: Slot, random: Random) -> Answer:
    if slot.several:
        ticks = random.randint(0, len(slot.options))
        ticked = set(random.sample(slot.options, ticks))
        nothing = (random.choice([NONE, UNSURE]),)
        return tuple(option for option in slot.options if option in ticked) or nothing
    if random.random() < 0.15:
        return UNSURE
    places = len(slot.options) or slot.size
    return slot.answer_at(random.randrange(places))
