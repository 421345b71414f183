"""Whether treatments differ: what is said beside a pair of numbers of which no test is told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from decision_aid.domain.evidence.printed import Interval
from decision_aid.web.figures.compared.chance import difference_in_words
from decision_aid.web.figures.size_of_difference import p_value
from tests.domain.build import figure, source

_RANGE = Interval(low=Decimal(40), high=Decimal(60), level=95)
_OPEN = "Not told whether it could be chance."


@pytest.mark.parametrize(
    ("printed", "said"),
    [("0.04", "p = 0.04"), ("<0.001", "p < 0.001")],
)
def test_a_p_value_has_one_form_wherever_it_stands(printed: str, said: str) -> None:
    both = source(*(figure(arm, arm=arm, p=printed) for arm in ("ahsct", "drug"))).figures
    assert said == p_value(printed)
    assert difference_in_words(both)[1].endswith(f"({said}).")


@pytest.mark.parametrize(
    ("arms", "ranges", "said"),
    [
        (("ahsct", "drug"), (None, None), _OPEN),
        (("ahsct", "drug"), (_RANGE, None), _OPEN),
        (("ahsct", "drug"), (_RANGE, _RANGE), ""),
        (("drug", "other"), (None, None), ""),
    ],
    ids=["no range", "one range", "both ranges", "drugs alone"],
)
def test_beside_two_printed_ranges_chance_is_not_called_untold(
    arms: tuple[str, str], ranges: tuple[Interval | None, Interval | None], said: str
) -> None:
    """The ranges tell of chance, and whoever reads them would take the words for another fact."""
    both = source(*(figure(a, arm=a, ci=ci) for a, ci in zip(arms, ranges, strict=True))).figures
    assert difference_in_words(both) == (said, said)
