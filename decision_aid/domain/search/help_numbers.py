"""Whether somebody types the number of a help line: "988", "call 113"; not "113 patients"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decision_aid.domain.search.paper_numbers import without_paper_numbers
from decision_aid.domain.search.word_groups import plain

_SHORT = 4
"""A number that is no longer counts alone, or among words of calling."""
_OF_CALLING = frozenset(
    {"i", "im", "me", "a", "an", "the", "to", "on", "or", "and", "for", "at", "then", "is", "what",
     "whats", "who", "should", "can", "need", "please", "pls", "now", "call", "calling", "ring",
     "dial", "phone", "telephone", "text", "number", "line", "help", "helpline", "hotline",
     "lifeline", "crisis", "emergency", "services", "somebody", "someone", "nhs"}
)  # fmt: skip


class HelpNumbers:
    """``numbers`` as dialled."""

    def __init__(self, numbers: Iterable[str]) -> None:
        self._numbers = frozenset(filter(None, numbers))

    def are_in(self, typed: str) -> bool:
        words = plain(typed).split()
        is_call = all(word.isdigit() or word in _OF_CALLING for word in words)
        return any(
            number in self._numbers and (is_call or len(number) > _SHORT)
            for number in _numbers(words)
        )

    def without_papers(self, typed: str) -> str:
        """Without numbers of papers and trials: half of one is the number of a line."""
        return without_paper_numbers(typed, self._numbers)


def is_a_number(name: str) -> bool:
    """A line that is called as it is dialled: "024" alone would be found in "room 024"."""
    return plain(name).replace(" ", "").isdigit()


def _numbers(words: list[str]) -> Iterator[str]:
    """Each number, and what numbers beside each other make: "116 123"."""
    for start in range(len(words)):
        run = ""
        for word in words[start:]:
            if not word.isdigit():
                break
            run += word
            yield run
