import io
import sys
import threading

import pytest

from leaflets.jobs.progress import Bar, Lines, Progress, progress_for


def tell(progress: Progress) -> None:
    progress.say("before")
    progress.begin(2)
    progress.step("one html: 3 kB")
    progress.say("a fault")
    progress.step("one text: failed")
    progress.end()
    progress.say("after")


def test_lines_for_logs(capsys: pytest.CaptureFixture[str]) -> None:
    tell(Lines())
    assert capsys.readouterr() == ("", "before\n[1/2] one html: 3 kB\na fault\n[2/2] one text: failed\nafter\n")


def test_a_bar_keeps_what_must_be_read_and_starts_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    threads = threading.active_count()
    tell(Bar())
    shown = screen.getvalue()
    assert all(line in shown for line in ("before\n", "a fault\n", "after\n"))
    assert "2/2" in shown
    assert "one text: failed" in shown
    assert threading.active_count() == threads


def test_a_bar_is_for_who_watches() -> None:
    assert isinstance(progress_for(terminal=True, ci=False), Bar)
    assert isinstance(progress_for(terminal=True, ci=True), Lines)
    assert isinstance(progress_for(terminal=False, ci=False), Lines)
