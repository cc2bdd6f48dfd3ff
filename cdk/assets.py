"""What each function ships: its own domain and `shared`, sources and byte code, nothing else.

`build/compiled/<version>/<hash>` holds `functions` and `shared`, compiled, and
`build/assets/<version>/<domain>-<hash>` a copy of what one domain needs. Byte code is checked
against nothing at start-up (`unchecked-hash`), since an asset never changes once it is there.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from aws_cdk import AssetHashType
from aws_cdk import aws_lambda as lambda_

from cdk.interpreters import interpreter
from cdk.system import PROJECT

_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", "*.md.orig", ".*")
_PLACE_ON_LAMBDA = "/var/task"
_A_DAY_IN_SECONDS = 86_400


@dataclass(frozen=True)
class Assets:
    """Stages the code of all domains for one version of Python; None: this environment's."""

    version: tuple[int, int] | None
    project: Path = PROJECT

    def code(self, domain: str) -> lambda_.Code:
        """The asset of a domain, named by the content of its sources."""
        return lambda_.Code.from_asset(
            str(self.stage(domain)), asset_hash=self._hash(domain), asset_hash_type=AssetHashType.CUSTOM
        )

    def stage(self, domain: str) -> Path:
        """Copy what a domain ships to a folder of its own and return that."""
        place = self._build / "assets" / self._label / f"{domain}-{self._hash(domain)[:16]}"

        def fill(folder: Path) -> None:
            for part in ("shared", f"functions/{domain}"):
                shutil.copytree(self._compiled / part, folder / part)

        return _made_once(place, fill)

    @property
    def _build(self) -> Path:
        return self.project / "build"

    @property
    def _label(self) -> str:
        major, minor = self.version or sys.version_info[:2]
        return f"python{major}.{minor}" + ("" if self._interpreter else "-sources")

    @property
    def has_byte_code(self) -> bool:
        """Whether this machine can compile for that version; sources alone start several times slower."""
        return self._interpreter is not None

    @property
    def _interpreter(self) -> str | None:
        return interpreter(self.version or (sys.version_info[0], sys.version_info[1]))

    @cached_property
    def _compiled(self) -> Path:
        """All sources with their byte code."""
        digest = hashlib.sha256(self._part_hashes("shared") + self._part_hashes("functions")).hexdigest()

        def fill(folder: Path) -> None:
            for part in ("shared", "functions"):
                shutil.copytree(self.project / part, folder / part, ignore=_LEFT_OUT)
            if self._interpreter:
                _compile(self._interpreter, folder)
            _let_anybody_read(folder)

        return _made_once(self._build / "compiled" / self._label / digest[:16], fill)

    def _hash(self, domain: str) -> str:
        digest = hashlib.sha256(self._label.encode())
        for part in ("shared", f"functions/{domain}"):
            digest.update(self._part_hashes(part))
        return digest.hexdigest()

    def _part_hashes(self, part: str) -> bytes:
        """The digest of the names and contents of a folder's files."""
        digest = hashlib.sha256()
        root = self.project / part
        for path in sorted(path for path in root.rglob("*") if path.is_file()):
            if "__pycache__" not in path.parts and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(root)}\0{path.stat().st_mode & 0o111}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.digest()


def _made_once(place: Path, fill: Callable[[Path], None]) -> Path:
    """Fill a folder beside its place, then move it there: others see all of it or nothing.

    Several syntheses may run at once; whoever is second finds the work done.
    """
    if place.exists():
        return place
    place.parent.mkdir(parents=True, exist_ok=True)
    _remove_old(place.parent)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=place.parent))
    fill(draft)
    try:
        draft.rename(place)
    except OSError:
        shutil.rmtree(draft)
    return place


def _let_anybody_read(folder: Path) -> None:
    """Lambda reads the files as another user than who packed them."""
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _remove_old(folder: Path) -> None:
    """What nobody made or looked for within a day."""
    for path in folder.iterdir():
        if time.time() - path.stat().st_mtime > _A_DAY_IN_SECONDS:
            shutil.rmtree(path, ignore_errors=True)


def _compile(interpreter: str, place: Path) -> None:
    """Compile as if the files were where Lambda unpacks them, so that tracebacks name that place."""
    subprocess.run(
        [interpreter, "-m", "compileall", "-q", "-j", "1", "--invalidation-mode", "unchecked-hash",
         "-s", str(place), "-p", _PLACE_ON_LAMBDA, str(place)],
        check=True,
    )  # fmt: skip
