"""Data behind the guide: what treatment is like step by step, and practical topics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from decision_aid.domain.facts import Facts
from decision_aid.domain.rules import Rule
from decision_aid.domain.truth import Truth


@dataclass(frozen=True, kw_only=True, slots=True)
class GuideLink:
    """A page of an official body, a hospital, a society or a journal, for people to read on."""

    name: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PutFirst:
    """For whom a page stands at the top: ``because`` is told to them, in the second person."""

    rule: Rule
    because: str


class SectionKind(StrEnum):
    """What the lines of a section are: told, and so in need of a source, or things to ask."""

    TOLD = "told"
    QUESTIONS = "questions"
    CHECKLIST = "checklist"


@dataclass(frozen=True, kw_only=True, slots=True)
class GuideSection:
    """Some lines under one heading.

    ``after``: a sentence under the lines. ``confirm``: what the host has to check; people are told.
    ``figures``: outcomes, to link to where their numbers stand. ``seen``: addresses, for editors.
    """

    heading: str
    points: tuple[str, ...]
    kind: SectionKind = SectionKind.TOLD
    after: str = ""
    confirm: str = ""
    figures: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    links: tuple[GuideLink, ...] = ()
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class GuidePage:
    """One page of the guide; a step has a ``when``. Its own sources stand for every section."""

    id: str
    title: str
    in_short: str
    section: tuple[GuideSection, ...]
    when: str = ""
    sources: tuple[str, ...] = ()
    links: tuple[GuideLink, ...] = ()
    seen: tuple[str, ...] = ()
    first_when: tuple[PutFirst, ...] = ()

    def first_because(self, known: Facts) -> str:
        """Why it comes first for this person; empty where no rule surely holds."""
        holding = (each for each in self.first_when if each.rule.holds_for(known) is Truth.YES)
        return next((each.because for each in holding), "")

    @property
    def all_sources(self) -> tuple[str, ...]:
        """Every source of the page once, in the order of the page."""
        named = (*self.sources, *(each for s in self.section for each in s.sources))
        return tuple(dict.fromkeys(named))

    @property
    def all_links(self) -> tuple[GuideLink, ...]:
        """Every page to read on, once, in the order of the page."""
        named = (*self.links, *(each for s in self.section for each in s.links))
        return tuple(dict.fromkeys(named))

    @property
    def words(self) -> Iterator[str]:
        """All text of the page that everybody reads."""
        yield from (self.title, self.when, self.in_short)
        for section in self.section:
            yield from (section.heading, *section.points, section.after, section.confirm)
