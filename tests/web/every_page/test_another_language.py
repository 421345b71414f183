"""Another language could take the place of English: nothing is left that nobody can translate.

By day pages are read that together hold every piece of any kind of page, by night all kinds.
"""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import chdir
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.utils import dates, translation

from tests.web.every_page.pseudo import changed
from tests.web.every_page.pseudo_pages import (
    FIRST,
    Spoken,
    spoken_from_the_left,
    spoken_from_the_right,
)
from tests.web.page import Element, Page
from tests.web.processes.house import copy_house, run

pytestmark = pytest.mark.slow

_ENGLISH = re.compile(r"[A-Za-z]{2,}")
_NOT_WORDS = re.compile(r"https?://\S+|\d{4}-\d\d-\d\d-[0-9a-f]{8}|\b\w+\.(csv|json)\b")
"""Addresses, versions of the evidence, names of files."""
_HOST = tomllib.loads((Path(__file__).parents[1] / "host_filled.toml").read_text(encoding="utf-8"))
_SPOKEN = ("alt", "aria-label", "aria-description", "title", "placeholder", "data-label")
_OTHER = ("script", "style", "textarea", "pre")
_LOOKED_UP = "⟦"
_MEASURED = {"lang": "en", "dir": "ltr"}
"""What the benchmark wrote stands beside the program, in English for every reader, and says so."""


@pytest.fixture(scope="module")
def english() -> Spoken:
    return spoken_from_the_left()[0]


@pytest.fixture(scope="module")
def other() -> Spoken:
    return spoken_from_the_left()[1]


def _texts(element: Element) -> Iterator[str]:
    """What is seen or read out, but for what is marked as never to be translated.

    What a person typed stands in a box as it was typed; the plain text to copy or print is in
    the words of the page, without their accents.
    """
    if element.get("translate") == "no" or _is_measured(element) or element.tag in _OTHER:
        return
    yield from (element[name] for name in _SPOKEN if element.get(name))
    for each in element.inside:
        if isinstance(each, str):
            yield each
        else:
            yield from _texts(each)


def _is_measured(element: Element) -> bool:
    return all(element.get(name) == value for name, value in _MEASURED.items())


def _left_in_english(html: str) -> list[str]:
    texts = (" ".join(_NOT_WORDS.sub("", each).split()) for each in _texts(Page(html)))
    return [each for each in texts if _ENGLISH.search(each)]


def _is_of_the_host(words: str) -> bool:
    """A host writes in the language of its readers."""
    return not _ENGLISH.search(
        _without(words, sorted(map(str, _HOST.values()), key=len, reverse=True))
    )


def _without(words: str, left_out: Iterable[str]) -> str:
    for each in left_out:
        words = words.replace(_NOT_WORDS.sub("", each), "")
    return words


def test_no_word_of_any_kind_of_page_is_left_in_english(other: Spoken) -> None:
    both = other.pages | other.parts
    left = {name: _left_in_english(html) for name, html in both.items()}
    for name in left:
        if name.endswith(" of a host"):
            left[name] = [each for each in left[name] if not _is_of_the_host(each)]
    assert {name: found for name, found in left.items() if found} == {}


def test_only_what_the_benchmark_wrote_is_said_to_be_english(other: Spoken) -> None:
    read = {name: Page(html) for name, html in other.pages.items() if 'lang="en"' in html}
    said = [name for name, page in read.items() if any(map(_is_measured, page))]
    assert said == ["/measured/"]


def test_the_look_for_english_words_finds_them(english: Spoken) -> None:
    """Else the test above could pass with its eyes shut."""
    found = {name: _left_in_english(_start(html)) for name, html in english.pages.items()}
    assert [name for name, words in found.items() if len(words) < 5] == []


def _start(html: str) -> str:
    """The head of a page and where its body begins: enough to see that English is found there."""
    return html[:8000]


def test_what_was_kept_of_one_language_is_not_shown_in_the_next(
    english: Spoken, other: Spoken
) -> None:
    """English came first; no English is left on any page that came after it, says a test above.

    All of these are asked for in both: what was kept of one is asked for again.
    """
    assert other.pages.keys() >= set(FIRST)
    assert english.pages.keys() == set(FIRST)
    assert [name for name, html in english.pages.items() if _LOOKED_UP in html] == []
    assert len(english.kept) > 20
    assert sorted(other.kept - english.kept) == []


