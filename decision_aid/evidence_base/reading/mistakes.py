"""What is wrong in a data file, told so that an editor finds the place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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


def repeated(names: Iterable[str]) -> list[str]:
    """What stands there more than once."""
    return [name for name, times in Counter(names).items() if times > 1]
