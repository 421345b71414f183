"""All tests; commands such as ``python -m tests.bench.report`` find the settings by this.

The host of the tests takes health records, which is off by default.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")
os.environ.setdefault("DECISION_AID_RECORDS", "1")
