"""The source archive and the wheel: whole, and able to work where no checkout is."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from configparser import ConfigParser
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
PACKAGES = ("leaflets", "formats", "styles")

pytestmark = pytest.mark.slow


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    done = subprocess.run(
        command, cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def checkout(program: Callable[[str], Path]) -> list[str]:
    """Name every file that is or may be committed; safe.directory lets root read a checkout that is another user's."""
    if not (TOP / ".git").exists():
        pytest.skip("not a checkout: nothing says which files belong to the project")
    git = (
        str(program("git")),
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    )
    return sorted(name for name in run(*git, folder=TOP).split("\0") if (TOP / name).is_file())


@pytest.fixture(scope="module")
def built(checkout: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build from a copy, since building leaves folders behind; the wheel is made of the unpacked source archive."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in checkout:
        copy.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(TOP / name, copy / name)
    # -P: our own build.py stands at the top of the tree.
    run(sys.executable, "-P", "-m", "build", "--no-isolation", folder=copy)
    return copy / "dist"


def only(pattern: str, folder: Path) -> Path:
    (found,) = folder.glob(pattern)
    return found


def test_the_source_archive_is_the_whole_checkout(checkout: list[str], built: Path) -> None:
    with tarfile.open(only("*.tar.gz", built)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert set(checkout) - names == set()


def test_the_wheel_is_the_three_packages_with_all_their_files(checkout: list[str], built: Path) -> None:
    wheel = only("*.whl", built)
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    about = {name for name in names if ".dist-info/" in name}
    assert names - about == {name for name in checkout if name.startswith(tuple(f"{package}/" for package in PACKAGES))}
    assert {name.partition("/licenses/")[2] for name in about} >= {"LICENSE", "NOTICE"}


@pytest.fixture(scope="module")
def site(built: Path) -> Path:
    """Install the wheel beside nothing else; its dependencies are those that the tests run with."""
    folder = built.parent / "site"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install", "--no-index", "--no-deps")
    run(*pip, "--target", folder, only("*.whl", built), folder=built)
    return folder


def test_the_wheel_gives_one_command(site: Path, tmp_path: Path) -> None:
    entries = ConfigParser()
    entries.read(only("leaflets-*.dist-info/entry_points.txt", site))
    assert dict(entries["console_scripts"]) == {"leaflets": "leaflets.cli:main"}
    assert "build" in run(site / "bin" / "leaflets", "--help", folder=tmp_path, PYTHONPATH=str(site))
    places = "import formats, leaflets, styles; print(*(m.__file__ for m in (leaflets, formats, styles)), sep='\\n')"
    found = run(sys.executable, "-c", places, folder=tmp_path, PYTHONPATH=str(site)).splitlines()
    assert found == [str(site / package / "__init__.py") for package in PACKAGES]


def test_the_command_makes_what_the_checkout_makes(site: Path, tmp_path: Path) -> None:
    """Fonts, styles and words all come from the wheel: the same bytes, made in a folder that holds no checkout."""
    build = ("build", "dry-needling", "--content", TOP / "content", "--format", "html", "--format", "large_print")
    run(site / "bin" / "leaflets", *build, "--output", tmp_path / "wheel", folder=tmp_path, PYTHONPATH=str(site))
    run(sys.executable, TOP / "build.py", *build, "--output", tmp_path / "checkout", folder=tmp_path)
    made = artefacts(tmp_path / "wheel")
    assert {Path(name).suffix for name in made} == {".html", ".pdf"}
    assert made == artefacts(tmp_path / "checkout")


def artefacts(output: Path) -> dict[str, bytes]:
    made = [path for path in output.glob("build/*/*/*") if path.suffix in {".html", ".pdf"}]
    return {str(path.relative_to(output)): path.read_bytes() for path in made}
