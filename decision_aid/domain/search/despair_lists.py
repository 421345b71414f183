"""The lists of words that tell of despair, as ``search_words.toml`` holds them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class BothWords:
    """A word that begins as one of either list tells of despair, but not of what is passed over.
    One that ends with a space is a whole word. ``weak``: not where something of treatment stands
    too."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    passed_over: tuple[str, ...] = ()
    weak: bool = False

    def are_in(self, text: str) -> bool:
        left = f" {text} "
        for words in self.passed_over:
            left = left.replace(f" {words}", " ")
        return all(any(f" {each}" in left for each in own) for own in (self.one, self.other))


@dataclass(frozen=True, kw_only=True, slots=True)
class DespairLists:
    """``phrases``: each is found at the start of words: "suicid" finds "suicidal". ``weak``: the
    same where no word ``of_treatment`` stands too. ``alone``: each counts where nothing else was
    typed. ``both``: pairs of words that count together. ``passed_over``: what means something else
    and is taken out before: "give up smoking". A sentence with a word ``of_oneself`` that does not
    begin with one that is ``asking`` may tell of it."""

    phrases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    of_treatment: tuple[str, ...] = ()
    of_oneself: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    both: tuple[BothWords, ...] = ()
    passed_over: tuple[str, ...] = ()
