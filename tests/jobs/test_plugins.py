import importlib
from pathlib import Path

import pytest

from leaflets.format import Format, all_formats
from leaflets.jobs.plugins import code_of, plugin_files


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Format:
    monkeypatch.syspath_prepend(tmp_path)
    package = tmp_path / "a_plugin_of_formats"
    (package / "inner").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "inner" / "__init__.py").write_text("def render(document, kit): return {}\n")
    (package / "template.html").write_text("<p>")
    render = importlib.import_module("a_plugin_of_formats.inner").render
    return Format("plugin", "Plugin", "text/plain", render)


def test_a_plugin_depends_on_every_file_of_its_package(plugin: Format, tmp_path: Path) -> None:
    before = code_of(plugin)
    names = {str(Path(path).relative_to(tmp_path)) for path in plugin_files([plugin])}
    assert names == {f"a_plugin_of_formats/{name}" for name in ("__init__.py", "inner/__init__.py", "template.html")}
    (tmp_path / "a_plugin_of_formats" / "template.html").write_text("<b>")
    assert code_of(plugin) != before


def test_built_in_formats_are_in_the_engine_s_digest_already() -> None:
    assert plugin_files(list(all_formats().values())) == {}
