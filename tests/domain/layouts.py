"""Random answers along a layout, quicker than a whole journey."""

from __future__ import annotations

from pathlib import Path
from random import Random

from decision_aid.domain.questionnaire.answers import NONE, UNSURE, Answer, Answers
from decision_aid.domain.questionnaire.journey import ROUTES
from decision_aid.domain.resume_code.layout import IN_ORDER, Layout, Slot

LAYOUT_FILE = Path(__file__).parents[2] / "decision_aid" / "code_layout.toml"


def somebody(layout: Layout, random: Random) -> tuple[str, Answers]:
    """A route and answers as the code counts them: some people answer all, some stop early."""
    route = random.choice(ROUTES)
    answers_it = random.choice([1.0, 0.9, 0.5, 0.1])
    usual = random.random() < 0.7
    told: dict[str, Answer] = {}
    for slot in layout.on(route):
        for key in slot.steps(told):
            if random.random() < answers_it:
                told[key] = _answer(slot.within(told, usual=usual), random, usual=usual)
    return route, Answers(told)


def everything(layout: Layout, random: Random, drugs: int, *, usual: bool = True) -> Answers:
    """All that the way with every detail asks, and more: a clinician, values in order, leaning."""
    ticks = {"dmt_tried": drugs, "health": 3, "picked": 3, "relapse_marks": 1}
    told: dict[str, Answer] = {"filled_in_by": "clinician"}
    for slot in layout.on("detail"):
        for key in slot.steps(told):
            here = slot.within(told, usual=usual)
            if slot.several:
                ticked = random.sample(slot.options, ticks[slot.key])
                told[key] = (
                    (IN_ORDER, *ticked)
                    if slot.in_order
                    else tuple(each for each in slot.options if each in ticked)
                )
            elif key not in told:
                told[key] = here.answer_at(random.randrange(len(here.options) or here.size))
    return Answers(told)


def _answer(slot: Slot, random: Random, *, usual: bool) -> Answer:
    if slot.several:
        most = slot.most or len(slot.options)
        ticks = random.randint(0, int(slot.usually[1]) if usual and slot.usually else most)
        ticked = random.sample(slot.options, ticks)
        if slot.in_order and ticks > 1 and random.random() < 0.5:
            return (IN_ORDER, *ticked)
        nothing = (random.choice([NONE, UNSURE]),)
        return tuple(option for option in slot.options if option in ticked) or nothing
    if random.random() < 0.15:
        return UNSURE
    places = len(slot.options) or slot.size
    return slot.answer_at(random.randrange(places))
