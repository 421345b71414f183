"""No sentence that people read beside figures changes without being printed to be read.

After an intended change: `uv run manage.py reseal`, then read the difference.
"""

from __future__ import annotations

import pytest

from tests.web.words.kept import HELD, NOT_HELD, listed, room_of, said_file, said_today
from tests.web.words.marked import everything_said, in_python, in_template

_CODE = "decision_aid/web/figures/notes.py"
_PAGE = "templates/figures/dot_key.html"
_HEAD = "from django.utils.translation import gettext as _\n"


@pytest.mark.parametrize("room", HELD)
def test_every_sentence_stands_as_it_was_last_read(room: str) -> None:
    """A difference is no mistake: reseal prints it, and somebody reads it."""
    assert listed(everything_said(), room) == said_file(room).read_text(encoding="utf-8")


def test_what_reseal_writes_is_every_room_that_is_held() -> None:
    assert said_today().keys() == {said_file(room) for room in HELD}


def test_every_room_is_held_or_left_out_for_a_reason() -> None:
    assert {room_of(each) for each in everything_said()} == {*HELD, *NOT_HELD}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('_("None later worked.")', '_("None later has worked.")'),
        ('_("%(low)s to %(high)s")', '_("%(high)s to %(low)s")'),
        (
            '_("Nobody died.") if a else _("All died.")',
            '_("All died.") if a else _("Nobody died.")',
        ),
        ('_("More than %(n)s")', '_("Up to %(n)s")'),
        ('_("died")', '_("died, or not")'),
    ],
)
def test_a_change_in_code_is_told_with_its_place(before: str, after: str) -> None:
    one, other = (listed(in_python(_CODE, _HEAD + each), "figures") for each in (before, after))
    assert one != other
    assert all(line.startswith("figures/notes.py | ") for line in other.splitlines())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{% translate "One dot is one study." %}', '{% translate "One dot is a study." %}'),
        (
            "{% blocktranslate %}{{ low }} to {{ high }}{% endblocktranslate %}",
            "{% blocktranslate %}{{ high }} to {{ low }}{% endblocktranslate %}",
        ),
        (
            "{% blocktranslate count n=n %}one study{% plural %}studies{% endblocktranslate %}",
            "{% blocktranslate count n=n %}one study{% plural %}reports{% endblocktranslate %}",
        ),
    ],
)
def test_a_change_in_a_template_is_told_with_its_place(before: str, after: str) -> None:
    one, other = (listed(in_template(_PAGE, each), "figures") for each in (before, after))
    assert one != other
    assert all(line.startswith("templates/figures/dot_key.html | ") for line in other.splitlines())


def test_what_only_moves_is_no_change() -> None:
    said = '_("One."); _("Two.")'
    moved = f"\n\nx = 1\n{said}"
    assert listed(in_python(_CODE, _HEAD + said), "figures") == listed(
        in_python(_CODE, _HEAD + moved), "figures"
    )
