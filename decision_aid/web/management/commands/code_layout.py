"""`manage.py code_layout`: freezes the next version of the layout of resume codes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from decision_aid.evidence_base.editing.new_code_layout import (
    draw_layout,
    layout_as_toml,
    still_holds,
)
from decision_aid.evidence_base.reading.code_layouts import newest, open_layouts
from decision_aid.web.loaded import evidence_base, questionnaire

_HEAD = """\
# The frozen layout of resume codes. Written by `uv run manage.py code_layout`; never change a
# version once people may hold its codes. After a change of the questionnaire the command adds the
# next version below. What stands here and how it is counted:
# decision_aid/domain/resume_code/layout.py.

"""


class Command(BaseCommand):
    """Adds a version only where the newest no longer holds every answer; changes no old one."""

    help = "Adds the next version to code_layout.toml if the questionnaire has outgrown the last."

    def handle(self, *_: Any, **__: Any) -> None:
        today = timezone.localdate()
        asked = questionnaire(), evidence_base().what_matters
        layouts = open_layouts(settings.CODE_LAYOUT) if settings.CODE_LAYOUT.exists() else {}
        if layouts and still_holds(newest(layouts), *asked, today):
            self.stdout.write(f"Version {max(layouts)} holds every answer; nothing to do.")
            return
        version = max(layouts, default=0) + 1
        written = settings.CODE_LAYOUT.read_text(encoding="utf-8") + "\n" if layouts else _HEAD
        text = layout_as_toml(draw_layout(*asked, version, today))
        settings.CODE_LAYOUT.write_text(written + text, encoding="utf-8")
        self.stdout.write(
            f"Version {version} added to {settings.CODE_LAYOUT.name}. Next: `manage.py reseal`."
        )
