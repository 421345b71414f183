"""The running stack of the load tests. Without nginx: a skip, and where CI is set a failure."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.load.proxy import is_there
from tests.load.stack import Stack, running


@pytest.fixture(scope="package")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """One for all load tests: a test that stops a process starts it again."""
    if not is_there():
        why = "nginx is not installed: apt-get install nginx-light"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    with running(tmp_path_factory.mktemp("load")) as started:
        yield started
