"""Run in a process of its own with production settings: prints what a browser would be sent."""

from __future__ import annotations

import json
import os
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "decision_aid.settings"
django.setup()

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
    print(json.dumps({name: _sent(response) for name, response in asked.items()}))


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
