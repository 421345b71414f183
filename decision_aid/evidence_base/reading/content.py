"""What people read that is no figure: glossary, help lines, values, quiz, claims, the guide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from enum import StrEnum

from decision_aid.domain.evidence.sources import NOTHING_NAMED, Endpoint, Vocabulary
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.logic.truth import Truth


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """One entry of the glossary: ``plain`` in one line, ``expanded`` for the glossary page.

    ``on_results``: how pages of a result write it; one that does so explains it.
    """

    term: str
    plain: str
    expanded: str = ""
    say: str = ""
    also: tuple[str, ...] = ()
    on_results: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class HelpLine:
    """Somebody to call. ``text_to``: digits for a text message. ``confirm``: read on no page of
    its own or of a public body, so not shown. ``seen``: for editors.
    """

    name: str
    countries: tuple[str, ...]
    kind: str
    number: str = ""
    tel: str = ""
    text_to: str = ""
    when: str = ""
    url: str = ""
    confirm: bool = False
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class EmergencyNumbers:
    """Every number for emergencies of these countries: a line of one has to have one of them."""

    countries: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SpeaksTo:
    """What each way does for one consideration; all four have to be there, in this order."""

    ahsct: str
    switch: str
    stay: str
    wait: str


WAYS = tuple(each.name for each in fields(SpeaksTo))


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One of the ways between which a person decides."""

    id: str
    name: str
    plain: str
    sources: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Consideration:
    """One thing that people weigh. ``figures`` are outcomes. ``seen``: addresses, for editors."""

    id: str
    label: str
    plain: str
    figures: tuple[str, ...]
    speaks_to: SpeaksTo
    sources: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaning:
    """One answer to "Which way do you lean?"."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadyQuestion:
    """One question on readiness, and what may help a person who does not say yes."""

    id: str
    text: str
    if_not: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WhatMatters:
    """The whole exercise, as ``values.toml`` holds it."""

    way: tuple[Way, ...]
    consideration: tuple[Consideration, ...]
    leaning: tuple[Leaning, ...]
    ready: tuple[ReadyQuestion, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuizOption:
    """One sentence to pick. ``misleads``: all but the right one, which is so marked twice."""

    value: str
    label: str
    misleads: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class QuizQuestion:
    """One point that often misleads: what is asked, what the sources show."""

    id: str
    title: str
    right: str
    option: tuple[QuizOption, ...]
    explanation: str
    sources: tuple[str, ...]
    seen: tuple[str, ...] = ()


class HowSure(StrEnum):
    """How far the sources settle something that people hear."""

    SETTLED = "settled"
    LIKELY = "likely"
    DISPUTED = "disputed"
    NOT_KNOWN = "not-known"


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """Something that people hear, what the sources show, and what would settle it."""

    id: str
    heard: str
    shows: str
    how_sure: HowSure
    settle: str
    sources: tuple[str, ...]
    seen: tuple[str, ...] = ()


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
    vocabulary: Vocabulary = field(default=NOTHING_NAMED, init=False, repr=False, compare=False)

    @property
    def outcomes(self) -> tuple[Endpoint, ...]:
        """Those of ``figures``. Raises KeyError where it was not read with its vocabulary."""
        return tuple(self.vocabulary.endpoints[each] for each in self.figures)


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

    def speaking(self, vocabulary: Vocabulary) -> GuidePage:
        """The same page, whose sections know their outcomes. Called before anybody holds it."""
        for each in self.section:
            object.__setattr__(each, "vocabulary", vocabulary)
        return self

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
