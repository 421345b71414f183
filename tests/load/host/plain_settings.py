"""The settings of production, with plain Django pages beside the product's own, to compare with."""

from decision_aid.settings import *  # noqa: F403

ROOT_URLCONF = "tests.load.host.plain_urls"
