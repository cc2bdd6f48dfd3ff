"""Whether what a step depends on has changed since it was last done."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from local.instance import PROJECT, Instance

_SKIPPED = {"__pycache__", "node_modules", ".git", "dist", ".local", "build", "cdk.out"}


def fingerprint(paths: Iterable[str], *also: str) -> str:
    """A digest of the names and contents of files and folders of the project, and of what else matters."""
    digest = hashlib.sha256("\0".join(also).encode())
    for path in sorted(_files(paths)):
        digest.update(f"{path.relative_to(PROJECT)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_done(instance: Instance, step: str, wanted: str) -> bool:
    """Whether the step was last done for this fingerprint."""
    stamp = instance.stamps / step
    return stamp.exists() and stamp.read_text() == wanted


def mark_done(instance: Instance, step: str, wanted: str) -> None:
    instance.stamps.mkdir(parents=True, exist_ok=True)
    (instance.stamps / step).write_text(wanted)


def mark_undone(instance: Instance, step: str) -> None:
    (instance.stamps / step).unlink(missing_ok=True)


def _files(paths: Iterable[str]) -> set[Path]:
    found: set[Path] = set()
    for name in paths:
        place = PROJECT / name
        candidates = place.rglob("*") if place.is_dir() else [place]
        found |= {path for path in candidates if path.is_file() and not _SKIPPED & set(path.parts)}
    return {path for path in found if path.suffix != ".pyc"}
