"""Data behind the reading pages: glossary terms and help lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """One entry of the glossary: ``plain`` in one line, ``expanded`` for the glossary page."""

    term: str
    plain: str
    expanded: str = ""
    say: str = ""
    also: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class HelpLine:
    """Somebody to call. ``confirm``: the host has not yet confirmed it. ``seen``: for editors."""

    name: str
    countries: tuple[str, ...]
    kind: str
    number: str = ""
    tel: str = ""
    when: str = ""
    url: str = ""
    confirm: bool = False
    seen: tuple[str, ...] = ()
