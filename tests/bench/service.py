"""The product, called as a server calls it, with plain Django views behind the same middleware."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from itertools import cycle
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.middleware.csrf import CSRF_SESSION_KEY
from django.test import override_settings

from tests.browser.people import FOUR_PEOPLE, Person
from tests.web.cookies import session_of, signed

URLS = "tests.bench.pages.plain_pages"
_TOKEN = "t" * 32


@dataclass(frozen=True)
class Answered:
    """A response as it would go over the wire."""

    status: str
    headers: dict[str, str]
    body: bytes


class Service:
    """All middleware, one process, no socket: what is measured is the application."""

    def __init__(self) -> None:
        self._application: WSGIHandler = get_wsgi_application()

    def get(self, path: str, cookie: str = "", encoding: str = "") -> Answered:
        return self._answer(_environ(path, cookie, encoding))

    def change(self, answers: dict[str, str], cookie: str, encoding: str = "") -> Answered:
        """One control of the consultation changed, as its script sends it."""
        body = urlencode(answers).encode()
        return self._answer(
            {
                **_environ("/consult/", cookie, encoding),
                "REQUEST_METHOD": "POST",
                "CONTENT_TYPE": "application/x-www-form-urlencoded",
                "CONTENT_LENGTH": str(len(body)),
                "HTTP_HX_REQUEST": "true",
                "HTTP_X_CSRFTOKEN": _TOKEN,
                "wsgi.input": BytesIO(body),
            }
        )

    def _answer(self, environ: dict[str, Any]) -> Answered:
        told: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], *_rest: object) -> None:
            told["status"], told["headers"] = status, dict(headers)

        response = self._application(environ, start)
        body = b"".join(response)
        response.close()
        return Answered(told["status"], told["headers"], body)


def _environ(path: str, cookie: str, encoding: str) -> dict[str, Any]:
    address, _, query = path.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}={cookie}" if cookie else "",
        "HTTP_ACCEPT_ENCODING": encoding,
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": "http",
    }


def consulting(person: Person) -> str:
    """The cookie of a person whose consultation is open, with the token of its forms."""
    return signed({**session_of(person.cookie()), CSRF_SESSION_KEY: _TOKEN})


def with_plain_pages() -> override_settings:
    """Adds the baseline pages to the product's own addresses."""
    return override_settings(ROOT_URLCONF=URLS)


def result_pages(service: Service) -> dict[str, Callable[[str], Answered]]:
    """For each person: the result page, given the accepted encoding."""
    return {person.name: _getter(service, person.cookie()) for person in FOUR_PEOPLE}


def new_people(service: Service, numbers: range) -> Callable[[str], Answered]:
    """The result page of the next of these people at each call, as a busy day brings them."""
    cookies = cycle([person.cookie() for person in crowd(numbers)])

    def get(encoding: str = "") -> Answered:
        return service.get("/results/", next(cookies), encoding)

    return get


def crowd(numbers: range) -> list[Person]:
    """People who differ in age, EDSS, relapses and lesions; the same ones in every run."""
    known = FOUR_PEOPLE[0].told
    return [
        Person(
            f"number {number}",
            {
                **known,
                "subtype": ("rrms", "spms", "ppms", "unsure")[number % 4],
                "age": str(25 + number * 7 % 41),
                "edss_value": f"{number * 3 % 15 / 2:g}",
                "relapses_12m": str(number % 5),
                "new_t2_12m": ("0", "1", "3-5", "some")[number // 4 % 4],
            },
        )
        for number in numbers
    ]


def _getter(service: Service, cookie: str) -> Callable[[str], Answered]:
    def get(encoding: str = "") -> Answered:
        return service.get("/results/", cookie, encoding)

    return get
