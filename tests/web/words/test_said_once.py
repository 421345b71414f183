"""A sentence stands once: who words it afresh does so at one place, for every page and paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from decision_aid.web.figures import notes
from decision_aid.web.words.said import SAID
from tests.web.words.marked import (
    ROOT,
    copies,
    everything_inside_f_strings,
    everything_said,
    in_python,
    in_template,
    inside_f_strings,
    inside_others,
    runs_in_common,
)

_MAY_STAND_INSIDE = {
    "you meet all _ conditions we can check": "two kinds of conditions counted in one sentence",
    "all _ conditions that can be checked are met": "the same, for a clinician",
    "open for a consultation": "one link says for whom, the other stands where that was said",
    "people were put in groups at random": "a rule of ours names the design that is meant",
}
"""Each with the reason why it is another sentence, or one that a translator needs whole."""
_LONG_RUN = 7
_WHOLE_EACH = "figures/what_is_counted.py"
"""An outcome and its opposite, counted in one way and in another: each is written whole."""
_MAY_SHARE_WORDS = {
    "does not mean that there is none": "no limit in rules; nothing in the library",
    "does not say which type of ms": "the study in front; how many are not on the map",
    "how many studies took in such people": "what a tile of the map is; what stands beside it",
}
"""Runs of words in sentences of figures that say two things; each with the two."""


def test_no_sentence_stands_at_two_places() -> None:
    assert copies(everything_said()) == {}


def test_no_sentence_stands_whole_inside_another() -> None:
    found = inside_others(everything_said())
    assert found.keys() == _MAY_STAND_INSIDE.keys(), found


def test_how_many_studies_is_worded_at_one_place() -> None:
    """ "(one study)" stood in seven sentences of four modules."""
    counts = re.compile(r"^one study$|\(one study\)|, one study|studies\)")
    found = {each.file for each in everything_said() if counts.search(each.text)}
    assert {each.rpartition("/figures/")[2] for each in found} <= {"spreads/phrases.py"}, found


def test_no_sentence_on_figures_has_a_twin_in_other_words() -> None:
    """A key of drawings once told of hollow marks in three wordings."""
    told = [each for each in everything_said() if not each.file.endswith(_WHOLE_EACH)]
    found = {
        run: places for run, places in runs_in_common(told, _LONG_RUN).items()
        if any("/figures/" in each for each in places)
    }  # fmt: skip
    assert found.keys() == _MAY_SHARE_WORDS.keys(), found


def test_a_twin_in_other_words_is_found() -> None:
    said = in_template(
        "a.html",
        '{% translate "Hollow: only the type of MS is known to fit, or not even that." %}'
        '{% translate "Open: only the type of MS is known to fit" %}'
        '{% translate "The only type of MS that is known here fits." %}',
    )
    assert runs_in_common(said, _LONG_RUN) == {
        "only the type of ms is known": ["a.html:1:0", "a.html:1:1"],
    }


def test_no_text_stands_where_makemessages_does_not_look() -> None:
    head = "from django.utils.translation import gettext as _\n"
    assert inside_f_strings(head + "f\"{_('Two words')} {_(given)}\"") == [
        "_('Two words')", "_(given)",
    ]  # fmt: skip
    assert everything_inside_f_strings() == {}


@pytest.mark.parametrize(
    ("python", "template"),
    [
        ('_("That is too few to know.")', '{% translate "That is too few to know." %}'),
        ('_("None did. That is too few to know.")', '{% translate "That is too few to know." %}'),
        (
            '_("Of %(n)s people none did.")',
            "{% blocktranslate trimmed %}Of {{ people }}\n people none did.{% endblocktranslate %}",
        ),
        ('_("so many people"); x = _("So many people:")', ""),
        ("", '{% translate "We keep it." %} {% translate "We keep it." %}'),
    ],
)
def test_a_copy_is_found(python: str, template: str) -> None:
    head = "from django.utils.translation import gettext as _\n"
    said = [*in_python("a.py", head + python), *in_template("a.html", template)]
    assert len(copies(said)) == 1


def test_a_sentence_inside_another_is_found() -> None:
    said = in_template(
        "a.html",
        '{% translate "Not known whether alike" %}{% translate "People: not known whether alike" %}'
        '{% translate "One word or two" %}{% translate "No, one word or two" %}',
    )
    assert inside_others(said) == {"not known whether alike": ["a.html:1:1"]}


def test_singular_and_plural_are_one_place() -> None:
    template = (
        "{% blocktranslate trimmed count n=n %}All {{ n }} of the studies{% plural %}"
        "All {{ n }} of the studies{% endblocktranslate %}"
    )
    assert copies(in_template("a.html", template)) == {}


def _named_in_templates(tag: str) -> Iterator[str]:
    for path in sorted((ROOT / "templates").rglob("*.html")):
        yield from re.findall(rf'{{%\s*{tag} "(\w+)"', path.read_text(encoding="utf-8"))


def _named_in_code() -> Iterator[str]:
    for path in sorted((ROOT / "decision_aid").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        yield from re.findall(r"\b(?:SAID\[|said\(|with_a_capital\()[\"'](\w+)[\"']", text)


def test_what_is_said_at_several_places_is_named_at_several() -> None:
    """A name that nobody knows fails; one that is used once should be a sentence in its place."""
    named = Counter([*_named_in_templates("said"), *_named_in_code()])
    assert named.keys() == SAID.keys()
    assert {name for name, times in named.items() if times == 1} == set()


def test_every_note_that_a_template_names_is_there() -> None:
    named = set(_named_in_templates("note"))
    assert named
    assert {name for name in named if not callable(getattr(notes, name, None))} == set()


def test_files_are_read_that_speak_to_people() -> None:
    assert len(everything_said()) > 2500
    assert {Path(each.file).suffix for each in everything_said()} == {".py", ".html"}
