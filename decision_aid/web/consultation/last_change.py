"""What the last change did, in few words: it stands in a strip that has no room to go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decision_aid.domain.questionnaire.answers import UNSURE, Answer
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.web.consultation.rules import RulesPanel
from decision_aid.web.consultation.wording import Register

_LONG_ANSWER = 50
_MOST_NAMED = 2
_ROOM_FOR_ANSWERS = 70
_ROOM = 175
"""Letters for the answers and the rules told by name: one of each always; all are marked on the
screen."""


@dataclass(frozen=True, slots=True)
class LastChange:
    """What the last change did, in words; empty where there was none."""

    answers: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()


def last_change(
    old: Journey, new: Journey, rows_changed: int, rules: RulesPanel, register: Register
) -> LastChange:
    answers = _answers(old, new, register)
    return LastChange(answers, _effects(rows_changed, rules, _ROOM - len("; ".join(answers))))


def _answers(old: Journey, new: Journey, register: Register) -> tuple[str, ...]:
    was: dict[str, Answer | None] = {step.key: step.answer for step in old.steps}
    told = [
        _("%(question)s: %(what)s")
        % {"question": register.question(step), "what": _change(step, was.get(step.key), register)}
        for step in new.steps
        if was.get(step.key) != step.answer and step.question.key != "filled_in_by"
    ]
    named = _that_fit(told, _ROOM_FOR_ANSWERS)
    more = len(told) - len(named)
    if more:
        said = ngettext("%(n)s more answer changed", "%(n)s more answers changed", more)
        return (*named, said % {"n": more})
    return named


def _change(step: Step, before: Answer | None, register: Register) -> str:
    """From the one to the other; of long lists only what came and what went."""
    old, new = (register.answer(step, each) or "–" for each in (before, step.answer))
    came, gone = _but(step.answer, before), _but(before, step.answer)
    if len(old) + len(new) <= _LONG_ANSWER or not (came or gone):
        return _("%(before)s → %(after)s") % {"before": old, "after": new}
    return ", ".join(
        f"{sign} {_few(register.answer(step, (each,)) for each in some)}"
        for sign, some in (("+", came), ("−", gone))
        if some
    )


def _but(some: Answer | None, others: Answer | None) -> Sequence[str]:
    """What only the one list holds; nothing where it is no list of things named."""
    if not isinstance(some, tuple) or UNSURE in some:
        return ()
    return [each for each in some if not isinstance(others, tuple) or each not in others]


def _few(names: Iterable[str], most: int = _MOST_NAMED) -> str:
    told = list(names)
    more = len(told) - most
    if more <= 0:
        return ", ".join(told)
    return _("%(names)s, %(n)s more") % {"names": ", ".join(told[:most]), "n": more}


def _effects(rows: int, rules: RulesPanel, room: int) -> tuple[str, ...]:
    """Rules that came and went first, then those that stand otherwise as a whole; then how many
    lines and rows changed.
    """
    effects = _came_and_went(rules, room)
    effects += _by_name(rules, room, effects)
    lines = sum(each.lines_changed for each in rules.sets)
    if lines:
        said = ngettext("%(n)s line of rules changed", "%(n)s lines of rules changed", lines)
        effects.append(said % {"n": lines})
    waiting = sum(not (e.was or e.lines_changed) and e.waits_otherwise for e in rules.sets)
    if waiting and not effects:
        said = ngettext("%(n)s of the rules waits for other answers now",
                        "%(n)s of the rules wait for other answers now", waiting)  # fmt: skip
        effects.append(said % {"n": waiting})
    if rows:
        said = ngettext("%(n)s row of figures changed", "%(n)s rows of figures changed", rows)
        effects.append(said % {"n": rows})
    return tuple(effects) or (_("No rule and no figure on this screen changed"),)


def _came_and_went(rules: RulesPanel, room: int) -> list[str]:
    """With fewer names where there is no room for more."""
    for most in range(_MOST_NAMED, 0, -1):
        told = [
            words % {"rules": _few(names, most)}
            for words, names in ((_("Rules new here: %(rules)s"), rules.came),
                                 (_("No longer here: %(rules)s"), rules.gone))
            if names
        ]  # fmt: skip
        if len("".join(told)) <= room:
            break
    return told


def _by_name(rules: RulesPanel, room: int, before: Sequence[str]) -> list[str]:
    """``before``: what is told before them. Without it the first one has room always."""
    changed = sorted((e for e in rules.read_first if e.was), key=lambda each: not each.turned)
    told = [_("%(rules)s: now %(after)s") % {"rules": e.name, "after": e.numbers} for e in changed]
    if before:
        return [*_that_fit([*before, *told], room)[len(before) :]]
    return [*_that_fit(told, room)]


def _that_fit(told: Sequence[str], room: int) -> tuple[str, ...]:
    """The first one always."""
    fits = [len("".join(told[: n + 1])) <= room for n in range(1, len(told))]
    return tuple(told[: 1 + sum(fits)])
