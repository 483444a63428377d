"""The command line: `python build.py`, `python -m leaflets`, or `leaflets` where the wheel is installed."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets import commands
from leaflets.errors import Fault, FormatError, LeafletError, SettingsError
from leaflets.jobs import disk
from leaflets.pictures import pictures
from leaflets.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaflets.settings import Settings

DONE, FAILED, WRONG_USE, STOPPED = 0, 1, 2, 130

_OWN = {"formats", "leaflets", "styles"}
_EXAMPLES = """examples:
  build.py                                      every leaflet in every format
  build.py dry-needling --format html           one leaflet, one format
  build.py --format large_print --option large_print.size=24
  build.py check                                what could harm or puzzle a reader
"""


def main(argv: Sequence[str] | None = None, home: Path | None = None) -> int:
    """Run one command and give the exit status: 0 done, 1 faults or failures, 2 wrong use, 130 stopped by Ctrl-C.

    `home` is the project to work on where the current folder is in none.
    """
    try:
        status = _run(sys.argv[1:] if argv is None else list(argv), home)
        sys.stdout.flush()
    except (SettingsError, FormatError) as error:
        return _stop(str(error), WRONG_USE)
    except LeafletError as error:
        return _stop(str(error), FAILED)
    except ModuleNotFoundError as error:
        return _without_packages(error)
    except KeyboardInterrupt:
        return _stop("stopped", STOPPED)
    except BrokenPipeError:
        _write_no_more()  # whoever read the results has seen enough
        return DONE
    except OSError as error:
        _write_no_more()
        return _disk_fault(error)
    return status


def _write_no_more() -> None:
    """Let what waits to be written go nowhere: Python would try once more at exit, and complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(words: list[str], home: Path | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")  # a terminal that lacks a letter must not stop a build
    chosen = settings(Path.cwd(), home)
    # `build` is what is meant where no command is named.
    named = words and words[0] in {*COMMANDS, "-h", "--help"}
    asked = _parser(chosen).parse_args(words if named else ["build", *words])
    run: Callable[[argparse.Namespace, Settings], bool] = COMMANDS[asked.command]
    return DONE if run(asked, chosen) else FAILED


COMMANDS: dict[str, Callable[[argparse.Namespace, Settings], bool]] = {
    "build": commands.build,
    "check": commands.check,
    "list": commands.show_list,
    "schema": commands.schema,
    "new": commands.new,
    "pictures": pictures,
}


def _parser(chosen: Settings) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="leaflets" if Path(sys.argv[0]).name == "__main__.py" else None,
        description="Make every format that a patient was promised from one YAML source of a leaflet.",
        epilog=_EXAMPLES + "`build` is the command where none is named; `COMMAND --help` says more of each.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    adds = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_build(_command(adds, "build", "make the formats, and a page that shows them", chosen), chosen)
    _add_leaflets(_command(adds, "check", "say what could harm or puzzle a reader; make nothing", chosen))
    _command(adds, "list", "list the leaflets and the formats", chosen)
    _command(adds, "schema", "print the JSON Schema of leaflet.yaml, for editors", chosen)
    new = _command(adds, "new", "start a new leaflet", chosen)
    new.add_argument("name", metavar="NAME", help="its folder's name: small letters, digits and hyphens")
    _add_pictures(adds, chosen)
    return parser


def _command(
    adds: argparse._SubParsersAction[argparse.ArgumentParser], name: str, words: str, chosen: Settings
) -> argparse.ArgumentParser:
    parser = adds.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".", allow_abbrev=False)
    parser.add_argument("--content", type=Path, default=chosen.content, help="the folder of the leaflets (%(default)s)")
    parser.add_argument(
        "--today",
        type=_date,
        default=date.today(),  # noqa: DTZ011 - a review is due by the calendar on the author's wall
        metavar="YYYY-MM-DD",
        help="the date that findings about dates use (%(default)s)",
    )
    parser.add_argument("--json", action="store_true", help="print results for machines")
    return parser


def _add_leaflets(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "leaflets",
        nargs="*",
        metavar="LEAFLET",
        help="the name of a leaflet's folder, or the path of a YAML file; none means all of them",
    )


def _add_build(parser: argparse.ArgumentParser, chosen: Settings) -> None:
    _add_leaflets(parser)
    add = parser.add_argument
    add("--format", action="append", default=[], metavar="ID", help="make this format only; may be repeated")
    add(
        "--option",
        action="append",
        default=[],
        metavar="FORMAT.KEY=VALUE",
        help="set an option of a format, such as large_print.size=24; may be repeated",
    )
    add("--language", action="append", default=[], metavar="TAG", help="make this language only; may be repeated")
    add("--jobs", type=_count, metavar="N", help="so many artefacts at once (as many as there are cores)")
    add("--output", type=Path, default=chosen.output, help="the folder for what is made (%(default)s)")
    add("--no-cache", action="store_true", help="make everything anew, and leave output/.cache alone")
    add(
        "--draft",
        action="store_true",
        help="use the quick voice, and build what is not approved (always so, while there is one voice)",
    )


def _add_pictures(adds: argparse._SubParsersAction[argparse.ArgumentParser], chosen: Settings) -> None:
    words = "search the picture library and show what it has"
    parser = adds.add_parser("pictures", help=words, description=f"{words.capitalize()}.", allow_abbrev=False)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    find = _command(actions, "find", "find pictures by the words of a sentence", chosen)
    find.add_argument("words", nargs="+", metavar="WORD", help="what the picture should say")
    for action in (find, _command(actions, "list", "show all pictures", chosen)):
        action.add_argument("--no-sheet", action="store_true", help="write no page that shows them")
        action.add_argument("--output", type=Path, default=chosen.output, help="the folder of the page (%(default)s)")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a date like 2028-02-29") from None


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text[:9]) > 0:
        return int(text[:9])
    raise argparse.ArgumentTypeError(f"{text} is not a whole number from 1")


def _stop(words: str, status: int) -> int:
    print(words, file=sys.stderr)  # noqa: T201 - what is wrong goes to stderr
    return status


def _without_packages(error: ModuleNotFoundError) -> int:
    if (error.name or "").partition(".")[0] in _OWN:
        raise error
    return _stop(
        f"The Python package {error.name} is missing: run `make leaflets`, or `python3 -m venv .venv && "
        ".venv/bin/pip install --require-hashes -r requirements.txt` and then .venv/bin/python",
        WRONG_USE,
    )


def _disk_fault(error: OSError) -> int:
    if error.errno not in disk.FAULTS:
        raise error
    where = f"{error.filename2 or error.filename}: " if error.filename else ""
    return _stop(str(Fault(f"{where}{error.strerror}", hint="what was there before is as it was")), FAILED)
