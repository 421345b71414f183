"""The settings of production, with an address at which everything goes wrong that is not caught."""

from decision_aid.settings import *  # noqa: F403

ROOT_URLCONF = "tests.web.processes.noisy_urls"
