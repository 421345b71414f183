"""The addresses of the product, and one that says what was sent to it in every way Python knows."""

from __future__ import annotations

import asyncio
import logging
import threading
import warnings

from django.http import HttpRequest, HttpResponse
from django.urls import path

from decision_aid.urls import urlpatterns as of_the_product


class _Untidy:
    """Fails while it is thrown away."""

    def __init__(self, said: str) -> None:
        self.said = said

    def __repr__(self) -> str:
        return self.said

    def __del__(self) -> None:
        raise LookupError(self.said)


def _fail(said: str) -> None:
    raise ArithmeticError(said)


def noisy(request: HttpRequest) -> HttpResponse:
    said = request.GET["said"]
    logging.getLogger("some.library").warning("could not read %s", said)
    logging.getLogger().error("nobody's logger: %s", said)
    warnings.warn(f"{said} is going away", DeprecationWarning, stacklevel=1)
    warnings.warn(f"look at {said}", UserWarning, stacklevel=1)
    thread = threading.Thread(target=_fail, args=(said,), name=said)
    thread.start()
    thread.join()
    _Untidy(said)
    asyncio.run(_forget(said))
    return HttpResponse("all told")


async def _forget(said: str) -> None:
    """A task whose mistake nobody asks for: asyncio tells it to its own logger."""
    task = asyncio.get_running_loop().create_task(asyncio.to_thread(_fail, said))
    await asyncio.sleep(0.2)
    del task


urlpatterns = [path("noisy/", noisy), *of_the_product]
