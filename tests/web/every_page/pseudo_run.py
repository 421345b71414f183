"""Run in a process of its own: kinds of pages in one language after another.

``python -m tests.web.every_page.pseudo_run FOLDER`` reads FOLDER/asked.json, the names of the pages
by language, none for every kind, and writes FOLDER/<language>.json: pages by name, parts of pages
by name, all messages that were looked up, and what the program keeps by now. What is kept of one
language would show in the next.
"""

from __future__ import annotations

import gc
import json
import sys
from functools import _lru_cache_wrapper
from pathlib import Path

import django
from django.test import override_settings
from django.test.utils import setup_test_environment


def main(folder: Path) -> None:
    django.setup()
    setup_test_environment()
    from tests.web.every_page.pseudo import speaking
    from tests.web.kinds_of_pages.kinds import kinds
    from tests.web.kinds_of_pages.kinds_for_the_talk import swaps
    from tests.web.plain_client import asking_plainly

    with asking_plainly(), override_settings(ROOT_URLCONF="tests.web.kinds_of_pages.raising_urls"):
        for language, names in json.loads((folder / "asked.json").read_text("utf-8")).items():
            with speaking(language) as catalogue:
                shown = (each for each in kinds() if not names or each.name in names)
                pages = {each.name: each.html() for each in shown}
                parts = {each.name: each.html() for each in swaps()}
            written = {"pages": pages, "parts": parts, "asked": sorted(catalogue.asked)}
            written["kept"] = sorted(_kept())
            (folder / f"{language}.json").write_text(json.dumps(written), "utf-8")


def _kept() -> set[str]:
    """Functions of the program that keep what they answered; those frozen at the start too."""
    gc.unfreeze()
    caches = (each for each in gc.get_objects() if type(each) is _lru_cache_wrapper)
    filled = (each for each in caches if each.cache_info().currsize)
    named = (f"{each.__module__}.{each.__qualname__}" for each in filled)
    return {name for name in named if name.startswith("decision_aid.")}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
