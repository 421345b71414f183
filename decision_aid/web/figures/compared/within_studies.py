"""Treatments compared inside one study, for pages that anybody may read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from decision_aid.domain.results.compared.comparisons import FigureGroup
from decision_aid.web.figures.compared.row import compared_study
from decision_aid.web.figures.people_and_time import time_of_all
from decision_aid.web.figures.tables import Scale, in_order
from decision_aid.web.figures.wording import figure_statement
from decision_aid.web.loaded import evidence_base


@lru_cache(maxsize=256)
def groups_on_outcome(endpoint: str) -> tuple[FigureGroup, ...]:
    """What was compared on one outcome, by study."""
    return _sorted(g for g in evidence_base().compared_groups if g[0].figure.endpoint == endpoint)


@lru_cache(maxsize=128)
def groups_with(arm: str) -> tuple[FigureGroup, ...]:
    """What a treatment was compared on, by outcome and then by study."""
    return _sorted(
        g for g in evidence_base().compared_groups if any(s.figure.arm == arm for s in g)
    )


def _sorted(groups: Iterable[FigureGroup]) -> tuple[FigureGroup, ...]:
    return tuple(sorted(groups, key=_place))


def _place(group: FigureGroup) -> tuple[str, str, str]:
    outcome = group[0].endpoint.name
    study = group[0].source.label
    return outcome.casefold(), study.casefold(), time_of_all(group)


def direct_rows(
    groups: Iterable[FigureGroup],
    scale_of_endpoint: Callable[[str], Scale],
    *,
    name_outcome: bool = False,
) -> SafeString:
    """Rows of a table; ``name_outcome`` where they are not all about one."""
    language = get_language() or ""
    scaled = ((group, scale_of_endpoint(group[0].figure.endpoint)) for group in groups)
    return mark_safe("".join(_html(g, scale, name_outcome, language) for g, scale in scaled))


@lru_cache(maxsize=512)
def _html(group: FigureGroup, scale: Scale, name_outcome: bool, _language: str) -> SafeString:
    told = {each: figure_statement(each, scale.out_of) for each in group}
    study = compared_study(list(told.values()), [told[each] for each in in_order(group)])
    context = {"study": study, "outcome": name_outcome}
    return mark_safe(render_to_string("figures/direct_row.html", context))
