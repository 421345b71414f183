"""The words of an outcome say what is good of it as its side does: more of a loss is not better.

Words are a guess, so an outcome may say by ``tells`` what its words tell; then none is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decision_aid.domain.evidence.sources import Endpoint
from decision_aid.domain.evidence.vocabulary import Better, Tells
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake

_BAD = re.compile(
    r"\b(worse|worsened|worsening|relapse[ds]?|activity|active MS|died|die|deaths?|mortality|"
    r"cancer|disease|infection|side effects?|damage|loss|lost|fever|intensive care|PML|fatigue|"
    r"(another|further) MS drug|complications?|virus|stopped|decline|harms?)\b",
    re.I,
)
_GOOD = re.compile(
    r"\b(better|alive|stable|steady|kept|in work|got .* back|came back|improve\w*|recovery)\b", re.I
)
_WENT_WELL = re.compile(
    r"\b(got|get|gets|became|felt|went) (\w+ )?(better|less|milder|back|away)\b|\bimproved\b|"
    r"\bcame back to normal\b",
    re.I,
)
_NOT = re.compile(r"\b(no|not|without|free|never)\b|-free", re.I)
_MORE = re.compile(r"\(.*?\)|(, or| and) .*")
"""What only explains, or goes on."""


def check_outcomes(loaded: Loaded) -> Iterator[Mistake]:
    for each in loaded.endpoints:
        for reason in against_its_side(each):
            yield Mistake("endpoints.toml", f"endpoint {each.id}", reason)


def against_its_side(each: Endpoint) -> Iterator[str]:
    if each.better is Better.NONE:
        if each.tells:
            yield "says what its words tell, but not which side is better"
        return
    more_is_good = each.better is Better.HIGHER
    if each.tells:
        if (each.tells is Tells.GOOD) is not more_is_good:
            yield f"tells something {each.tells}, but better is '{each.better}'"
        return
    for key, words, wanted in (
        ("name", each.name, more_is_good),
        ("one", each.one, more_is_good),
        ("not_one", each.not_one, not more_is_good),
    ):
        if (is_good := _is_good(words)) is not None and is_good is not wanted:
            told = Tells.GOOD if is_good else Tells.BAD
            yield f"{key}, '{words}', tells something {told}, but better is '{each.better}'"


def _is_good(words: str) -> bool | None:
    """None where the words are of neither kind. What became of a thing tells more than the thing:
    "Fatigue got better"."""
    told = _MORE.sub("", words)
    is_not = bool(_NOT.search(told))
    if _WENT_WELL.search(told):
        return not is_not
    if _BAD.search(told):
        return is_not
    return not is_not if _GOOD.search(told) else None
