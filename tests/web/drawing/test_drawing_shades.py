"""Pictures are told by what they show, on any screen."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings

TEMPLATES = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))


def test_a_picture_is_not_told_by_dark_and_light_which_change_with_the_screen() -> None:
    by_shade = re.compile(r"\b(dark|light|lighter|darker) (people|squares|rings)\b", re.I)
    assert len(TEMPLATES) > 100
    assert [path for path in TEMPLATES if by_shade.search(path.read_text(encoding="utf-8"))] == []
