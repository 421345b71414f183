"""Every fault still has its place: its text stands once in its module, its tests are there."""

from __future__ import annotations

import pytest

from tests.faults.__main__ import ROOT, Fault, faults


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: fault.name)
def test_a_fault_can_be_planted_and_its_tests_are_there(fault: Fault) -> None:
    assert fault.file_in(ROOT).read_text(encoding="utf-8").count(fault.old) == 1
    assert fault.old != fault.new
    assert all((ROOT / test.partition("::")[0]).exists() for test in fault.tests)
