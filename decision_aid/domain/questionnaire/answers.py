"""What a person told us, by question; the only thing that is kept between pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

UNSURE = "unsure"
NONE = "none"

Answer = str | tuple[str, ...]
"""The value of a choice, a number as typed, or the values ticked of a multi-choice question."""


def values_of(answer: Answer | None) -> tuple[str, ...]:
    """One value, all that are ticked, or none where nothing was answered."""
    if answer is None:
        return ()
    return answer if isinstance(answer, tuple) else (answer,)


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by step key. A step key is a question's, with ``:item`` where it is repeated."""

    given: Mapping[str, Answer] = field(default_factory=dict)

    def get(self, key: str) -> Answer | None:
        return self.given.get(key)

    def having(self, key: str, answer: Answer) -> Answers:
        return Answers({**self.given, key: answer})

    def without(self, key: str) -> Answers:
        """As if that question had not been answered."""
        return Answers({name: answer for name, answer in self.given.items() if name != key})

    def __iter__(self) -> Iterator[str]:
        return iter(self.given)

    def __len__(self) -> int:
        return len(self.given)
