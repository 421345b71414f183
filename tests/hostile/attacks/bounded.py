"""How long a fuzzer runs: so many examples, the same in every run, on every machine."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_NOT_CHECKED = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)


def bounded(examples: int) -> settings:
    return settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=(*_NOT_CHECKED, HealthCheck.function_scoped_fixture),
    )
