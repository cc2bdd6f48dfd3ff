import io
import json
import zipfile

import pytest

from functions.parsing.service import parse
from shared.documents import DocumentRefused
from tests.shared_data import shared_data

RESUME = json.dumps({"basics": {"name": "Ana Lima"}, "work": [{"name": "Inn"}], "odd": 1}).encode()


def refusal(data: bytes, source: str = "auto", filename: str = "file") -> str:
    with pytest.raises(DocumentRefused) as refused:
        parse(data, source, filename)
    return refused.value.message


def zip_of(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize("source", ["json_resume", "auto"])
def test_a_json_resume_is_found_whatever_its_name(source: str) -> None:
    answer = parse(RESUME, source, "cv.pdf")
    assert answer["source"] == "json_resume"
    assert answer["found"]["profile"]["content"] == {"full_name": "Ana Lima"}
    assert answer["found"]["experiences"][0]["key"] == "work[0]"
    assert answer["unplaced"] == [{"path": "odd", "value": 1}]
    json.dumps(answer, allow_nan=False)


@pytest.mark.parametrize(
    ("data", "filename", "name"),
    [
        (b"%PDF-1.7 ...", "cv.json", "a PDF"),
        (zip_of("word/document.xml", "[Content_Types].xml"), "cv", "a Word document (DOCX)"),
        (zip_of("Profile.csv", "Positions.csv"), "cv", "a LinkedIn data export"),
        (zip_of("Basic_Export/Profile.csv", "Basic_Export/Skills.csv"), "cv", "a LinkedIn data export"),
        (zip_of("a.txt"), "cv", "a ZIP archive"),
        (zip_of("mimetype", "content.xml"), "cv", "an OpenDocument text"),
        (b"PK\x03\x04 broken", "cv", "a ZIP archive"),
        (
            b'<?xml version="1.0"?><SkillsPassport xmlns="http://europass.cedefop.europa.eu">',
            "cv",
            "a Europass",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "cv.doc", "an old Word document"),
        (b"{\\rtf1 x}", "cv.json", "rich text"),
        (b"\x89PNG\r\n\x1a\n", "cv", "a picture"),
        (b"<!doctype html><html>", "cv", "a web page"),
        (b"Ana Lima\nCook", "cv.txt", "plain text"),
        (b"name: Ana", "cv.yaml", "a YAML file"),
        (b"\x00\x01\x02", "cv.bin", "a binary file"),
        (b"\x00\x01\x02", "noending", "a binary file"),
    ],
)
def test_what_cannot_be_read_yet_is_named(data: bytes, filename: str, name: str) -> None:
    message = refusal(data, filename=filename)
    assert name in message
    assert "Only JSON Resume" in message


def test_a_linkedin_export_is_recognized() -> None:
    for path in shared_data("linkedin").rglob("*.zip"):
        assert "LinkedIn" in refusal(path.read_bytes(), "linkedin", path.name)


def test_json_that_was_said_to_be_something_else_is_refused() -> None:
    assert "JSON" in refusal(RESUME, "linkedin")


def test_utf_16_is_named_as_such() -> None:
    assert "UTF-16" in refusal(RESUME.decode().encode("utf-16"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"[" * 2_000_000,
        b'{"a":' * 900_000,
        b'{"basics": {"name": ' + b"9" * 4_000_000 + b"}}",
        b'{"basics": {"name": 1e999}}',
        b'{"basics": {"name": "\\ud800"}}',
        b'{"skills": [' + b'"x",' * 1_000_000 + b'"x"]}',
        b'{"skills": [' + b"[]," * 1_500_000 + b"[]]}",
        b'{"basics": {"name": "' + b"\\\\" * 2_600_000 + b'"}}',
        b'{"work": [{"startDate": "' + b"9-" * 1_000_000 + b'"}]}' + b" " * 4_000_000,
    ],
    ids=range(13),
)
def test_hostile_json_is_refused(data: bytes) -> None:
    assert refusal(data)


@pytest.mark.parametrize("text", ["9-" * 1_000_000, "a" * 2_000_000, "a." * 1_000_000, "\u3042 " * 300_000])
def test_long_texts_in_any_field_are_read_and_not_cut(text: str) -> None:
    entry = {"name": text, "startDate": text[:900_000], "url": text[:900_000], "position": "x"}
    answer = parse(
        json.dumps(
            {"work": [entry], "projects": [{"name": "x", "url": text[:99_999]}]}, ensure_ascii=False
        ).encode()[:],
        "auto",
        "",
    )
    assert answer["found"]["experiences"][0]["content"]["organization"] == text.strip()


def test_refusals_never_repeat_the_file() -> None:
    assert "Zebra" not in refusal(b'{"Zebra": Zebra}')
    assert "Zebra" not in refusal(b"Zebra", filename="Zebra.Zebra")
