"""Run in a process of its own: every kind of page in one language after another.

``python -m tests.web.pseudo_run FOLDER LANGUAGE...`` writes FOLDER/<language>.json: the pages by
name, parts of pages by name, and all messages that were looked up. What is kept of one language
would show in the next. From right to left there are only those that a browser lays out.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import django
from django.test import override_settings
from django.test.utils import setup_test_environment


def main(folder: Path, *languages: str) -> None:
    django.setup()
    setup_test_environment()
    from tests.web.kinds import kinds
    from tests.web.kinds_for_the_talk import swaps
    from tests.web.pseudo import RIGHT_TO_LEFT, speaking
    from tests.web.pseudo_pages import SHOWN

    with override_settings(ROOT_URLCONF="tests.web.raising_urls"):
        for language in languages:
            with speaking(language) as catalogue:
                is_all = language != RIGHT_TO_LEFT
                pages = {each.name: each.html() for each in kinds() if is_all or each.name in SHOWN}
                parts = {each.name: each.html() for each in swaps() if is_all}
            written = {"pages": pages, "parts": parts, "asked": sorted(catalogue.asked)}
            (folder / f"{language}.json").write_text(json.dumps(written), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
