"""What the tests over HTTP share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.template import engines
from django.test import Client

from decision_aid.web.handover.resume_code.picture import seal
from tests.web import people
from tests.web.cookies import client_holding, signed, told
from tests.web.kinds_of_pages.misspelt import Refused


@pytest.fixture(scope="session")
def handler() -> WSGIHandler:
    """The whole application with its middleware, faster than a client for many pages."""
    return WSGIHandler()


@pytest.fixture(scope="package", autouse=True)
def no_name_is_misspelt() -> Iterator[None]:
    """Of the pages of the product: the plain pages of the benchmark leave names out."""
    engine = engines["django"].engine
    engine.string_if_invalid = Refused()
    yield
    engine.string_if_invalid = ""


@pytest.fixture(scope="package", autouse=True)
def a_pin_is_tried_quickly() -> Iterator[None]:
    """Each picture takes 30 ms else; how slow it really is, test_seal.py read before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(seal._SLOW, "n", 16)
        yield


@pytest.fixture
def rrms() -> Client:
    """A visitor with relapsing-remitting MS who has answered every question."""
    return client_holding(_rrms_kept())


@cache
def _rrms_kept() -> str:
    """Signed once: a page that was asked for with it need not be asked for again."""
    return signed(told(people.RRMS_KEPT))
