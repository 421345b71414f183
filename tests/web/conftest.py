"""What the tests over HTTP share."""

from __future__ import annotations

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from tests.web import people
from tests.web.cookies import client_with


@pytest.fixture(scope="session")
def handler() -> WSGIHandler:
    """The whole application with its middleware, faster than a client for many pages."""
    return WSGIHandler()


@pytest.fixture
def rrms() -> Client:
    """A visitor with relapsing-remitting MS who has answered every question."""
    return client_with(people.RRMS_KEPT)
