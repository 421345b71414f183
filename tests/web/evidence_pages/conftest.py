"""What is reached by links, for the files here that look at all of it; they go to one worker."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.crawl import Site, crawl


@pytest.fixture(scope="package")
def site() -> Site:
    return crawl(Client())
