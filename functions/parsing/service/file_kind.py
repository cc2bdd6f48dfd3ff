"""What a file looks like, by its first bytes; its name and what the client calls it are only hints."""

import io
import zipfile
from typing import Literal

FileKind = Literal[
    "json",
    "linkedin",
    "docx",
    "odt",
    "zip",
    "pdf",
    "europass",
    "rtf",
    "doc",
    "image",
    "html",
    "text",
    "binary",
]

_START = 1024
_MOST_NAMES = 10_000
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*")
_LINKEDIN_FILES = {"profile.csv", "positions.csv", "connections.csv", "skills.csv"}


def file_kind(data: bytes) -> FileKind:
    """The kind of file that these bytes are."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data)
    if data[:_START].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "doc"
    if data.startswith(_IMAGES):
        return "image"
    return _kind_of_text(data)


def _kind_of_text(data: bytes) -> FileKind:
    start = data[:_START].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] in (b"{", b"["):
        return "json"
    if start[:1] == b"<":
        words = start.lower()
        if b"europass" in words or b"skillspassport" in words:
            return "europass"
        return "html" if b"<html" in words or b"<!doctype html" in words else "text"
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "json"  # UTF-16 text: the reader of JSON knows what to say about it
    return "binary" if b"\x00" in start else "text"


def _kind_of_zip(data: bytes) -> FileKind:
    """By the names in the directory at the archive's end; nothing is decompressed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {info.filename.lower() for info in archive.infolist()[:_MOST_NAMES]}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "zip"
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names and "mimetype" in names:
        return "odt"
    leaves = {name.rsplit("/", 1)[-1] for name in names}
    return "linkedin" if len(leaves & _LINKEDIN_FILES) >= 2 else "zip"
