from pathlib import Path

import pytest

from tests.projects import Project, project


@pytest.fixture
def one(tmp_path: Path) -> Project:
    return project(tmp_path)
