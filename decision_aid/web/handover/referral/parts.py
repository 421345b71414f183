"""What every surface draws of a referral: sections of named values, tables and lines."""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.web.handover.summary.content import Item


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """``widths``: how wide the columns are, one beside the other."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Named values, then a table, then lines under one heading. ``id`` is no word."""

    id: str
    title: str
    items: tuple[Item, ...] = ()
    table: Table | None = None
    points: tuple[str, ...] = ()
    after: str = ""
