"""Data behind the standards page: what each standard asks, and how far the tool does it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How far something is done, in the makers' own judgement; nobody else has confirmed it."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One thing that a standard asks, in our own words.

    ``how``: where it is met, how; else why not. ``where``: pages that show it. ``host``: only the
    organisation that runs the tool can do it, or the rest of it. ``recalled``: the wording was
    remembered, not read.
    """

    n: str
    asks: str
    status: Status
    how: str
    where: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    host: bool = False
    recalled: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Some items of a standard under one heading."""

    name: str
    item: tuple[Asked, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Standard:
    """A published standard. ``about``: what it is. ``read``: how far we could read its text."""

    id: str
    name: str
    about: str
    read: str
    part: tuple[Part, ...]
    url: str = ""

    @property
    def items(self) -> tuple[Asked, ...]:
        return tuple(item for part in self.part for item in part.item)
