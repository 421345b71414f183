"""Run in a process of its own with production settings: prints what a browser would be sent.

And what Django's check for a deployment says there.
"""

from __future__ import annotations

import json
import os
from io import StringIO
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "decision_aid.settings"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.management.base import SystemCheckError  # noqa: E402
from django.test import Client  # noqa: E402


def main() -> None:
    client = Client(headers={"host": "aid.example.org"}, raise_request_exception=False)
    asked = {
        "insecure": client.get("/about/"),
        "start": client.get("/", secure=True),
        "route": client.post("/route/", {"route": "full"}, secure=True),
        "question": client.get("/questions/country/", secure=True),
        "nowhere": client.get("/nowhere/", secure=True),
        "other_host": client.get("/", secure=True, headers={"host": "evil.example.com"}),
    }
    sent = {name: _sent(response) for name, response in asked.items()}
    print(json.dumps({**sent, "deployment": _checked()}))


def _checked() -> str:
    said = StringIO()
    try:
        call_command("check", deploy=True, fail_level="WARNING", stdout=said, stderr=said)
    except SystemCheckError as found:
        return str(found)
    return said.getvalue()


def _sent(response: Any) -> dict[str, Any]:
    cookies = {name: dict(morsel) for name, morsel in response.cookies.items()}
    return {
        "status": response.status_code,
        "headers": dict(response.headers),
        "cookies": cookies,
        "page": response.content.decode(),
    }


if __name__ == "__main__":
    main()
