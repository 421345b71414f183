"""What the tests over HTTP share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from whitenoise.middleware import WhiteNoiseMiddleware

from tests.web import people
from tests.web.cookies import client_with


@pytest.fixture(scope="session", autouse=True)
def files_found_once() -> Iterator[None]:
    """Every new client would look through all static files again, for longer than a page takes."""
    found: dict[str, Any] = {}
    look = WhiteNoiseMiddleware.add_files_from_finders

    def once(self: WhiteNoiseMiddleware) -> None:
        if not found:
            look(self)
            found.update(self.files)
        self.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", once)
        yield


@pytest.fixture(scope="session")
def handler() -> WSGIHandler:
    """The whole application with its middleware, faster than a client for many pages."""
    return WSGIHandler()


@pytest.fixture
def rrms() -> Client:
    """A visitor with relapsing-remitting MS who has answered every question."""
    return client_with(people.RRMS_KEPT)
