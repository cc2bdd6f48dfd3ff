"""The receipt of an erasure, for whoever holds its code."""

from functions.privacy.schemas.erasures import ErasureAnswer
from shared.errors import NotFound
from shared.table import erasures, hash_of


class ErasureNotFound(NotFound):
    code = "ERASURE_NOT_FOUND"
    message = "There is no receipt with this code."


def read_receipt(code: str) -> ErasureAnswer:
    """What became of the account. The code is looked up by its hash. Raises ErasureNotFound."""
    found = erasures.find_by_receipt(hash_of(code))
    if found is None:
        raise ErasureNotFound()
    return ErasureAnswer(
        status="erased" if found.erased_at else "erasing",
        begun_at=found.begun_at,
        erased_at=found.erased_at,
        counts=dict(found.counts),
    )
