"""Every text that is kept to be compared, as it would be written today.

``uv run manage.py reseal`` writes them and prints the differences. Golden resume codes are not
among them. Where questions have outgrown the layout of codes its next version is added; those that
there are never change. New evidence gets a line in its log.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from decision_aid.web.loaded import evidence_base
from tests.browser import read_aloud
from tests.domain.layouts import LAYOUT_FILE
from tests.evidence import seal
from tests.evidence.read_again import read_twice
from tests.evidence_base.editing import layout_seal
from tests.web.figures.write_golden import WORDING, golden_wording
from tests.web.handover.referral.referral_people import DRAFTS, golden_draft, golden_draft_file
from tests.web.handover.summary.summary_people import GOLDEN, PEOPLE, golden_file, golden_text
from tests.web.words.kept import said_today

settings.RECORDS = True  # the host of all tests takes records
ROOT = Path(__file__).resolve().parent.parent


def written_today(*, browser: bool) -> dict[Path, str]:
    """The text of each file: digests of figures and lists, sentences (of figures as they come out,
    and all as they are written), summaries, drafts of referrals, and what a screen reader says,
    which a ``browser`` tells. Raises NoBrowserError without one.
    """
    layouts = layout_seal.layouts_today()
    return {
        seal.CHANGES: seal.changes_today(),
        seal.SEALED: seal.sealed_today(),
        seal.LISTED: seal.listed_today(),
        read_twice.NOT_YET: read_twice.not_yet(evidence_base()),
        LAYOUT_FILE: layouts,
        layout_seal.SEALED: layout_seal.sealed_today(layouts),
        WORDING: golden_wording(),
        **said_today(),
        **{golden_file(name): golden_text(name) for name in PEOPLE},
        **{golden_draft_file(name): golden_draft(name) for name in DRAFTS},
        **(read_aloud.said_today() if browser else {}),
    }


def kept(*, browser: bool) -> dict[Path, str]:
    """The text of each file as it stands now, those included that nobody writes any more."""
    paths = [seal.CHANGES, seal.SEALED, seal.LISTED, read_twice.NOT_YET]
    paths += [LAYOUT_FILE, layout_seal.SEALED]
    paths += GOLDEN.glob("*.txt")
    paths += read_aloud.FOLDER.glob("*.yml") if browser else []
    return {path: path.read_text(encoding="utf-8") for path in sorted(paths) if path.exists()}
