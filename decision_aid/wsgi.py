"""The WSGI application; ``serve.py`` runs it, and any WSGI server can."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")

gc.disable()  # all that is loaded now stays: looking through it for garbage takes a tenth longer
_django = get_wsgi_application()
gc.enable()
_LETTERS = re.compile(r";\s*charset[^;]*", re.IGNORECASE)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Whatever is sent is read as UTF-8, as browsers send it, and whatever else it claims to be.

    Django takes the name of any codec of Python here, and breaks on one that is not for text
    before it has begun to handle the request.
    """
    kind = environ.get("CONTENT_TYPE", "")
    if "charset" in kind.lower():
        environ["CONTENT_TYPE"] = _LETTERS.sub("", kind)
    return _django(environ, start_response)