def test_no_looked_up_text_is_put_into_another_looked_up_text_twice(other: Spoken) -> None:
    """A text that is looked up again in its translation would not be found in a real catalogue."""
    again = [each for each in other.asked if _LOOKED_UP in each]
    assert again == []


def test_words_of_the_evidence_are_never_looked_up(other: Spoken) -> None:
    """They come from a folder in the reader's language, so no catalogue has them."""
    assert [each for each in other.asked if "‹" in each] == []


def test_every_page_says_its_language_and_its_direction(other: Spoken) -> None:
    for spoken, language, direction in (
        (other, "en-xa", "ltr"),
        (spoken_from_the_right(), "ar-xb", "rtl"),
    ):
        begun = {name: html.partition("<body")[0] for name, html in spoken.pages.items()}
        heads = {name: Page(html).one("html") for name, html in begun.items()}
        found = {name: (html["lang"], html["dir"]) for name, html in heads.items()}
        assert {name: f for name, f in found.items() if f != (language, direction)} == {}


def test_a_changed_text_keeps_its_places_and_tags() -> None:
    told = changed('Of %(m)s <a href="/x/">lines</a> at {drug}, 5%% &amp; more', "en-xa")
    for kept in ("%(m)s", '<a href="/x/">', "</a>", "{drug}", "%%", "&amp;"):
        assert kept in told
    assert len(told) > len("Of lines at more") * 1.3


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with a catalogue of one message in Esperanto."""
    if not (shutil.which("xgettext") and shutil.which("msgfmt")):
        reason = "NO GETTEXT ON THIS MACHINE: NO CATALOGUE WAS MADE (apt-get install gettext)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    house = copy_house(tmp_path_factory.mktemp("house"))
    _at_once(house, "makemessages", locale=["eo"])
    return house


def _at_once(house: Path, command: str, **options: Any) -> None:
    """In this process, as if it stood in that house."""
    with chdir(house), override_settings(LOCALE_PATHS=[_catalogue(house).parents[2]]):
        call_command(command, stdout=StringIO(), **options)


def _catalogue(house: Path) -> Path:
    return house / "decision_aid" / "locale" / "eo" / "LC_MESSAGES" / "django.po"


def _messages(catalogue: Path) -> set[str]:
    """Every text of a catalogue, singular and plural."""
    found = re.findall(r'^msgid(?:_plural)? ((?:".*"\n)+)', catalogue.read_text("utf-8"), re.M)
    joined = ("".join(line[1:-1] for line in each.splitlines()) for each in found)
    return {each.replace('\\"', '"').replace("\\n", "\n") for each in joined}


def test_makemessages_finds_every_text_that_a_page_looks_up(house: Path, other: Spoken) -> None:
    with translation.override(None):
        months = {str(word) for each in _MONTHS for word in each.values()}
    assert len(months) > 20
    asked = {each for each in other.asked if each not in months and each not in _DJANGOS}
    assert sorted(asked - _messages(_catalogue(house))) == []


_MONTHS = (dates.MONTHS, dates.MONTHS_3, dates.MONTHS_AP, dates.MONTHS_ALT, dates.WEEKDAYS)
_DJANGOS = frozenset(["%(size)d byte", "%(size)d bytes", "%s KB", "%s MB"])
"""Names of months and sizes of files are in the catalogues of Django."""


def test_a_catalogue_and_two_names_in_the_environment_are_all_it_takes(house: Path) -> None:
    path = _catalogue(house)
    wanted = 'msgid "Skip to the main part"\nmsgstr ""'
    text = path.read_text("utf-8")
    assert text.count(wanted) == 1
    path.write_text(text.replace(wanted, wanted[:-1] + 'Al la ĉefa parto"'), "utf-8")
    _at_once(house, "compilemessages")
    shutil.copytree(house / "evidence", house / "evidence-eo")
    env = {"DECISION_AID_LANGUAGE": "eo", "DECISION_AID_EVIDENCE": str(house / "evidence-eo")}
    start = "from django.test import Client; print(Client().get('/').content.decode())"
    shown = run(house, "manage.py", "shell", "-c", start, env=env)
    page = Page(shown.stdout)
    assert page.one("html")["lang"] == "eo"
    assert page.one("a", css="skip").text == "Al la ĉefa parto"
