"""`python -m tools.openapi [--check]`: merges the domains' OpenAPI into docs/openapi.json."""

import importlib
import json
import sys
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from shared.manifest import Access, Manifest

PROJECT = Path(__file__).resolve().parent.parent
_AT_ROOT = [{"url": "/"}]
TARGET = PROJECT / "docs" / "openapi.json"


def merged() -> dict[str, Any]:
    """One OpenAPI 3.1 document over all domains that serve HTTP."""
    whole: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "Pathfinder",
            "version": "0.1.0",
            "description": "One private, truthful record of what a person has done at work, put to use.",
        },
        "servers": [{"url": "/api"}],
        "paths": {},
        "components": {
            "schemas": {},
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
        },
    }
    for domain in _domains():
        _merge(whole, *domain)
    whole["paths"] = dict(sorted(whole["paths"].items()))
    whole["components"]["schemas"] = dict(sorted(whole["components"]["schemas"].items()))
    return whole


def _domains() -> list[tuple[FastAPI, Manifest]]:
    names = sorted(path.parent.name for path in (PROJECT / "functions").glob("*/manifest.py"))
    manifests = {name: importlib.import_module(f"functions.{name}.manifest").MANIFEST for name in names}
    return [
        (importlib.import_module(f"functions.{name}.app").api, manifest)
        for name, manifest in manifests.items()
        if any(entry_point.routes for entry_point in manifest.entry_points)
    ]


def _merge(whole: dict[str, Any], api: FastAPI, manifest: Manifest) -> None:
    part = api.openapi()
    for path, operations in part["paths"].items():
        if _is_signed_in(path, manifest):
            operations = {
                method: {**operation, "security": [{"bearer": []}]}
                for method, operation in operations.items()
            }
        whole["paths"][path] = operations if path.startswith("/v1") else {**operations, "servers": _AT_ROOT}
    for name, schema in part.get("components", {}).get("schemas", {}).items():
        known = whole["components"]["schemas"].setdefault(name, schema)
        if known != schema:
            raise ValueError(f"Two domains give the schema {name} different shapes.")


def _is_signed_in(path: str, manifest: Manifest) -> bool:
    """As the gateway sees it: the longest route of the manifest that leads the path."""
    below = path.removeprefix("/v1")
    routes = [route for entry in manifest.entry_points for route in entry.routes]
    fitting = [
        route
        for route in routes
        if below == route.path or (not route.exact and below.startswith(f"{route.path}/"))
    ]
    return max(fitting, key=lambda route: len(route.path)).access is Access.SIGNED_IN


def main() -> int:
    text = json.dumps(merged(), indent=1, ensure_ascii=False) + "\n"
    if "--check" in sys.argv:
        return 0 if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
