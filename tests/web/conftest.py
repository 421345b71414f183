"""What the tests over HTTP share."""

from __future__ import annotations

import pytest
from django.core.handlers.wsgi import WSGIHandler

from decision_aid.library.shelf import Library
from decision_aid.web import evidence


@pytest.fixture(scope="session")
def shelf() -> Library:
    """The evidence as the running application holds it."""
    return evidence.library()


@pytest.fixture(scope="session")
def handler() -> WSGIHandler:
    """The whole application with its middleware, faster than a client for many pages."""
    return WSGIHandler()
