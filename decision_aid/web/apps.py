"""Start-up: all files are loaded once, and a broken one stops the start."""

from __future__ import annotations

import sys

from django.apps import AppConfig
from django.core.checks import register

from decision_aid.web import evidence
from decision_aid.web.checks import evidence_is_sound


class WebConfig(AppConfig):
    """The only app that is ours."""

    name = "decision_aid.web"
    label = "web"

    def ready(self) -> None:
        register(evidence_is_sound)
        if not _only_checks():
            evidence.prepare()


def _only_checks() -> bool:
    """Commands for editors tell every mistake in words instead of failing at the first door."""
    return len(sys.argv) > 1 and sys.argv[1] in ("check", "evidence")
