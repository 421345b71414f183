"""What the tests over HTTP share."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, client
from django.utils.translation import trans_real
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


@pytest.fixture(scope="session", autouse=True)
def pages_asked_for_plainly() -> Iterator[None]:
    """The client of Django keeps every variable of every template, for tests that ask for them.

    None of ours does. The language is held a thread and not a task: each word looks for it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "store_rendered_templates", lambda *_, **__: None)
        patch.setattr(trans_real, "_active", threading.local())
        yield


@pytest.fixture(scope="session")
def handler() -> WSGIHandler:
    """The whole application with its middleware, faster than a client for many pages."""
    return WSGIHandler()


@pytest.fixture
def rrms() -> Client:
    """A visitor with relapsing-remitting MS who has answered every question."""
    return client_with(people.RRMS_KEPT)
