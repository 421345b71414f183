"""Whether somebody types words of despair, so that help can stand before anything else.

Too often is better than too seldom: help does no harm to somebody who looks for a study.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

from decision_aid.domain.search.despair_lists import DespairLists
from decision_aid.domain.search.help_numbers import HelpNumbers
from decision_aid.domain.search.word_groups import plain

LONGEST = 200
"""Letters that are looked at."""
_SHORTEST_SLIP, _SHORTEST_SURE, _LONGEST_SLIP = 5, 7, 18
_ALIKE, _ALIKE_IN_A_PHRASE = 0.82, 0.8
_SUICIDE = "s"
"""With which the words begin of which shorter ones count as slips too: "suicde", "sucid"."""
_WHOLE = 3
"""A phrase whose last word is no longer ends with it: "how to die" is not "how to diet"."""
_RUN_TOGETHER = 8
_SENTENCE = 3
"""Fewer words are what people look for."""
_TWICE = re.compile(r"(.)\1+")
_NO_BREAK_AT = str.maketrans("", "", "'’‘`´")
_SAME = {
    "cannot": "cant",
    "can not": "cant",
    "can t": "cant",
    "could not": "cant",
    "couldnt": "cant",
    "unable to": "cant",
    "do not": "dont",
    "don t": "dont",
    "did not": "dont",
    "didnt": "dont",
    "does not": "dont",
    "doesnt": "dont",
    "no longer": "dont",
    "never want": "dont want",
    "wanna": "want to",
    "wants to": "want to",
    "wanted to": "want to",
    "wanting to": "want to",
    "wish to": "want to",
    "would like to": "want to",
    "going to": "gonna",
    "want 2": "want to",
    "any more": "anymore",
    "any longer": "anymore",
    "i am": "im",
    "i m": "im",
    "ive": "i have",
    "is not": "isnt",
    "was not": "wasnt",
    "were not": "wasnt",
    "werent": "wasnt",
    "should not": "shouldnt",
    "shouldn t": "shouldnt",
    "would not": "wouldnt",
    "what is": "whats",
    "what s": "whats",
    "wheres": "whats",
    "there is": "theres",
    "no one": "nobody",
    "noone": "nobody",
    "everybody": "everyone",
    "my self": "myself",
    "kil": "kill",
    "kills": "kill",
    "killing": "kill",
    "ending": "end",
    "ended": "end",
    "taking": "take",
    "took": "take",
    "hurting": "hurt",
    "harming": "harm",
    "cutting": "cut",
    "cuting": "cut",
    "hanging": "hang",
    "drowning": "drown",
    "jumping": "jump",
    "giving": "give",
    "given": "give",
    "gave": "give",
    "stopping": "stop",
    "coping": "cope",
    "dieing": "dying",
}
_SAME_ALONE = tuple((f" {one} ", f" {same} ") for one, same in _SAME.items())
_SAME_BEGIN = frozenset(one.split()[0] for one in _SAME)
_FILLING = frozenset(
    {"really", "just", "honestly", "simply", "actually", "totally", "fucking", "bloody", "damn"}
)
"""Said between the words of a phrase: "I just want to die"."""
_OF_ONESELF = frozenset(
    {"i", "im", "me", "am", "so", "very", "too", "feel", "feeling", "feels", "a", "please", "pls",
     "now", "somebody", "someone", "anybody", "anyone", "call", "ring", "phone", "text", "number"}
)  # fmt: skip
"""Words that may stand beside one that counts where nothing else was typed: "please help me"."""


class DespairWords:
    """``numbers``: those of help lines, as dialled. ``known``: whether a word means something here,
    so that it is no slip: "brain" is not "bring"."""

    def __init__(
        self,
        lists: DespairLists,
        numbers: Iterable[str] = (),
        known: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._known = known
        told = tuple(dict.fromkeys(filter(None, map(said, lists.phrases))))
        weak = tuple(dict.fromkeys(filter(None, map(said, lists.weak))))
        self._phrases, self._weak = _ended(told), _ended(weak)
        self._of_many = _ended(each for each in told if " " in each)
        self._together = tuple(
            run for each in told if len(run := each.replace(" ", "")) >= _RUN_TOGETHER
        )
        self._single = tuple(
            each for each in told if " " not in each and len(each) >= _SHORTEST_SLIP
        )
        self._words = frozenset(
            word for each in (*told, *weak) if " " in each for word in each.split()
        )
        self._alone = frozenset(_bare(each) for each in lists.alone)
        self._both = lists.both
        self._numbers = HelpNumbers(numbers)
        self._of_oneself = frozenset(map(said, lists.of_oneself))
        self._asking = frozenset(map(said, lists.asking))
        self._of_treatment = _begun(lists.of_treatment)
        self._passed_over = _begun(lists.passed_over)

    def are_in(self, typed: str) -> bool:
        """Whether it holds one of the phrases, also without apostrophes or with a slip."""
        typed = self._numbers.without_papers(typed[:LONGEST])
        text = f" {said(typed)} "
        for words in self._passed_over:
            text = text.replace(words, " ")
        text = text.strip()
        return (
            _holds(self._phrases, text)
            or _bare(text) in self._alone
            or any(map(self._is_slip, text.split()))
            or any(map(self._runs_together, text.split()))
            or self._tells_together(text)
            or self._numbers.are_in(typed)
            or self._is_meant_by(text)
        )

    def may_be_in(self, typed: str) -> bool:
        """Whether somebody tells of themselves, in a sentence that asks nothing of treatment."""
        text = said(typed[:LONGEST])
        words = text.split()
        return (
            len(words) >= _SENTENCE
            and words[0] not in self._asking
            and not self._of_oneself.isdisjoint(words)
            and not _holds(self._of_treatment, text)
        )

    def _is_meant_by(self, text: str) -> bool:
        meant = said(" ".join(map(self._meant, text.split())))
        return _holds(self._of_many, meant) or self._tells_together(meant)

    def _tells_together(self, text: str) -> bool:
        is_of_treatment = _holds(self._of_treatment, text)
        return any(
            both.are_in(text) for both in self._both if not (both.weak and is_of_treatment)
        ) or (not is_of_treatment and _holds(self._weak, text))

    def _is_slip(self, word: str) -> bool:
        """Shorter words are like too many others, but those for suicide."""
        if not _SHORTEST_SLIP <= len(word) <= _LONGEST_SLIP:
            return False
        if len(word) < _SHORTEST_SURE and word[0] != _SUICIDE:
            return False
        return any(
            each[0] == word[0]
            and len(word) >= len(each) - 2
            and _likeness(word[: len(each) + 1], each) >= _ALIKE
            for each in self._single
        )

    def _runs_together(self, word: str) -> bool:
        return len(word) >= _RUN_TOGETHER and word.startswith(self._together)

    def _meant(self, word: str) -> str:
        """A word of the phrases, for one with a slip: "kill mysef", "want to dei"."""
        if len(word) < 3 or word in self._words or self._known(word):
            return word
        if (once := _TWICE.sub(r"\1", word)) in self._words:
            return once
        near = [
            each for each in self._words if each[0] == word[0] and abs(len(each) - len(word)) <= 2
        ]
        likeness = {each: _likeness_in_a_phrase(word, each) for each in near}
        found = max(sorted(near), key=lambda each: likeness[each], default=word)
        return found if likeness.get(found, 0) >= _ALIKE_IN_A_PHRASE else word


def said(words: str) -> str:
    """Plain words, each way of saying the same as one of them."""
    kept = [w for w in plain(words.translate(_NO_BREAK_AT)).split() if w not in _FILLING]
    if _SAME_BEGIN.isdisjoint(kept):
        return " ".join(kept)
    text = f" {' '.join(kept)} "
    for one, same in _SAME_ALONE:
        text = text.replace(one, same)
    return text.strip()


def _bare(words: str) -> str:
    """Without the words that may stand beside; all of them where there are no others."""
    text = said(words).split()
    return " ".join([word for word in text if word not in _OF_ONESELF] or text)


def _holds(phrases: tuple[str, ...], text: str) -> bool:
    text = f" {text} "
    return any(each in text for each in phrases)


def _begun(phrases: Iterable[str]) -> tuple[str, ...]:
    """As words begin; one that ends with a space is a whole word."""
    told = ((said(each), " " if each.endswith(" ") else "") for each in phrases)
    return tuple(f" {words}{end}" for words, end in told if words)


def _ended(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(f" {each}{_end(each)}" for each in phrases)


def _end(phrase: str) -> str:
    return " " if len(phrase.rpartition(" ")[2]) <= _WHOLE else ""


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _likeness_in_a_phrase(word: str, other: str) -> float:
    """Two letters that changed places are like; of a short word nothing else is."""
    if sorted(word) == sorted(other):
        return 1
    return 0 if len(other) <= _WHOLE else _likeness(word, other)
