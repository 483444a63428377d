"""A child process that answers one line of JSON for each line of JSON, and may crash or hang."""

from __future__ import annotations

import contextlib
import json
import subprocess
import tempfile
import weakref
from threading import Timer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import IO


class Broken(Exception):
    """The child crashed, hung or answered what cannot be; the message says which."""


class Child:
    """One running child process; it ends when this object does."""

    def __init__(self, command: Sequence[str], seconds: float) -> None:
        """Start it in an empty folder of its own; an answer may take so many seconds."""
        self._seconds = seconds
        folder = tempfile.TemporaryDirectory(prefix="leaflets-")
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the child
        self.process = subprocess.Popen(  # noqa: S603 - the command is ours
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log, cwd=folder.name
        )
        self._end = weakref.finalize(self, _end, self.process, self._log, folder)

    def ask(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """Send a question and wait for its answer. Raises Broken."""
        assert self.process.stdin is not None
        if not self._end.alive:
            message = "its process was ended"
            raise Broken(message)
        try:
            self.process.stdin.write(json.dumps(question).encode() + b"\n")
            self.process.stdin.flush()
        except OSError as problem:
            raise Broken(self._last_words()) from problem
        return self.receive()

    def receive(self) -> dict[str, Any]:
        """Wait for a line that the child sends. Raises Broken."""
        assert self.process.stdout is not None
        timer = Timer(self._seconds, self.process.kill)
        timer.start()
        try:
            line = self.process.stdout.readline()
        finally:
            timer.cancel()
        if not line.endswith(b"\n"):
            raise Broken(self._last_words())
        try:
            answer: dict[str, Any] = json.loads(line)
        except ValueError as problem:
            message = f"it answered {line[:80]!r}"
            raise Broken(message) from problem
        return answer

    def close(self) -> None:
        """End the child and free what it held."""
        self._end()

    def _last_words(self) -> str:
        """Say how it ended, with the last line it wrote on stderr."""
        status = self.process.wait()
        self._log.seek(0)
        lines = self._log.read().decode(errors="replace").strip().splitlines()
        return f"its process ended with status {status}" + (f": {lines[-1]}" if lines else "")


def _end(process: subprocess.Popen[bytes], log: IO[bytes], folder: tempfile.TemporaryDirectory[str]) -> None:
    for stream in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            if stream:
                stream.close()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    log.close()
    folder.cleanup()
