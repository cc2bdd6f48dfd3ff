"""HTTP of the photo: bytes in, bytes out."""

from typing import Annotated, Any

from fastapi import Depends, Request, Response, status

from functions.profile import service
from functions.profile.schemas import PhotoAnswer
from functions.profile.service import PhotoNotFound, PhotoRefused
from shared.errors import StaleVersion, TooLarge, UnsupportedType
from shared.web import CurrentUser, IfMatch, limited, refusals, router_of, tag
from shared.web.partitions import reading, writing

router = router_of("profile")
_PICTURE: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
_SENT = {
    "requestBody": {
        "required": True,
        "content": dict.fromkeys(("image/jpeg", "image/png", "image/webp", "image/gif"), _PICTURE),
    }
}


async def _bytes_of(request: Request) -> bytes:
    return await request.body()


@router.put(
    "/profile/photo",
    openapi_extra=_SENT,
    responses=refusals(TooLarge, UnsupportedType, PhotoRefused, StaleVersion),
)
@limited("photo")
def put_photo(
    caller: CurrentUser,
    data: Annotated[bytes, Depends(_bytes_of)],
    if_match: IfMatch,
    request: Request,
    response: Response,
) -> PhotoAnswer:
    """Keeps a photo of at most 4 MB: upright, at most 512 pixels a side, without place or device."""
    media_type = request.headers.get("content-type", "")
    stored = service.put_photo(writing(caller), data, media_type=media_type, if_match=if_match)
    tag(response, stored.version)
    content = stored.content.open()
    return PhotoAnswer(version=stored.version, width=content.width, height=content.height)


@router.get(
    "/profile/photo",
    response_class=Response,
    responses=refusals(PhotoNotFound)
    | {200: {"description": "The photo", "content": {"image/jpeg": _PICTURE}}},
)
def read_photo(caller: CurrentUser) -> Response:
    """The photo itself."""
    stored = service.read_photo(reading(caller))
    content = stored.content.open()
    return Response(content.data, media_type=content.media_type, headers={"ETag": f'"{stored.version}"'})


@router.delete(
    "/profile/photo",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals(PhotoNotFound, StaleVersion),
)
def delete_photo(caller: CurrentUser, if_match: IfMatch) -> None:
    """Removes the photo."""
    service.delete_photo(writing(caller), if_match=if_match)
