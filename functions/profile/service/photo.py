"""The photo: what arrives is made anew before it is kept."""

from pydantic import ValidationError

from functions.profile import repository
from shared.errors import InvalidInput, NotFound, StaleVersion, TooLarge, UnsupportedType
from shared.records.kinds import PHOTO
from shared.records.photo import PhotoContent
from shared.records.writing import again_if_stale, must_match
from shared.table import Stored, UserPartition

LARGEST_PHOTO = 4 * 1024 * 1024
"""What an invocation of a function can carry in base64."""
_TAKEN = ("image/jpeg", "image/png", "image/webp", "image/gif")
_BROKEN = "This picture could not be read safely. Save it as JPEG and send it again."


class PhotoNotFound(NotFound):
    code = "PHOTO_NOT_FOUND"
    message = "There is no photo in your profile."


class PhotoRefused(InvalidInput):
    code = "PHOTO_REFUSED"
    message = _BROKEN


def put_photo(
    partition: UserPartition, data: bytes, *, media_type: str, if_match: int | None = None
) -> Stored[PhotoContent]:
    """Keeps the picture, upright, at most 512 pixels a side, without its metadata.

    Raises UnsupportedType, TooLarge, PhotoRefused, StaleVersion.
    """
    if media_type.partition(";")[0].strip().lower() not in _TAKEN:
        raise UnsupportedType(f"Send a photo as one of {', '.join(_TAKEN)}.")
    if len(data) > LARGEST_PHOTO:
        raise TooLarge("A photo may have at most 4 MB. Send a smaller one.")
    content = _remade(data)

    def write() -> Stored[PhotoContent]:
        transaction = partition.transaction()
        old = partition.get(PHOTO)
        if if_match is not None and if_match != (old.version if old else 0):
            raise StaleVersion()
        stored = transaction.create(PHOTO, content) if old is None else transaction.replace(old, content)
        transaction.commit()
        return stored

    return again_if_stale(write, if_match=if_match)


def read_photo(partition: UserPartition) -> Stored[PhotoContent]:
    """The photo. Raises PhotoNotFound."""
    stored = partition.get(PHOTO)
    if stored is None:
        raise PhotoNotFound()
    return stored


def delete_photo(partition: UserPartition, *, if_match: int | None = None) -> None:
    """Removes the photo. Raises PhotoNotFound, StaleVersion."""
    must_match(read_photo(partition), if_match)
    transaction = partition.transaction()
    transaction.delete(PHOTO, "", version=if_match)
    transaction.commit()


def _remade(data: bytes) -> PhotoContent:
    answer = repository.remake_picture(data)
    if answer.get("status") == TooLarge.status:
        raise TooLarge(str(answer["refused"]))
    if "picture" not in answer:
        raise PhotoRefused(answer.get("refused"))
    try:
        return PhotoContent.model_validate(answer["picture"])
    except ValidationError:  # the maker of pictures is not believed either
        raise PhotoRefused() from None
