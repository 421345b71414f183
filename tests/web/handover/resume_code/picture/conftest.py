"""No wrong PIN is counted yet."""

from __future__ import annotations

import pytest

from decision_aid.web.handover.resume_code.picture import views
from decision_aid.web.handover.resume_code.picture.tries import Tries


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "tries", Tries())
