"""The product beside what a host might choose instead, with the same six questions.

``uv run python -m tests.bench.rivals`` needs Chromium, npm and the package registries. Prints a
markdown table; ``--keep`` also writes it for the page that shows it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.conf import settings
from playwright.sync_api import sync_playwright

from tests.bench.rivals import pages, walks
from tests.bench.rivals.files import folder_application, gzipped
from tests.bench.rivals.seen import Seen, Walk, look_at
from tests.bench.rivals.six import six_questions
from tests.bench.tables import BenchTable, show
from tests.browser.conftest import launched
from tests.browser.people import SHORT_WAY
from tests.browser.server import serving

VERSION = "2.7"


@dataclass(frozen=True, slots=True)
class Rival:
    """One way to ask; ``first`` is the address of its first question."""

    name: str
    first: str
    walk: Walk
    cookies: tuple[dict[str, str], ...] = ()


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")
    django.setup()
    sys.exit(not show([lambda: _table(list(_all_seen()))], keep="--keep" in sys.argv))


def _all_seen() -> Iterator[tuple[str, Seen]]:
    with sync_playwright() as driver, TemporaryDirectory() as folder, _wizard() as wizard:
        browser = launched(driver)
        formtools = Rival(f"django-formtools {VERSION}", wizard, walks.the_wizard)
        with _product() as product, _builders(Path(folder)) as builders:
            for rival in (product, formtools, *builders):
                yield rival.name, look_at(browser, rival.first, rival.walk, list(rival.cookies))
        browser.close()


def _table(seen: list[tuple[str, Seen]]) -> BenchTable:
    return BenchTable(
        name="rivals",
        place=1,
        title="The same six questions, asked with other tools",
        about=_ABOUT,
        command="uv run python -m tests.bench.rivals",
        columns=("What", *(name for name, _ in seen)),
        rows=tuple((words, *(tell(each) for _, each in seen)) for words, tell in _ROWS),
    )


_ABOUT = (
    "django-formtools makes plain pages with Django's own forms and no style. SurveyJS and "
    "LHC-Forms build the form in the browser. All were served in the same way, with gzip. Times "
    "are for a slow network (1.6 Mbit/s, 150 ms) and a processor made 4 times slower, best of 3. "
    "This tool also explains each question and how to find out; the others only ask."
)
_ROWS: tuple[tuple[str, Callable[[Seen], str]], ...] = (
    ("Sent for the first question", lambda seen: f"{seen.first_bytes / 1000:,.0f} kB"),
    ("Requests for the first question", lambda seen: f"{seen.first_requests}"),
    ("Sent for all six", lambda seen: f"{seen.all_bytes / 1000:,.0f} kB"),
    ("Requests for all six", lambda seen: f"{seen.all_requests}"),
    ("First answer can be given after", lambda seen: f"{seen.first_answer / 1000:.1f} s"),
    ("The page is held up for", lambda seen: f"{seen.blocked / 1000:.2f} s"),
    ("Faults found by axe", lambda seen: ", ".join(seen.axe) or "none"),
    ("Works without JavaScript", lambda seen: "yes" if seen.without_scripts else "no"),
    ("Other hosts asked", lambda seen: ", ".join(seen.other_hosts) or "none"),
)


@contextmanager
def _wizard() -> Iterator[str]:
    told = [
        "uv",
        "run",
        "--with",
        f"django-formtools=={VERSION}",
        "python",
        "-m",
        "tests.bench.rivals.wizard",
    ]
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": ""}
    process = subprocess.Popen(
        told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environ
    )
    assert process.stdout is not None
    yield json.loads(process.stdout.readline())["address"]
    process.communicate("\n")


@contextmanager
def _product() -> Iterator[Rival]:
    from decision_aid.wsgi import application

    with serving(gzipped(application)) as address:
        told = {"name": settings.SESSION_COOKIE_NAME, "value": SHORT_WAY.cookie("subtype")}
        first = f"{address}/questions/subtype/"
        yield Rival("this tool", first, walks.the_product, ({**told, "url": address},))


@contextmanager
def _builders(folder: Path) -> Iterator[list[Rival]]:
    six = six_questions()
    survey, lhc = pages.survey_page(folder, six), pages.lhc_page(folder, six)
    with serving(gzipped(folder_application(folder))) as address:
        yield [
            Rival(
                f"SurveyJS {pages.SURVEY_UI.version}",
                f"{address}/{survey}",
                walks.with_next_buttons,
            ),
            Rival(
                f"LHC-Forms {pages.LHC_FORMS.version}", f"{address}/{lhc}", walks.all_on_one_page
            ),
        ]


if __name__ == "__main__":
    main()
