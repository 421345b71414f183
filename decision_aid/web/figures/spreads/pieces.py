"""A spread as cached pieces of page. Kept by what was found; no answer is part of a key."""

from __future__ import annotations

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from decision_aid.domain.similarity.deaths import DeathsIn
from decision_aid.domain.similarity.spread import StudyLine, TopicSpread
from decision_aid.web.figures.spreads.deaths import DeathRow, death_rows
from decision_aid.web.figures.spreads.rows import study_row
from decision_aid.web.figures.spreads.statement import spread_statement


def spread_head_html(
    found: TopicSpread,
    out_of: int | None = None,
    *,
    is_headed: bool = False,
    nobody_said: bool = False,
) -> SafeString:
    """The sentence and the quiet line under it; ``is_headed``: without what the figure of the one
    study, above it, has said; ``nobody_said``: above, that nobody like the person was studied.
    """
    return _head(found, out_of, is_headed, nobody_said, get_language() or "")


def spread_studies_html(found: TopicSpread, out_of: int | None = None) -> SafeString:
    """All studies, those of people unlike the person, and meta-analyses, each behind a fold."""
    return _studies(found, out_of, get_language() or "")


def death_rows_html(found: DeathsIn) -> SafeString:
    """A row for each study, most people first."""
    return _deaths(found, get_language() or "")


@lru_cache(maxsize=512)
def _head(
    found: TopicSpread, out_of: int | None, is_headed: bool, nobody_said: bool, _language: str
) -> SafeString:
    told = spread_statement(found, out_of)
    sentence = told.of_others if nobody_said else told.sentence
    context = {"spread": told, "sentence": sentence, "is_headed": is_headed}
    return mark_safe(render_to_string("figures/spread_head.html", context))


@lru_cache(maxsize=24)
def _studies(found: TopicSpread, out_of: int | None, language: str) -> SafeString:
    told = spread_statement(found, out_of)
    listed = (*found.lines, *found.few)
    context = {"name": told.name, "nobody": found.nobody_like_you} | {
        name: value
        for kind, lines in (
            ("lines", listed), ("unlike", found.unlike), ("pooled", found.pooled)
        )
        for name, value in (
            (kind, _rows(lines, told.out_of, language)), (f"{kind}_count", len(lines))
        )
    }  # fmt: skip
    return mark_safe(render_to_string("figures/spread_studies.html", context))


def _rows(lines: tuple[StudyLine, ...], out_of: int, language: str) -> SafeString:
    return mark_safe("".join(_row(line, out_of, language) for line in lines))


@lru_cache(maxsize=768)
def _row(line: StudyLine, out_of: int, _language: str) -> SafeString:
    context = {
        "row": study_row(line, out_of),
        "counted": "",
        "counts_alone": False,
        "regimen_note": "",
    }
    return mark_safe(render_to_string("figures/spread_row.html", context))


@lru_cache(maxsize=16)
def _deaths(found: DeathsIn, _language: str) -> SafeString:
    return mark_safe("".join(_death(each) for each in death_rows(found)))


def _death(each: DeathRow) -> str:
    context = {
        "row": each.row,
        "counted": each.counted,
        "counts_alone": each.counts_alone,
        "regimen_note": each.regimen_note,
    }
    return render_to_string("figures/spread_row.html", context)
