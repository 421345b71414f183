"""The running stack of the load tests. A skip where something is missing, with CI set a failure."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.load.host.proxy import missing
from tests.load.host.stack import Stack, running


@pytest.fixture(scope="package")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """One for all load tests: a test that stops a process starts it again."""
    if why := missing():
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    with running(tmp_path_factory.mktemp("load")) as started:
        yield started
