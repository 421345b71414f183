"""Files in forms: one address takes one, in memory only; all others take none."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest


def largest_post(request: HttpRequest) -> int:
    """How much the address of a request takes."""
    return int(settings.LARGEST_POSTS.get(request.path_info, settings.LARGEST_POST))


class OnlyWhereTaken(MemoryFileUploadHandler):
    """Never on a disk: what is larger than the address takes was refused before it was read."""

    def new_file(self, *given: Any, **named: Any) -> None:
        if self.request is None or self.request.path_info not in settings.LARGEST_POSTS:
            raise TooManyFilesSent("this form takes no file")
        super().new_file(*given, **named)
