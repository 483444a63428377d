"""Make every format of the leaflets: `python build.py`, or `python build.py --help`."""

import sys
from pathlib import Path

if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python says so here, and cannot later
        print("Python 3.11 or newer is needed; `make leaflets` sets everything up.", file=sys.stderr)
        sys.exit(2)

    from leaflets.cli import main

    sys.exit(main(home=Path(__file__).resolve().parent))
