"""What every test may ask for: hypothesis profiles, and programs that are named when they are not there."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.projects import Project, project

# Machines that run several suites at once stall for seconds: neither a deadline nor a slow strategy is a fault there.
settings.register_profile("usual", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
# The same examples at every run: what lands never depends on luck, and nothing is kept between runs.
settings.register_profile("ci", settings.get_profile("usual"), derandomize=True, database=None)
# A look while one works: `make quick`.
settings.register_profile("quick", settings.get_profile("ci"), max_examples=8)
# Minutes, for a night or after a change to the reading of sources: HYPOTHESIS_PROFILE=thorough make test
settings.register_profile("thorough", settings.get_profile("usual"), max_examples=2000)


def _in_ci() -> bool:
    return os.environ.get("CI") == "true"


settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if _in_ci() else "usual"))


def _program(name: str) -> Path:
    return _installed(Path(shutil.which(name) or name))


def _installed(path: Path) -> Path:
    if path.exists():
        return path
    if _in_ci():
        pytest.fail(f"{path} is not installed, and CI must have it")
    pytest.skip(f"{path} is not installed")


@pytest.fixture(scope="session")
def program() -> Callable[[str], Path]:
    """Give the path of a program by its name, or skip the test and name it; where CI=true the test fails."""
    return _program


@pytest.fixture(scope="session")
def installed() -> Callable[[Path], Path]:
    """Give back the path of a file that set-up installs, or skip the test and name it; where CI=true the test fails."""
    return _installed


@pytest.fixture
def one(tmp_path: Path) -> Project:
    """Give a project with one leaflet, and a plug-in of formats that fail in every way there is."""
    return project(tmp_path)
