"""All tests; commands such as ``python -m tests.bench.report`` find the settings by this."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")
