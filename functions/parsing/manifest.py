"""Reads hostile bytes. Has no right but to log: what it cannot reach it cannot lose."""

from shared.manifest import EntryPoint, Manifest

MANIFEST = Manifest(
    domain="parsing",
    entry_points=(EntryPoint(module="app", layers=("core", "images"), memory_mb=1024, timeout_seconds=30),),
)
