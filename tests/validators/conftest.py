"""Fixtures of the judges: what they judge, and the programs that they are."""

from __future__ import annotations

import pytest

from tests.validators.built import Built, build, once


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build everything once for all processes of pytest."""
    return Built(once(tmp_path_factory, "built", build))
