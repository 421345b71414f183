"""What the attacks share. Their hypotheses are the same in every run."""

from __future__ import annotations

import pytest

from tests.hostile.attacks.sending import Attacker
from tests.hostile.attacks.visitors import visitors


@pytest.fixture(scope="session")
def attacker() -> Attacker:
    return Attacker()


@pytest.fixture(scope="session")
def everything() -> str:
    """The cookie of somebody who has told everything."""
    return visitors()["everything"]
