"""The web app: built when its sources changed, uploaded when its build changed."""

import hashlib
import mimetypes
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import boto3
from botocore.config import Config

from local.fingerprint import fingerprint, is_done, mark_done
from local.instance import PROJECT, REGION, Instance, clean_environment, tool
from local.outputs import resource

_WEB = PROJECT / "web"
_BUILD = _WEB / "dist"
_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_HASHED = "assets"


class WebBuildFailed(RuntimeError):
    """`npm` ended with an error; the message holds its last lines."""


def build() -> bool:
    """Build the web app if its sources changed since; False if there was nothing to do."""
    if not (_WEB / "package.json").exists():
        return False
    project = Instance(home=PROJECT / ".local", port=0)
    wanted = fingerprint(["web", "docs/openapi.json"])
    if is_done(project, "web-built", wanted) and (_BUILD / "index.html").exists():
        return False
    installed = _WEB / "node_modules" / ".installed"  # the Makefile's stamp too
    lock = _WEB / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        _npm("ci")
        installed.touch()
    _npm("run", "build")
    mark_done(project, "web-built", wanted)
    return True


def upload(instance: Instance) -> int:
    """Upload the build to the web bucket, the page that names the others last; the number of files."""
    if not (_BUILD / "index.html").exists():
        return 0
    files = sorted(path for path in _BUILD.rglob("*") if path.is_file())
    wanted = _content(files)
    if is_done(instance, "web-uploaded", wanted):
        return 0
    bucket, s3 = resource(instance, "bucket/web"), _client(instance)
    pages = [path for path in files if path.suffix == ".html"]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda path: _put(s3, bucket, path), [path for path in files if path not in pages]))
    for page in pages:
        _put(s3, bucket, page)
    mark_done(instance, "web-uploaded", wanted)
    return len(files)


def _put(s3: object, bucket: str, path: Path) -> None:
    """Files whose name holds their hash never change; of all others a browser asks each time."""
    name = path.relative_to(_BUILD).as_posix()
    s3.put_object(  # type: ignore[attr-defined]
        Bucket=bucket,
        Key=name,
        Body=path.read_bytes(),
        ContentType=mimetypes.guess_type(name)[0] or "application/octet-stream",
        CacheControl=_FOREVER if name.startswith(f"{_HASHED}/") else _ASK_AGAIN,
    )


def _content(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(_BUILD)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _npm(*arguments: str) -> None:
    environment = clean_environment() | {"CI": "true", "npm_config_loglevel": "error"}
    ended = subprocess.run(
        [tool("npm"), *arguments], cwd=_WEB, env=environment, capture_output=True, text=True, check=False
    )
    if ended.returncode:
        said = (ended.stdout + ended.stderr).splitlines()[-25:]
        raise WebBuildFailed(
            f"`npm {' '.join(arguments)}` failed in web/:{os.linesep}{os.linesep.join(said)}"
        )


def _client(instance: Instance) -> object:
    return boto3.client(
        "s3",
        endpoint_url=instance.endpoint_url,
        region_name=REGION,
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(s3={"addressing_style": "path"}),
    )
