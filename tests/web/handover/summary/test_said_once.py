"""What several outcomes of the summary would say stands with the first of them."""

from __future__ import annotations

import re

import pytest

from decision_aid.web.figures import notes
from decision_aid.web.figures.spreads.types_untold import (
    none_tells_here_either,
    none_tells_of_type,
)
from tests.web.handover.summary.summary_people import summary_of_anybody


@pytest.mark.slow
def test_what_several_outcomes_would_say_stands_with_the_first_of_them() -> None:
    """That nobody like the person was studied, that no study tells of their type; none is lost."""
    nobody, untold = notes.nobody_like_you(), none_tells_of_type()
    others = r"Of other people|In studies of other people|Only other people"
    seen = dict.fromkeys((nobody, untold), 0)
    for seed in range(40):
        told = [each.before_nearest for each in summary_of_anybody(seed).figures]
        for sentence in seen:
            assert sum(sentence in each for each in told) <= 1, seed
        first = next((n for n, each in enumerate(told) if nobody in each), None)
        later = [n for n, each in enumerate(told) if re.search(others, each) and nobody not in each]
        assert first is not None or not later, seed
        seen[nobody] += bool(later)
        seen[untold] += any(none_tells_here_either() in each for each in told)
    assert all(seen.values()), seen
