"""What every surface draws of a referral: sections of named values, tables and lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst

from decision_aid.web.handover.referral.words import NOT_KNOWN
from decision_aid.web.handover.summary.content import Item


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """``widths``: how wide the columns are, one beside the other."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Named values, then a table, then lines under one heading. ``id`` is no word.

    ``unknown``: what nobody told. It stands on the first page, under what is still missing;
    ``short``: the title there, if it is another.
    """

    id: str
    title: str
    items: tuple[Item, ...] = ()
    table: Table | None = None
    points: tuple[str, ...] = ()
    after: str = ""
    unknown: tuple[str, ...] = ()
    short: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """What is missing of one part."""

    title: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Blank:
    """A line for the clinician to fill in: a value with its unit and its day, or some words."""

    label: str
    unit: str = ""
    day: bool = True


def known_and_not(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    told, unknown = [], []
    for label, text in pairs:
        if text == str(NOT_KNOWN):
            unknown.append(label)
        else:
            told.append(Item(capfirst(label), text))
    return tuple(told), tuple(unknown)


def section(name: str, title: str, pairs: Iterable[tuple[str, str]]) -> Section:
    items, unknown = known_and_not(pairs)
    return Section(id=name, title=title, items=items, unknown=unknown)
