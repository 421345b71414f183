"""Run in a process of its own: a whole visit with answers that would stand out anywhere.

Prints, as JSON, every log record, every address and header that a browser was sent, and every
file that was opened to be written. Takes the urlconf that breaks from ``raising_urls``.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from typing import Any

WRITTEN: list[str] = []


def _note_writing(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and isinstance(arguments[2], int):
        path, flags = arguments[0], arguments[2]
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and not isinstance(path, int):
            WRITTEN.append(os.fsdecode(path))
    elif event in ("os.mkdir", "os.rename", "shutil.copyfile", "sqlite3.connect", "socket.connect"):
        WRITTEN.append(f"{event} {arguments[0]!r}")


os.environ["DJANGO_SETTINGS_MODULE"] = "decision_aid.settings"

import django  # noqa: E402

django.setup()

from django.test import Client, override_settings  # noqa: E402

from tests.web.page import Page  # noqa: E402
from tests.web.processes.private_answers import CHANGES, CHOSEN, PERSON, REFUSED  # noqa: E402
from tests.web.record.records import WHOLE, bundle, record_file  # noqa: E402
from tests.web.walk import walk, walk_detail  # noqa: E402

RECORDS: list[str] = []
SENT: list[dict[str, Any]] = []


class _Remember(logging.Handler):
    """Keeps everything that a record holds when it has come through the product's own filter."""

    def emit(self, record: logging.LogRecord) -> None:
        whole = {name: repr(value) for name, value in record.__dict__.items()}
        RECORDS.append(json.dumps({**whole, "told": self.format(record)}))


class _Noting(Client):
    """Remembers what each response sends beside its page."""

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        SENT.append({
            "address": request["PATH_INFO"] + "?" + request.get("QUERY_STRING", ""),
            "status": response.status_code,
            "reason": response.reason_phrase,
            "headers": dict(response.headers),
        })  # fmt: skip
        return response


def _visit() -> None:
    client = _Noting(raise_request_exception=False)
    walk(client, PERSON)
    walk_detail(client, PERSON)
    for address in (
        "/check/",
        "/results/",
        "/summary/",
        "/code/mine/",
        "/what-matters/",
        "/my-questions/",
        "/consult/referral/",
        "/sources/muraro-2017/",
        "/nowhere/",
        "/route/",
    ):
        client.get(address)
    for slug, answer in REFUSED.items():
        client.post(f"/questions/{slug}/", {"answer": answer})
    for slug, answer in CHANGES.items():
        client.post(f"/questions/{slug}/?change", {"answer": answer})
    client.post("/my-questions/", {"question": CHOSEN})
    client.post("/my-questions/order/", {"up": CHOSEN[1]})
    for ending in ("txt", "pdf", "json"):
        client.post(f"/consult/referral.{ending}/")
    _record(client)
    client.post("/questions/age/", {"answer": "7" * 100_000})
    client.get("/breaks/")
    client.post("/breaks/", PERSON)
    client.get("/results/", headers={"host": "evil.example.com"})
    _without_token(client)
    client.post("/delete/")


def _record(client: Client) -> None:
    """A health record with a name and a day of birth: refused, shown, in part taken."""
    client.post("/record/", {"record": record_file({"resourceType": "Unreal"})})
    shown = client.post("/record/", {"record": record_file(bundle(*WHOLE))})
    form = Page(shown.content.decode()).main.one("form")
    ticks = [each["value"] for each in form.all("input", name="take")]
    found = form.one("input", name="found")["value"]
    sent = {"found": found, "use": "check"}
    answered = [client.post("/record/take/", {**sent, "take": t}) for t in ([], ticks, ticks[-1:])]
    assert [each.status_code for each in answered] == [422, 422, 302]


def _without_token(client: Client) -> None:
    strict = _Noting(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    strict.post("/questions/age/", {"answer": PERSON["age"]})


def main() -> None:
    remember = _Remember()
    for name in ("", "django", "django.server", "decision_aid"):
        logging.getLogger(name).addHandler(remember)
    sys.addaudithook(_note_writing)
    with override_settings(ROOT_URLCONF="tests.web.kinds_of_pages.raising_urls"):
        _visit()
    written = list(WRITTEN)
    print(json.dumps({"records": RECORDS, "sent": SENT, "written": written}))


if __name__ == "__main__":
    main()
