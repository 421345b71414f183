"""The draft of a referral as a PDF: tagged, PDF/UA-1, black on white, as many pages as it takes."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import cast

from django.conf import settings

from decision_aid.web.handover.referral.content import Referral
from decision_aid.web.handover.referral.words import NARROW
from decision_aid.web.handover.summary.pdf import compiler_of, made_in_turn

TEMPLATE = settings.BASE_DIR / "templates" / "handover" / "referral.typ"


def referral_pdf(referral: Referral) -> bytes:
    """Raises NoPdfError."""
    return made_in_turn(lambda: _built(referral))


def _built(referral: Referral) -> bytes:
    """A character that no typeface has stops the accessible build, so a plain one is made."""
    from typst import TypstError

    try:
        return _compiled(referral, plain=False)
    except TypstError:
        return _compiled(referral, plain=True)


def _compiled(referral: Referral, *, plain: bool) -> bytes:
    language, _, region = referral.language.partition("-")
    told = {
        **asdict(referral),
        "day": referral.day.isoformat(),
        "date": [referral.day.year, referral.day.month, referral.day.day],
        "lang": language,
        "region": region or None,
        "plain": plain,
        "narrow": NARROW,
    }
    made = compiler_of(TEMPLATE).compile(
        format="pdf",
        sys_inputs={"data": json.dumps(told)},
        pdf_standards=[] if plain else ["ua-1"],
    )
    return cast("bytes", made)  # only pictures come page by page, as a list
