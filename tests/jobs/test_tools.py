import re

from leaflets.jobs.tools import tools


def test_every_package_that_the_project_asks_for_has_its_version() -> None:
    versions = tools()["packages"]
    assert {"weasyprint", "python-docx", "av", "pyttsx3"} <= set(versions)
    assert "pytest" not in versions
    assert all(re.match(r"\d", version) for version in versions.values())


def test_python_and_the_system_s_libraries_are_named() -> None:
    assert tools()["python"].startswith("cpython-3")
    assert any(name.startswith("libpango-1.0.so.") for name in tools()["libraries"])
