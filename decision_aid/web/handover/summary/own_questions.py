"""The person's own questions: they come with a form, go into its file, and are kept nowhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.forms import Field
from django.utils.translation import gettext as _

from decision_aid.web.responses import Form

MOST, LONGEST = 10, 1000
"""Questions, and characters of all of them: more does not fit the sheet."""
_NO_TEXT = ("Cc", "Cs", "Co", "Cn")
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of what follows: they could make the sheet say something else."""


class OwnQuestionsForm(Form):
    """One question a line."""

    own = Field(required=False)

    def clean_own(self) -> tuple[str, ...]:
        typed = str(self.cleaned_data["own"] or "").replace("\r\n", "\n")
        told = {"most": LONGEST, "typed": len(typed)}
        if len(typed) > LONGEST:
            raise ValidationError(
                _(
                    "Shorten your own questions: the sheet has room for %(most)s characters, and "
                    "there are %(typed)s"
                )
                % told
            )
        lines = tuple(_lines(typed))
        if len(lines) > MOST:
            told = {"most": MOST, "typed": len(lines)}
            raise ValidationError(
                _(
                    "Choose your most important questions: the sheet has room for %(most)s, and "
                    "there are %(typed)s"
                )
                % told
            )
        return lines


def _lines(typed: str) -> Iterator[str]:
    """Without what is no text; empty lines are no questions."""
    for line in typed.splitlines():
        kept = "".join(
            " " if unicodedata.category(each) in _NO_TEXT else each
            for each in line
            if each not in _TURNS
        )
        if plain := " ".join(kept.split()):
            yield plain
