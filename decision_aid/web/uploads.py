"""Files in forms: one address takes one, in memory only; all others take none."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest


def largest_post(request: HttpRequest) -> int:
    """How much the address of a request takes."""
    return _of_a_file(request.path_info) or int(settings.LARGEST_POST)


def _of_a_file(path: str) -> int:
    """0 where no file is taken, as everywhere while the host takes no records."""
    return int(settings.LARGEST_POSTS.get(path, 0)) if settings.RECORDS else 0


class OnlyWhereTaken(MemoryFileUploadHandler):
    """Never on a disk: what is larger than the address takes was refused before it was read."""

    def new_file(self, *given: Any, **named: Any) -> None:
        if self.request is None or not _of_a_file(self.request.path_info):
            raise TooManyFilesSent("this form takes no file")
        super().new_file(*given, **named)
