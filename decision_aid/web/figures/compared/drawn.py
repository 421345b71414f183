"""A study that compared treatments, drawn: as a row of a table, and in one line."""

from __future__ import annotations

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.web.figures.compared.chance import too_few_had_it
from decision_aid.web.figures.compared.good_side import told_one_way
from decision_aid.web.figures.compared.line import in_line
from decision_aid.web.figures.compared.of_treatments import entry_of
from decision_aid.web.figures.compared.row import compared_study


def row_html(
    comparison: Comparison, out_of: int, columns: tuple[str, ...], *, defined: bool
) -> SafeString:
    """The study as a row of a table. ``columns``: of a transplant and of others, or of all
    together. ``defined``: with how it was measured.
    """
    template, language = "figures/compare_row.html", get_language() or ""
    return _piece(template, comparison, out_of, columns, defined, language)


def line_html(comparison: Comparison, out_of: int, *, defined: bool) -> SafeString:
    """The study in one line."""
    template, language = "figures/compare_line.html", get_language() or ""
    return _piece(template, comparison, out_of, (), defined, language)


@lru_cache(maxsize=1024)
def _piece(
    template: str,
    comparison: Comparison,
    out_of: int,
    columns: tuple[str, ...],
    defined: bool,
    _language: str,
) -> SafeString:
    told = told_one_way(comparison, out_of)
    study = compared_study(told)
    cells = study.by_use
    own = [each for each in cells if each.figure.arm.is_transplant]
    others = [each for each in cells if not each.figure.arm.is_transplant]
    context = {
        "study": study,
        "columns": [*zip(columns, (own, others) if len(columns) > 1 else (cells,), strict=False)],
        "treatments": tuple(in_line([each.figure for each in cells])),
        "too_few": too_few_had_it([each.sourced for each in told]),
        "defined": study.definition if defined else "",
        "entry": entry_of(comparison.source),
    }
    return mark_safe(render_to_string(template, context))
