"""How people are compared with studies, as the methods page tells it.

Every number comes from where it decides: none is typed again here or in the template.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from statistics import NormalDist
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.absolute_risk import wilson_95
from decision_aid.domain.logic.facts import NO_PREGNANCY_FROM
from decision_aid.domain.logic.ranges import DAYS_IN_A_YEAR
from decision_aid.domain.similarity import constants
from decision_aid.domain.similarity.dimensions.yardstick import MEASURED
from decision_aid.domain.similarity.outcomes import (
    DIMENSIONS,
    Closeness,
    Dimension,
    Outcome,
    Outcomes,
    closeness_of,
)
from decision_aid.domain.similarity.windows import FROM_MIDDLE_TO, Window
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.editing.likeness_report import DimensionRow, likeness_coverage
from decision_aid.evidence_base.exports.as_json import number_text
from decision_aid.web.figures.wording import closeness_with_count
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words import vocabulary
from decision_aid.web.words.said import SAID, in_turn

_HUNDRED = Decimal(100)
_TWO_PLACES = Decimal("0.01")

OUTCOME_MEANS: Mapping[Outcome, Promise] = {
    Outcome.ALIKE: later("Your answer fits the people in the study well."),
    Outcome.EDGE: later("Some people in the study were like that, but most were not."),
    Outcome.UNLIKE: later("Your answer does not fit the people in the study."),
    Outcome.OPEN: in_turn(
        SAID["you_did_not_know"], later("Or your answer is a range, and only a part of it fits.")
    ),
    Outcome.SILENT: later("The study does not tell enough. It counts neither for nor against."),
}
_ALIKE, _EDGE, _SILENT, _OPEN = Outcome.ALIKE, Outcome.EDGE, Outcome.SILENT, Outcome.OPEN
EXAMPLES: Mapping[Closeness, Outcomes] = {
    Closeness.MUCH_LIKE_YOU: (_ALIKE, _ALIKE, _ALIKE, _ALIKE, _EDGE, _SILENT),
    Closeness.PARTLY_LIKE_YOU: (_ALIKE, _EDGE, _ALIKE, _EDGE, _SILENT, _SILENT),
    Closeness.TYPE_ONLY: (_ALIKE, *(_SILENT,) * 5),
    Closeness.NOT_KNOWN: (_SILENT, _ALIKE, *(_SILENT,) * 4),
    Closeness.DIFFERENT: (Outcome.UNLIKE, *(_ALIKE,) * 5),
}
"""One for each kind, told as a page would tell it."""
_TYPE_OPEN: Mapping[str, Outcomes] = {
    "some": (_OPEN, _ALIKE, *(_SILENT,) * 4),
    "none": (_OPEN, *(_SILENT,) * 5),
}
"""What somebody reads whose type of MS is not known: with a point that is alike, and with none."""


def comparing_context(base: EvidenceBase) -> dict[str, Any]:
    """All that the methods page says of how people are compared."""
    return {
        "limit": _limits(),
        "usual": _usual(base),
        "outcomes": [
            (each.value, vocabulary.OUTCOME[each], OUTCOME_MEANS[each]) for each in Outcome
        ],
        "kinds": [_kind(each) for each in Closeness],
        "type_open": {name: closeness_with_count(each) for name, each in _TYPE_OPEN.items()},
        "windows": [_window(*each) for each in FROM_MIDDLE_TO],
        "coverage": _coverage(),
    }


def _limits() -> dict[str, str]:
    """The constants of the comparison by name, and what follows from them."""
    of_half = wilson_95(constants.SMALL_STUDY // 2, constants.SMALL_STUDY)
    numbers: dict[str, Decimal | int] = {
        "alike": constants.ALIKE_UP_TO,
        "edge": constants.EDGE_UP_TO,
        "side": constants.SIDE_FROM,
        "within_alike": _people_within(constants.ALIKE_UP_TO),
        "beyond_edge": 100 - _people_within(constants.EDGE_UP_TO),
        "middle_half": constants.MIDDLE_HALF_IN_SPREADS,
        "share": constants.SHARE_OF_TYPE,
        "people": constants.PEOPLE_OF_TYPE,
        "most": constants.MOST_OF_THEM,
        "small": constants.SMALL_STUDY,
        "counted": constants.TOLD_AS_COUNTED,
        "ends": constants.ENDS_A_RANGE_FROM,
        "part": constants.PART_UNCOUNTED_FROM,
        "small_width": round((of_half[1] - of_half[0]) * _HUNDRED),
        "no_pregnancy": NO_PREGNANCY_FROM,
        "disability": constants.DISABILITY_MATTERS_FROM,
        "beside_type": constants.ALIKE_BESIDE_TYPE,
        "at_edge": constants.MOST_AT_THE_EDGE,
        "points": len(DIMENSIONS),
    }
    return {name: number_text(Decimal(number)) for name, number in numbers.items()}


def _people_within(spreads: Decimal) -> int:
    """How many of 100 people of a bell-shaped group lie so near to its middle."""
    return round(100 * (2 * NormalDist().cdf(float(spreads)) - 1))


def _usual(base: EvidenceBase) -> list[dict[str, Any]]:
    found = []
    for name in MEASURED:
        usual = base.studies.usual.of(name)
        found.append(
            {
                "name": vocabulary.DIMENSION[Dimension(name)],
                "spread": _told(usual.spread),
                "studies": usual.studies_with_spread,
                "middle": _told(usual.middle),
            }
        )
    return found


def _told(number: Decimal | None) -> str:
    """At most two places; where no study prints one, words."""
    if number is None:
        return _("none printed")
    is_short = number == number.quantize(_TWO_PLACES)
    return number_text((number if is_short else number.quantize(_TWO_PLACES)).normalize())


def _kind(closeness: Closeness) -> tuple[str, str]:
    """The class of its mark, and an example in the words of the pages."""
    example = EXAMPLES[closeness]
    return vocabulary.CLOSENESS_CLASS[closeness_of(example)], closeness_with_count(example)


def _window(window: Window, first: Decimal, middle: Decimal, last: Decimal) -> str:
    is_days = window is Window.DAYS_100
    ends = {"first": first, "middle": middle, "last": last}
    told = {name: round(at * DAYS_IN_A_YEAR) if is_days else at for name, at in ends.items()}
    if is_days:
        return _("%(middle)s days: from %(first)s to %(last)s days") % told
    return _("about %(middle)s years: from %(first)s to %(last)s years") % told


@lru_cache(maxsize=1)
def _rows() -> tuple[DimensionRow, ...]:
    return likeness_coverage(evidence_base())


def _coverage() -> list[dict[str, Any]]:
    return [{"name": vocabulary.DIMENSION[row.dimension], "row": row} for row in _rows()]
