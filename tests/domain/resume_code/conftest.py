"""Every layout of a code, the old ones too."""

from __future__ import annotations

import pytest

from decision_aid.evidence_base.reading.code_layouts import open_layouts
from tests.domain.layouts import LAYOUT_FILE
from tests.domain.resume_code.as_symbols import Layouts


@pytest.fixture(scope="package")
def layouts() -> Layouts:
    return open_layouts(LAYOUT_FILE)
