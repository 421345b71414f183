"""Authors as printed, taken apart into people and bodies. Nothing is guessed.

Who is neither is left to the note of a reference, which holds the printed words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARTICLES = "de|del|della|der|den|di|da|dos|la|le|van|von|ter|ten|el|al|af|d"
_PERSON = re.compile(
    rf"(?P<family>(?:(?:{_PARTICLES})[ '’]){{0,3}}[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]+)?)"
    r" (?P<initials>[A-Z]{1,4})"
)
_AND_OTHERS = re.compile(r"[,;]?\s*\bet al\.?")
_NOT_SEEN = re.compile(r"authors? not seen|not on the pages?\b|[^(]*\(not seen\)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_IN_LONG_BRACKETS = re.compile(r"\s*\((?![A-Za-z]{1,5}\))[^()]*\)")
"""Not a short name or a land: "MS Society (UK)" stays."""
_FROM_SOMEBODY_ELSE = re.compile(r", (?:quoting|copied by|via) .*")
_BODIES = re.compile(r"\s*;\s*|\s+/\s+")


@dataclass(frozen=True, slots=True)
class Person:
    """One author."""

    family: str
    initials: str

    @property
    def given(self) -> str:
        """The initials apart, "C. H.": written together they are read as one given name."""
        return " ".join(f"{each}." for each in self.initials)


Name = Person | str
"""A body is one name, which no programme may take apart."""


@dataclass(frozen=True, slots=True)
class Authors:
    """In the order printed. ``others``: there are more than are named."""

    names: tuple[Name, ...] = ()
    others: bool = False

    @property
    def has_people(self) -> bool:
        return any(isinstance(each, Person) for each in self.names)

    def are(self, printed: str) -> bool:
        """Whether nothing that was printed is left out."""
        told = (f"{n.family} {n.initials}" if isinstance(n, Person) else n for n in self.names)
        return not self.others and ", ".join(told) == printed.removesuffix(".")


def authors_of(printed: str) -> Authors:
    """People where any name reads as a surname with initials; else one or more bodies."""
    if not printed or _NOT_SEEN.match(printed):
        return Authors()
    named = _AND_OTHERS.sub("", _IN_BRACKETS.sub("", printed))
    pieces = [part for each in re.split("[,;]", named) for part in _joined(each.strip()) if part]
    found = [(each, _person(each)) for each in pieces]
    if not any(person for _, person in found):
        return bodies_of(printed)
    names = tuple(person or each for each, person in found if person or not each[0].islower())
    return Authors(names, others="et al" in printed or len(names) < len(found))


def bodies_of(printed: str) -> Authors:
    """Organisations, as whole names: "US Food and Drug Administration" is one."""
    if _NOT_SEEN.match(printed):
        return Authors()
    bare = _FROM_SOMEBODY_ELSE.sub("", _IN_LONG_BRACKETS.sub("", printed))
    return Authors(tuple(each for each in _BODIES.split(bare) if each))


def _joined(piece: str) -> list[str]:
    first, _, second = piece.partition(" and ")
    return [first, second] if _person(first) else [piece]


def _person(piece: str) -> Person | None:
    found = _PERSON.fullmatch(piece)
    return Person(found["family"], found["initials"]) if found else None
