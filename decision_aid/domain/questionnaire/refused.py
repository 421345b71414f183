"""Why an answer cannot be taken, so that a message can name what is wrong."""

from __future__ import annotations


class RefusedAnswerError(Exception):
    """An answer that cannot be taken; the message says what to do instead."""


class BothGivenError(RefusedAnswerError):
    """Something typed, and "I do not know" beside it, and nobody can tell which is newer."""

    def __init__(self, typed: str, unsure: str) -> None:
        self.typed, self.unsure = typed, unsure
        super().__init__(f"{typed} / {unsure}")


class ClashingTicksError(RefusedAnswerError):
    """An answer that stands alone, ticked together with others; all by their labels."""

    def __init__(self, alone: str, others: tuple[str, ...]) -> None:
        self.alone, self.others = alone, others
        super().__init__(f"{alone} / {', '.join(others)}")
