"""How a build tells what it does, on stderr: a bar on a terminal, lines elsewhere."""

from __future__ import annotations

import sys
from typing import Any, Protocol


class Progress(Protocol):
    """What a build tells."""

    def begin(self, total: int) -> None:
        """So many artefacts are to come, at most."""

    def step(self, words: str) -> None:
        """One more artefact is there, or has failed."""

    def say(self, words: str) -> None:
        """Something that a person should read."""

    def end(self) -> None:
        """All is done."""


class Lines:
    """One line a step, for logs."""

    def __init__(self) -> None:
        self._done = self._total = 0

    def begin(self, total: int) -> None:
        """Count from none."""
        self._done, self._total = 0, total

    def step(self, words: str) -> None:
        """Print how far it is, and what was made."""
        self._done += 1
        self.say(f"[{self._done}/{self._total}] {words}")

    def say(self, words: str) -> None:
        """Print it."""
        print(words, file=sys.stderr, flush=True)  # noqa: T201 - this is where progress goes

    def end(self) -> None:
        """Leave the lines as they are."""


class Bar:
    """A bar that shows how far it is; what must be read stays above it."""

    def __init__(self) -> None:
        self._bar: Any = None

    def begin(self, total: int) -> None:
        """Draw the bar."""
        from tqdm import tqdm

        tqdm.monitor_interval = 0  # no thread of its own: processes are forked later
        self._bar = tqdm(
            total=total, unit="file", leave=False, dynamic_ncols=True, mininterval=0, miniters=1, file=sys.stderr
        )

    def step(self, words: str) -> None:
        """Move the bar on."""
        self._bar.set_postfix_str(words, refresh=False)
        self._bar.update()

    def say(self, words: str) -> None:
        """Print it above the bar."""
        if self._bar is None:
            print(words, file=sys.stderr, flush=True)  # noqa: T201 - as above
        else:
            self._bar.write(words, file=sys.stderr)

    def end(self) -> None:
        """Remove the bar."""
        if self._bar is not None:
            self._bar.close()


def progress_for(*, terminal: bool, ci: bool) -> Progress:
    """Choose how to tell it: a bar where somebody watches."""
    return Bar() if terminal and not ci else Lines()
