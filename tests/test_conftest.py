"""A program that is missing: skipped by its name on an author's machine, a failure in CI."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings


def test_a_program_is_given_by_its_path(program: Callable[[str], Path]) -> None:
    assert program(sys.executable) == Path(sys.executable)


def test_a_missing_program_is_named_in_a_skip(program: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"^no-such-program is not installed$"):
        program("no-such-program")


def test_a_missing_program_fails_in_ci(program: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=r"^no-such-program is not installed, and CI must have it$"):
        program("no-such-program")


def test_ci_tries_the_same_examples_at_every_run() -> None:
    assert settings.get_profile("ci").derandomize
    assert settings().deadline is None


def test_a_missing_file_is_named_in_a_skip(installed: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    assert installed(Path(__file__)) == Path(__file__)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"^no/such.jar is not installed$"):
        installed(Path("no/such.jar"))
