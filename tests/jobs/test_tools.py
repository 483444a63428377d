import re
import tomllib

from leaflets.jobs.tools import PACKAGES, tools
from tests.projects import ROOT


def test_they_are_the_packages_that_the_project_depends_on() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = [re.split(r"[<>=~!\[ ]", item)[0].lower() for item in project["dependencies"]]
    assert sorted(PACKAGES) == sorted(names)


def test_every_package_has_a_version() -> None:
    versions = tools()["packages"]
    assert set(versions) == set(PACKAGES)
    assert all(re.match(r"\d", version) for version in versions.values())
    assert tools()["python"].startswith("cpython-3")
