"""An interpreter of another version on this machine, to compile byte code for the functions with."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_KEPT_BY_TOOLS = (".pyenv/versions/{version}.*/bin", ".local/share/uv/python/cpython-{version}.*/bin")
_SAYS_ITS_VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"


@cache
def interpreter(version: tuple[int, int]) -> str | None:
    """The path of one that runs and is of this version, or None where there is none."""
    if version == sys.version_info[:2]:
        return sys.executable
    wanted = f"{version[0]}.{version[1]}"
    return next((path for path in _candidates(wanted) if _says(path) == wanted), None)


def _candidates(version: str) -> Iterator[str]:
    name = f"python{version}"
    if found := shutil.which(name):
        yield found
    for pattern in _KEPT_BY_TOOLS:
        yield from (str(folder / name) for folder in Path.home().glob(pattern.format(version=version)))


def _says(path: str) -> str | None:
    """What the program itself says: what lies on the search path may only stand for one that is missing."""
    try:
        said = subprocess.run([path, "-c", _SAYS_ITS_VERSION], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return said.stdout.strip() if said.returncode == 0 else None
