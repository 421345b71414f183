"""What a change makes differ on the screen, so that nothing else is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from decision_aid.web.consultation.answer_form import Field, Note
from decision_aid.web.consultation.posted_answers import PostedAnswers
from decision_aid.web.consultation.screen import Screen


@dataclass(frozen=True, kw_only=True, slots=True)
class ScreenUpdate:
    """``added`` holds the id after which a control comes. ``controls`` are drawn afresh; of the
    one in use only what stands beside it is, so that nothing typed meanwhile is lost.
    """

    gone: tuple[str, ...] = ()
    added: tuple[tuple[str, Field], ...] = ()
    controls: tuple[Field, ...] = ()
    told: tuple[Field, ...] = ()
    notes: tuple[Field, ...] = ()
    panels: frozenset[str] = frozenset()
    screen: Screen | None = None
    problems: tuple[tuple[Field, str], ...] = ()


def swaps_between(old: Screen, new: Screen, sent: PostedAnswers) -> ScreenUpdate:
    """From the screen that the browser shows to the new one."""
    was, now = _by_id(old.fields), _by_id(new.fields)
    stays = [field for field in new.fields if field.id in was]
    drawn = [f for f in stays if f.name not in sent.typed and _bare(f) != _bare(was[f.id])]
    beside = [field for field in stays if field not in drawn]
    return ScreenUpdate(
        gone=tuple(each for each in was if each not in now),
        added=tuple(_added(new, was)),
        controls=tuple(drawn),
        told=tuple(f for f in beside if f.kind == "ticks" and f.told != was[f.id].told),
        notes=tuple(f for f in beside if f.note != was[f.id].note or f.name in sent.typed),
        panels=frozenset(name for name, part in _panels(new).items() if part != _panels(old)[name]),
        screen=new,
    )


def swaps_refused(screen: Screen, sent: PostedAnswers) -> ScreenUpdate:
    """The problem beside its control and above; everything else stays as it is."""
    wrong = tuple(field for field in screen.fields if field.name in sent.refused)
    return ScreenUpdate(notes=wrong, problems=problems_of(screen))


def problems_of(screen: Screen) -> tuple[tuple[Field, str], ...]:
    return tuple((field, field.note.error) for field in screen.fields if field.note.error)


def _by_id(fields: Iterable[Field]) -> Mapping[str, Field]:
    return {field.id: field for field in fields}


def _bare(field: Field) -> Field:
    """The control without what stands beside it."""
    return replace(field, note=Note())


def _added(new: Screen, was: Mapping[str, Field]) -> Iterable[tuple[str, Field]]:
    """Each in its order, so that the one before it is there already."""
    for group in new.groups:
        after = f"h-{group.id}"
        for field in group.fields:
            if field.id not in was:
                yield after, field
            after = f"f-{field.id}"


def _panels(screen: Screen) -> Mapping[str, object]:
    figures, rules = screen.figures, screen.rules
    return {
        "unknowns": (screen.unknowns, screen.edss, screen.told),
        "figures": (figures.outcomes, figures.harms, figures.changed),
        "compared": figures.compared,
        "differences": (figures.differences, "differences" in figures.changed),
        "rules": (rules.first, rules.folded, rules.about),
        "fitness": (rules.fitness, screen.before),
        "actions": (screen.can_undo, screen.has_changed),
        "ways": screen.told,
    }
