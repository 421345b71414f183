"""Clients of Django that do for a page what the server does, and nothing for tests of Django."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.template import Template
from django.test import client
from django.utils.translation import trans_real
from whitenoise.middleware import WhiteNoiseMiddleware


@contextmanager
def asking_plainly() -> Iterator[None]:
    """Each client would look through all static files again, for longer than a page takes, and
    keep every variable of every template, which no test of ours asks for: templates are drawn as
    the server draws them and tell nobody. The language is held a thread and not a task: each word
    looks for it.
    """
    found: dict[str, Any] = {}
    look = WhiteNoiseMiddleware.add_files_from_finders

    def once(middleware: WhiteNoiseMiddleware) -> None:
        if not found:
            look(middleware)
            found.update(middleware.files)
        middleware.files.update(found)

    with (
        patch.object(WhiteNoiseMiddleware, "add_files_from_finders", once),
        patch.object(client, "store_rendered_templates", lambda *_, **__: None),
        patch.object(Template, "_render", lambda page, context: page.nodelist.render(context)),
        patch.object(trans_real, "_active", threading.local()),
    ):
        yield
