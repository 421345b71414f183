"""The language of a page is named while it is made, and for no longer."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation import trans_real

from decision_aid.web.responses import GET, only


def _named() -> str | None:
    told = getattr(trans_real._active, "value", None)
    return told.to_language() if told is not None else None


@only(*GET)
def _view(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(_named() or "nothing")


def _seen() -> str:
    return _view(RequestFactory().get("/")).content.decode()


def test_a_view_has_a_language_by_name_and_leaves_none_behind() -> None:
    translation.deactivate()
    assert _seen() == settings.LANGUAGE_CODE
    assert _named() is None


def test_a_language_that_is_named_already_stays() -> None:
    with translation.override("ar"):
        assert _seen() == "ar"
        assert _named() == "ar"
