"""Read, never run: what a test looks like that proves nothing."""

from __future__ import annotations

import pytest


@pytest.mark.skip(reason="never run")
def test_off() -> None:
    raise NotImplementedError


@pytest.mark.xfail
@pytest.mark.parametrize("n", [1, 2])
def test_off_sometimes(n: int) -> None:
    assert n


def test_on() -> None:
    assert True
