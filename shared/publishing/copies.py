"""Copies in the public store: put, replaced as a whole, taken back; and the edge told to forget them."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from shared import aws, clock, config
from shared.publishing.addresses import FOLDER
from shared.publishing.names import release_all
from shared.table.publications import (
    forget_publication,
    note_publication,
    note_standing,
    publication_of,
)

AT_THE_EDGE_SECONDS = 3600
_CACHING = f"public, max-age=0, s-maxage={AT_THE_EDGE_SECONDS}, must-revalidate"


@dataclass(frozen=True)
class Copy:
    """One object of a publication. `path` is what follows `/p/`."""

    path: str
    media_type: str
    data: bytes = field(repr=False)


def publish(user_id: str, copies: list[Copy]) -> bool:
    """Makes exactly these copies public; False where they are already, or publishing is suspended.

    What is about to be public is written down before it is, so that nothing public is ever forgotten.
    Where publishing is suspended meanwhile, what was put since goes again, also what a try before this put
    that did not live to remove it.
    """
    before, digest = publication_of(user_id), _digest(copies)
    if before.digest == digest and not before.suspended:
        return False
    paths = tuple(copy.path for copy in copies)
    both = tuple(dict.fromkeys((*before.paths, *paths)))
    if note_publication(user_id, both, unless_suspended=True):
        for copy in copies:
            _put(copy)
        _remove(path for path in before.paths if path not in paths)
        _forget_at_the_edge(both)
        if note_publication(user_id, paths, digest, unless_suspended=True):
            return True
    _remove(both)
    _forget_at_the_edge(both)
    return False


def take_back(user_id: str, *, for_good: bool = False) -> None:
    """Nothing of this user is public any more. Repeats itself without harm.

    It is in doubt what is public before the first copy goes, so that the same copies are made again where
    it is interrupted. `for_good` gives the user's names back too, and forgets the user.
    """
    paths = publication_of(user_id).paths
    if paths:
        note_publication(user_id, paths)
        _remove(paths)
        _forget_at_the_edge(paths)
        note_publication(user_id, ())
    if for_good:
        release_all(user_id)
        forget_publication(user_id)


def suspend(user_id: str, *, as_of: str) -> None:
    """Nothing is public, and nothing will be until `resume`, unless the account stood otherwise later."""
    if note_standing(user_id, suspended=True, as_of=as_of):
        take_back(user_id)


def resume(user_id: str, *, as_of: str) -> bool:
    """Lets a suspended publication be made again. False where the account stood otherwise later."""
    return note_standing(user_id, suspended=False, as_of=as_of)


def _put(copy: Copy) -> None:
    aws.own("s3").put_object(
        Bucket=config.read("BUCKET_PUBLIC"),
        Key=FOLDER + copy.path,
        Body=copy.data,
        ContentType=copy.media_type,
        CacheControl=_CACHING,
    )


def _remove(paths: Iterable[str]) -> None:
    for path in paths:
        aws.own("s3").delete_object(Bucket=config.read("BUCKET_PUBLIC"), Key=FOLDER + path)


def _forget_at_the_edge(paths: tuple[str, ...]) -> None:
    wanted = [f"/{FOLDER}{path}" for path in paths]
    aws.own("cloudfront").create_invalidation(
        DistributionId=aws.setting("distribution-id"),
        InvalidationBatch={
            "Paths": {"Quantity": len(wanted), "Items": wanted},
            "CallerReference": f"{clock.now().isoformat()}-{_digest_of(wanted)}",
        },
    )


def _digest(copies: list[Copy]) -> str:
    parts = [
        part
        for copy in copies
        for part in (copy.path, copy.media_type, hashlib.sha256(copy.data).hexdigest())
    ]
    return _digest_of(parts)


def _digest_of(parts: list[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
