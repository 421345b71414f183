"""Figures whose definition says something else than their outcome have to say how they counted.

The words looked for are English: an outcome told in another language asks for nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.domain.evidence.counted_as import CountedAs
from decision_aid.domain.evidence.sources import Endpoint, Figure

LASTED = re.compile(
    r"lasting|confirmed|lasted|still (so|there)|for at least (\d+ (days|weeks)|\w+ months)", re.I
)
FROM_TREATMENT = re.compile(
    r"(caused by|because of|result of|put down to|from complications) |after BEAM|Died of"
)
LOOKED_ONCE = (
    CountedAs.WORSENING, CountedAs.IMPROVEMENT, CountedAs.AT_LAST_VISIT, CountedAs.ALIVE_NOT_WORSE,
    CountedAs.AS_THE_OUTCOME,
)  # fmt: skip
_DEATHS = (CountedAs.DEATHS, CountedAs.DEATHS_OF_ANY_CAUSE, CountedAs.AS_THE_OUTCOME)


def counting_mistakes(figure: Figure, endpoint: Endpoint) -> Iterator[str]:
    """What a share of people has to say in ``counted_as`` and does not."""
    if share_of(figure) is None:
        return
    if "lasting" in endpoint.one and not LASTED.search(figure.definition):
        yield from _missing(figure, LOOKED_ONCE, "the change is not said to have lasted")
    elif _is_of_the_treatment(endpoint) and not FROM_TREATMENT.search(figure.definition):
        yield from _missing(figure, _DEATHS, "deaths are not put down to the treatment")


def _is_of_the_treatment(endpoint: Endpoint) -> bool:
    return endpoint.id == "treatment-related-death" and "treatment" in endpoint.one


def _missing(figure: Figure, fitting: tuple[CountedAs, ...], why: str) -> Iterator[str]:
    if figure.counted_as not in fitting:
        words = ", ".join(each.value for each in fitting)
        yield f"in its definition {why}: counted_as says how it counted ({words})"
