"""What figures are told with can be worded afresh in one place: the old words stand nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real

from tests.conftest import EVIDENCE
from tests.web import people
from tests.web.cookies import client_with
from tests.web.every_page.pseudo import LEFT_TO_RIGHT, Catalogue
from tests.web.words.marked import everything_said, plain, words_of
from tests.web.words.surfaces import SURFACES

_FIGURES = "decision_aid/web/figures/"
_LEAST_WORDS = 5
_PEOPLE = {"RRMS": people.RRMS_KEPT, "SPMS": people.SPMS_KEPT, "PPMS": people.PPMS_KEPT}
_OF_ONE_PERSON = "PDF"
"""It holds the sheets that the summary shows for every person."""


class _Afresh(Catalogue):
    """English, but for what the code of figures says: that has other letters, in brackets."""

    def __init__(self, said: frozenset[str]) -> None:
        super().__init__(LEFT_TO_RIGHT)
        self._said = said

    def gettext(self, message: str) -> str:
        return super().gettext(message) if plain(message) in self._said else message


@pytest.fixture
def worded_afresh() -> Iterator[_Afresh]:
    """All pieces of page are kept by language, so that those of a new one are made anew."""
    said = frozenset(each.text for each in everything_said() if each.file.startswith(_FIGURES))
    trans_real._translations[LEFT_TO_RIGHT] = catalogue = _Afresh(said)  # type: ignore[assignment]
    with translation.override(LEFT_TO_RIGHT):
        yield catalogue
    del trans_real._translations[LEFT_TO_RIGHT]


def _old_words() -> dict[str, str]:
    """The longest stretch without a value of each sentence, and where it is worded."""
    found = {}
    for each in everything_said():
        if each.file.startswith(_FIGURES):
            for sentence in each.sentences:
                longest = max(sentence.split("_"), key=words_of).strip(" .:;!?")
                if words_of(longest) >= _LEAST_WORDS:
                    found[longest] = each.place
    return found


@cache
def _told_by_the_evidence() -> str:
    """Names of outcomes and what a source says: worded there, and at times alike."""
    return " ".join(path.read_text("utf-8") for path in EVIDENCE.rglob("*.toml")).lower()


@pytest.mark.slow
@pytest.mark.parametrize("person", _PEOPLE)
def test_old_words_stand_on_no_surface(person: str, worded_afresh: _Afresh) -> None:
    client: Client = client_with(_PEOPLE[person])
    drawn = {name: draw(client) for name, draw in SURFACES.items() if name != _OF_ONE_PERSON}
    assert {name for name, text in drawn.items() if "⟦" not in text} == set()
    drawn["referral"] = client.post("/consult/referral.txt/").content.decode()
    evidence = _told_by_the_evidence()
    lower = {name: text.lower() for name, text in drawn.items()}
    left = {
        (old, where, name)
        for old, where in _old_words().items()
        for name, text in drawn.items()
        if old.lower() in lower[name]
        and re.search(rf"(?<!\w)(?i:{re.escape(old[0])}){re.escape(old[1:])}(?!\w)", text)
        and old.lower() not in evidence
    }
    assert left == set()
    assert len(worded_afresh.asked) > 50
