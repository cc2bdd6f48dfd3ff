"""Pictures from anybody, made anew."""

import base64
import io
import struct
import subprocess
import sys
import zlib

import pytest
from PIL import Image

from functions.parsing.service.isolated import read_picture
from functions.parsing.service.picture import remake
from shared.documents import DocumentRefused

_PLACE = "Musterstrasse 7"


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (900, 600), mode: str = "RGB", **saved: object
) -> bytes:
    target = io.BytesIO()
    colour = (200, 30, 30, 0)[: len(mode)] if mode in ("RGB", "RGBA") else 7
    Image.new(mode, size, colour).save(target, kind, **saved)
    return target.getvalue()


def seen(data: bytes) -> Image.Image:
    made = remake(data)
    opened = Image.open(io.BytesIO(base64.b64decode(made["data"])))
    assert (opened.width, opened.height) == (made["width"], made["height"])
    assert opened.format == "JPEG"
    return opened


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that unfold to as many pixels as they say."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((width // 8 + 1) * min(height, 2000)), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_whatever_its_format_a_picture_becomes_a_small_jpeg(kind: str) -> None:
    assert max(seen(picture(kind)).size) == 512


def test_a_small_picture_stays_as_small() -> None:
    assert seen(picture(size=(80, 60))).size == (80, 60)


def test_place_device_and_comments_are_gone() -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x0110] = _PLACE, "Camera 3000"
    exif.get_ifd(0x8825)[1] = "N"
    data = picture(exif=exif, comment=_PLACE.encode())
    assert _PLACE.encode() in data
    opened = seen(data)
    assert not opened.getexif()
    assert "comment" not in opened.info
    assert _PLACE.encode() not in base64.b64decode(remake(data)["data"])


def test_a_picture_taken_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert seen(picture(size=(400, 200), exif=exif)).size == (200, 400)


def test_what_is_transparent_becomes_white() -> None:
    red, green, blue = seen(picture("PNG", mode="RGBA")).convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert min(red, green, blue) > 240


def test_a_busy_picture_is_small_enough_to_be_sealed() -> None:
    noise = Image.effect_noise((2000, 2000), 120).convert("RGB")
    target = io.BytesIO()
    noise.save(target, "JPEG", quality=95)
    assert len(base64.b64decode(remake(target.getvalue())["data"])) <= 45_000


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture at all",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>",
        b"%PDF-1.7",
        b"\xff\xd8\xff\xe0 but no more",
        picture()[:300],
        b"GIF89a" + b"\0" * 40,
        b"BM" + picture("BMP", (10, 10))[2:],
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) run",
    ],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentRefused) as refusal:
        remake(data)
    assert refusal.value.status == 422


@pytest.mark.parametrize("size", [(10_001, 10_000), (65_000, 65_000), (100_000, 1_000)])
def test_a_picture_of_a_hundred_million_pixels_is_refused_before_it_is_unfolded(
    size: tuple[int, int],
) -> None:
    with pytest.raises(DocumentRefused) as refusal:
        remake(png_that_claims(*size))
    assert refusal.value.status == 413


def test_a_bomb_ends_with_its_process_and_says_how_large_is_too_large() -> None:
    with pytest.raises(DocumentRefused) as refusal:
        read_picture(base64.b64encode(png_that_claims(20_000, 20_000)).decode())
    assert refusal.value.status == 413


@pytest.mark.parametrize("given", ["", "%%%", "aGVsbG8"])
def test_what_is_not_even_encoded_is_refused(given: str) -> None:
    with pytest.raises(DocumentRefused):
        read_picture(given)


def test_a_picture_comes_back_from_the_limited_process() -> None:
    assert read_picture(base64.b64encode(picture()).decode())["width"] == 512


def test_the_parser_has_no_client_and_no_key_in_its_memory() -> None:
    asked = "import sys, functions.parsing.app; print({'shared.aws', 'shared.vault'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
