"""Every address of the URLconf with examples, and every form, found by walking the pages.

Nothing is listed: a new address is found in the URLconf, a new form on its page.
"""

from __future__ import annotations

import json
import pickle
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, URLPattern, get_resolver, resolve, reverse

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.resume_code.packed import packed
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.fhir import response_resource
from decision_aid.web.handover.fhir.views import edition
from decision_aid.web.handover.resume_code.code import code_of
from decision_aid.web.handover.resume_code.picture.seal import sealed
from decision_aid.web.loaded import evidence_base
from tests.browser.people import RRMS
from tests.hostile.attacks.evil import coded
from tests.hostile.attacks.sending import Attacker
from tests.hostile.attacks.visitors import TOKEN, visitors
from tests.once import made_once
from tests.web.page import Element, Page

_LINK = re.compile(r'(?:<a [^>]*href|<button [^>]*name="to" value)="(/[^"]*)"')
_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
_PART = re.compile(
    r"<(?:script|link|img|iframe|source|audio|video|embed|object|use|image)\b[^>]*?"
    r'\s(?:src|href|data)="([^"]*)"'
)
_SEEN_OF_EACH = 2
_SEEN_WITH_A_FORM = 60
Fields = dict[str, tuple[str, ...]]
Kind = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True)
class Form:
    """``fields``: each name with the values that the page offers or fills in."""

    who: str
    method: str
    action: str
    fields: Fields

    @property
    def kind(self) -> Kind:
        """Where it goes and which fields it has, whoever sees it."""
        return self.method, urlsplit(self.action).path, tuple(sorted(self.fields))

    def __str__(self) -> str:
        return f"{self.method} {self.action} as {self.who}"


@dataclass
class Found:
    """Addresses by route, one form of each kind, and the parts that each page asks for."""

    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    forms: dict[Kind, Form] = field(default_factory=dict)
    parts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def routes() -> dict[str, URLPattern]:
    return {str(each.pattern): each for each in get_resolver().url_patterns}


@lru_cache(maxsize=1)
def site() -> Found:
    """Walked by one worker, for all of them."""

    def walk(folder: Path) -> None:
        found = Found()
        for who, cookie in visitors().items():
            _Walk(found, who, cookie).everywhere()
        told = dict(found.examples), found.forms, dict(found.parts)
        (folder / "found").write_bytes(pickle.dumps(told))

    examples, forms, parts = pickle.loads((made_once("site", walk) / "found").read_bytes())
    return Found(defaultdict(list, examples), forms, defaultdict(set, parts))


@lru_cache(maxsize=1)
def known_values() -> dict[str, str]:
    """What a form needs to go on, and nobody could guess; by the name of its field."""
    journey = RRMS.journey()
    given = {step.key: step.answer for step in journey.steps if step.answer is not None}
    return {
        "code": code_of(SavedAnswers(RRMS.route, Answers(given))),
        "file": json.dumps(response_resource(journey, edition(), date.today())),
        "version": evidence_base().editions[0].name,
        "answer": "9",
        "pin": "482170",
    }


@lru_cache(maxsize=1)
def scanned() -> tuple[str, ...]:
    """What a camera opens, where no link leads."""
    until = date.today() + timedelta(30)
    pin = known_values()["pin"]
    digits = sealed(packed(known_values()["code"]), until, pin, settings.SECRET_KEY)
    return tuple(f"/scan/{digits}/{after}" for after in ("", "again/", "late/", "wait/"))


class _Walk:
    """One visitor goes everywhere. The cookie stays as it is, so the order does not matter."""

    def __init__(self, found: Found, who: str, cookie: str) -> None:
        self.found, self.who, self.cookie = found, who, cookie
        self.attacker = Attacker()
        self.seen: dict[str, list[str]] = defaultdict(list)
        self.waiting = [reverse(each.name) for each in routes().values() if _is_plain(each)]
        self.waiting += scanned()

    def everywhere(self) -> None:
        while self.waiting:
            address = self.waiting.pop(0)
            path = urlsplit(address).path
            route = route_of(path)
            if route is not None and path not in self.seen[route] and self._is_wanted(route):
                self.seen[route].append(path)
                self._visit(route, address.partition("#")[0])

    def _is_wanted(self, route: str) -> bool:
        posts = (path for method, path, _ in self.found.forms if method == "POST")
        has_form = any(route_of(path) == route for path in posts)
        return len(self.seen[route]) < (_SEEN_WITH_A_FORM if has_form else _SEEN_OF_EACH)

    def _visit(self, route: str, address: str) -> None:
        if address not in self.found.examples[route]:
            self.found.examples[route].append(address)
        answered = self.attacker.get(address, cookie=self.cookie)
        if answered.status == 200 and answered.is_html:
            self.found.parts[address].update(_PART.findall(answered.text))
            self._read(address, answered.text)

    def _read(self, address: str, html: str, *, again: bool = True) -> None:
        self.waiting += map(unescape, _LINK.findall(html))
        for element in _FORM.findall(html):
            form = self._form(address, Page(element).one("form"))
            if form.kind not in self.found.forms:
                self.found.forms[form.kind] = form
                if again and form.method == "POST":
                    self._send(form)

    def _send(self, form: Form) -> None:
        """Once as a person would, for forms that stand on the page after."""
        known = {
            name: (known_values().get(name, next(iter(values), "")),)
            for name, values in form.fields.items()
        }
        answered = self.attacker.post(form.action, encoded(known), cookie=self.cookie)
        if answered.is_html and answered.status in (200, 422):
            self._read(form.action, answered.text, again=False)

    def _form(self, address: str, element: Element) -> Form:
        action = element.get("action") or address
        method = (element.get("method") or "get").upper()
        return Form(self.who, method, action, _fields(element))


def _fields(form: Element) -> Fields:
    fields: dict[str, tuple[str, ...]] = {}
    for each in form:
        name = each.get("name")
        if name and each.tag in ("input", "textarea", "select", "button"):
            fields[name] = (*fields.get(name, ()), *_values(each))
    if "csrfmiddlewaretoken" in fields:
        fields["csrfmiddlewaretoken"] = (TOKEN,)
    return fields


def _values(element: Element) -> Iterator[str]:
    if element.tag == "select":
        yield from (each.get("value") or "" for each in element.all("option"))
    else:
        yield element.get("value") or element.text


def _is_plain(each: URLPattern) -> bool:
    return not each.pattern.converters


@lru_cache(maxsize=4096)
def route_of(path: str) -> str | None:
    """The route as it stands in the URLconf; None for an address that is not ours."""
    try:
        return resolve(path).route
    except Resolver404:
        return None


def encoded(fields: Fields | list[tuple[str, str | bytes]]) -> str:
    """A body as a browser encodes it; names and values may be any bytes."""
    pairs = fields if isinstance(fields, list) else [(n, v) for n, vs in fields.items() for v in vs]
    return "&".join(f"{coded(name)}={coded(value)}" for name, value in pairs)
