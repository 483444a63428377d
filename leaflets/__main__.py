"""The same as the command `leaflets`: `python -m leaflets`."""

from __future__ import annotations

import sys

from leaflets.cli import main

if __name__ == "__main__":
    sys.exit(main())
