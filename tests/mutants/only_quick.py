"""A pytest plugin for `make mutants`: leaves out tests that take long or whose result depends on chance."""

from __future__ import annotations

import pytest

_SLOW_FIXTURES = {"site_dir", "site_url", "browser"}
_SLOW_MARKERS = ("measures_time", "slow")


def _is_quick(item: pytest.Item) -> bool:
    waits = _SLOW_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    by_chance = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
    return not waits and not by_chance and not any(item.get_closest_marker(name) for name in _SLOW_MARKERS)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the quick tests."""
    left_out = [item for item in items if not _is_quick(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if _is_quick(item)]
