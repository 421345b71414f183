"""What is wrong in a data file, told once, and so that an editor finds the place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Mistake:
    """One mistake. ``path`` leads to the place inside the file; empty for the file as a whole."""

    file: str
    path: str
    reason: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.path, self.reason) if part)


class BrokenEvidenceError(Exception):
    """Data files that cannot be used. Holds all mistakes of all files."""

    where = "the evidence"

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        listed = "\n".join(f"  {mistake}" for mistake in self.mistakes)
        super().__init__(f"{len(self.mistakes)} mistake(s) in {self.where}:\n{listed}")


class BrokenHostFileError(BrokenEvidenceError):
    """The file of the organisation that runs the tool cannot be used."""

    where = "the file of the organisation that runs the tool"


@dataclass(frozen=True, slots=True)
class Names(Container[str]):
    """Ids that may be named: of all that was read, and of what was not, which is told where it
    stands. Where it is not known which those are (``is_whole`` is false), any name may be one.
    """

    read: frozenset[str]
    unread: frozenset[str] = frozenset()
    is_whole: bool = True

    def __contains__(self, name: object) -> bool:
        return not self.is_whole or name in self.read or name in self.unread

    def __or__(self, other: Names) -> Names:
        both = self.is_whole and other.is_whole
        return Names(self.read | other.read, self.unread | other.unread, both)

    def waits_for(self, name: str) -> bool:
        """It stands where something could not be read, so nothing more can be said of it."""
        return name not in self.read and name in self

    def lacking(self, named: Iterable[str]) -> tuple[str, ...]:
        """Those that exist nowhere, each once."""
        return tuple(name for name in dict.fromkeys(named) if name not in self)


def repeated(names: Iterable[str]) -> list[str]:
    """What stands there more than once."""
    return [name for name, times in Counter(names).items() if times > 1]
