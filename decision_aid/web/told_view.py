"""What the person told us, and what is still unknown with how to find it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.journey import Journey
from decision_aid.domain.question import Question
from decision_aid.domain.result import ResultPage
from decision_aid.web import words
from decision_aid.web.addresses import change_url, check_url
from decision_aid.web.asked_words import said
from decision_aid.web.check_page import Row, row_of
from decision_aid.web.evidence import questionnaire

_ASKED_TOGETHER = {
    "dmt_failed": "dmt_tried",
    "he_dmt_failed": "dmt_tried",
    "he_dmt_months": "dmt_tried",
    "relapses_18m": "relapses_24m",
}


@dataclass(frozen=True, slots=True)
class UnknownRow:
    """One thing to find out. No address where the tool does not ask for it."""

    name: Promise
    criteria: int
    figures: int
    how: str
    url: str

    @property
    def html(self) -> SafeString:
        return _row_piece(self, get_language() or "")


@lru_cache(maxsize=2048)
def _row_piece(row: UnknownRow, _language: str) -> SafeString:
    return mark_safe(render_to_string("components/unknown_row.html", {"row": row}))


def told_facts(journey: Journey) -> list[Row]:
    """Every question that was reached, as answered, and the EDSS where we estimate it."""
    rows = [row_of(step) for step in journey.steps if step.answer is not None]
    edss = journey.facts.number("edss")
    if edss is not None and not edss.is_exact:
        told = _("about %(low)s to %(high)s") % {"low": edss.low, "high": edss.high}
        rows.append(Row(_("EDSS, our estimate from your walking"), told, False, ""))
    return rows


def unknown_rows(page: ResultPage, journey: Journey) -> list[UnknownRow]:
    """Unknown facts, the one that most waits for first."""
    urls = {step.question.key: change_url(step.slug) for step in journey.steps}
    rows = []
    for unknown in page.unknown_facts:
        question = questions_by_fact().get(unknown.fact)
        rows.append(
            UnknownRow(
                words.FACT[unknown.fact],
                unknown.criteria,
                unknown.figures,
                said(question.how_to_find_out) if question else "",
                urls.get(question.key, check_url()) if question else "",
            )
        )
    return rows


@lru_cache(maxsize=1)
def questions_by_fact() -> Mapping[str, Question]:
    """The question that gives each fact; the first on the full route where several do."""
    asked = questionnaire()
    found: dict[str, Question] = {}
    for key in (*asked.routes["full"], *asked.routes["detail"], *asked.routes["short"]):
        question = asked.questions[key]
        for name in facts_of(question):
            found.setdefault(name, question)
    together = {fact: asked.questions[key] for fact, key in _ASKED_TOGETHER.items()}
    return {**found, **together}


def facts_of(question: Question) -> set[str]:
    """The names of the facts that answers to a question can give."""
    named = {question.fact} if question.fact else set()
    return named.union(*(option.facts.keys() for option in question.option))
