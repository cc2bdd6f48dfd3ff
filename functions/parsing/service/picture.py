"""A picture made anew from hostile bytes: right way up, small, and without anything but what is seen."""

import base64
import io
import warnings
from typing import Any

from shared.documents import DocumentRefused

MOST_PIXELS = 50_000_000
_LONGEST_SIDE = 512
_LARGEST_BYTES = 45_000
_QUALITIES = (88, 80, 72, 64, 50, 35)
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_BACKGROUND = (255, 255, 255)

_NO_PICTURE = "This is not a picture that can be read. Send a photo as JPEG, PNG or WebP."
_TOO_MANY_PIXELS = "This picture has more than 50 million pixels. Send a smaller one."


class PictureTooLarge(DocumentRefused):
    """More pixels than anybody needs, whatever the size of the file."""

    status = 413


def remake(data: bytes) -> dict[str, Any]:
    """JPEG of at most 512 pixels a side and 45 kB, as `{media_type, width, height, data (base64)}`.

    Nothing of the file's metadata (place, device, comments, thumbnails) is carried over; of an animation
    the first frame is taken. Raises DocumentRefused for what is no picture, or an excessive one.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise PictureTooLarge(_TOO_MANY_PIXELS)
            opened.draft("RGB", (_LONGEST_SIDE * 2, _LONGEST_SIDE * 2))
            small = _upright_and_small(opened, ImageOps)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureTooLarge(_TOO_MANY_PIXELS) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError):
        raise DocumentRefused(_NO_PICTURE) from None
    small.info.clear()  # what it says of itself would be written into the new one
    encoded = _encoded(small)
    return {
        "media_type": "image/jpeg",
        "width": small.width,
        "height": small.height,
        "data": base64.b64encode(encoded).decode(),
    }


def _upright_and_small(opened: Any, operations: Any) -> Any:
    """In the usual colours (sRGB), on white where it is transparent."""
    from PIL import Image

    upright = operations.exif_transpose(opened)
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Image.Resampling.LANCZOS)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        layers = upright.convert("RGBA")
        plain = Image.new("RGB", layers.size, _BACKGROUND)
        plain.paste(layers, mask=layers.getchannel("A"))
        return plain
    return _in_usual_colours(upright, opened.info.get("icc_profile"))


def _in_usual_colours(picture: Any, profile: bytes | None) -> Any:
    """A camera's own colours made the usual ones, where it says what they are and that can be believed."""
    if profile and picture.mode == "RGB":
        from PIL import ImageCms

        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"))
        except (ImageCms.PyCMSError, OSError, ValueError):
            return picture.convert("RGB")
        return converted or picture.convert("RGB")
    return picture.convert("RGB")


def _encoded(picture: Any) -> bytes:
    """The best quality that is small enough."""
    for quality in _QUALITIES:
        target = io.BytesIO()
        picture.save(target, "JPEG", quality=quality, optimize=True, progressive=True)
        if target.tell() <= _LARGEST_BYTES:
            return target.getvalue()
    raise DocumentRefused(_NO_PICTURE)
