"""Digests of the frozen layouts of resume codes: ``reseal`` adds one and never changes one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from django.utils import timezone

from decision_aid.evidence_base.editing.new_code_layout import with_next_version
from decision_aid.web.loaded import code_layouts, evidence_base, questionnaire
from tests.domain.layouts import LAYOUT_FILE

SEALED = Path(__file__).with_name("layouts.sha256")
_BEGINS = "[[layout]]\n"


def versions(file: str) -> Mapping[int, str]:
    """The text of each version, as it stands in the file."""
    _, *texts = file.split(_BEGINS)
    *earlier, last = (_BEGINS + text for text in texts)
    ended = (*(text.removesuffix("\n") for text in earlier), last)
    return dict(enumerate(ended, start=1))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def sealed() -> dict[int, str]:
    lines = SEALED.read_text(encoding="utf-8").splitlines()
    return {int(version): value for value, version in (line.split("  ", 1) for line in lines)}


def layouts_today() -> str:
    """The file, with its next version where the questions have outgrown the newest."""
    text = LAYOUT_FILE.read_text(encoding="utf-8")
    asked = questionnaire(), evidence_base().what_matters
    return with_next_version(text, code_layouts(), *asked, timezone.localdate())


def sealed_today(file: str | None = None) -> str:
    """What stands there already, whatever the file says by now, and the versions after it."""
    text = LAYOUT_FILE.read_text(encoding="utf-8") if file is None else file
    held = {version: digest(each) for version, each in versions(text).items()} | sealed()
    return "".join(f"{value}  {version}\n" for version, value in sorted(held.items()))
