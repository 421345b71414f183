"""Every place where a figure is told in words, as somebody with answers reads it."""

from __future__ import annotations

import json
from collections.abc import Callable

from django.test import Client

from decision_aid.web.handover.summary.fit.printed import on_page
from decision_aid.web.handover.summary.pdf import _data
from tests.web.handover.summary.summary_people import PEOPLE, summary_for_kept
from tests.web.page import words_of


def _page(address: str) -> Callable[[Client], str]:
    return lambda client: words_of(client.get(address).content.decode())


SURFACES: dict[str, Callable[[Client], str]] = {
    "result": _page("/results/hopes/"),
    "result, a risk": _page("/results/risks/"),
    "outcome": _page("/outcomes/no-disability-worsening/"),
    "source": _page("/sources/muraro-2017/"),
    "consultation": _page("/consult/"),
    "patient's view": _page("/consult/show/worsening/"),
    "in short": _page("/results/"),
    "choices": _page("/results/choices/"),
    "treatment": _page("/treatments/ahsct-beam/"),
    "summary": _page("/summary/"),
    "text": lambda client: client.post("/summary.txt/").content.decode(),
    "PDF": lambda _client: json.dumps(_data(on_page(summary_for_kept(PEOPLE["relapsing"])))),
}
