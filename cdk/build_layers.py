"""`python -m cdk.build_layers`: the wheels of every layer, for Python 3.13 on arm64, into `build/layers`.

Versions are those of `requirements.txt`. Needs a package index; nothing is compiled here, so a
library without a wheel for that platform is an error.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from cdk.layers import BUILT, SOURCES
from cdk.system import PROJECT, System, function_name

_PLATFORM = "aarch64-manylinux_2_28"
_VERSION = "3.13"
LIMIT_BYTES = 150_000_000
_LOCK = PROJECT / "requirements.txt"


def main() -> int:
    sizes = {path.parent.name: build(path.parent.name) for path in sorted(SOURCES.glob("*/requirements.txt"))}
    for name, size in sizes.items():
        print(f"{name:14} {size / 1e6:6.1f} MB")
    too_large = 0
    for manifest, entry_point in System.discover().entry_points():
        total = sum(sizes[layer] for layer in entry_point.layers)
        if total > LIMIT_BYTES:
            print(f"{function_name(manifest, entry_point)} has {total / 1e6:.1f} MB of layers.")
            too_large = 1
    return too_large


def build(name: str) -> int:
    """Build one layer unless it is up to date; its unzipped size in bytes."""
    place, stamp = BUILT / name, BUILT / f"{name}.hash"
    wanted = _fingerprint(name)
    if not (place.exists() and stamp.exists() and stamp.read_text() == wanted):
        shutil.rmtree(place, ignore_errors=True)
        _install(SOURCES / name / "requirements.txt", place / "python")
        for extra in SOURCES.joinpath(name).iterdir():
            if extra.is_dir():
                shutil.copytree(extra, place / extra.name)
        stamp.write_text(wanted)
    return sum(path.stat().st_size for path in place.rglob("*") if path.is_file())


def _install(requirements: Path, place: Path) -> None:
    uv = Path(sys.executable).with_name("uv")
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as versions:
        versions.write(_pinned())
        versions.flush()
        command = [uv, "pip", "install", "--quiet", "--target", place, "--requirement", requirements]
        command += ["--constraint", versions.name, "--python-platform", _PLATFORM]
        command += ["--python-version", _VERSION, "--only-binary", ":all:", "--link-mode", "copy"]
        subprocess.run([str(part) for part in command], check=True)


def _pinned() -> str:
    """The lock without its hashes, which a constraint cannot carry."""
    lines = (line.split(" \\")[0] for line in _LOCK.read_text().splitlines())
    return "\n".join(line for line in lines if line and not line.startswith((" ", "#")))


def _fingerprint(name: str) -> str:
    digest = hashlib.sha256(f"{_PLATFORM}{_VERSION}{_pinned()}".encode())
    for path in sorted(path for path in (SOURCES / name).rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(SOURCES)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
