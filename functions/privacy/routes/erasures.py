"""HTTP of the receipt of an erasure: for whoever holds its code, since no account is left to sign in to."""

from typing import Annotated

from fastapi import Path

from functions.privacy.schemas.erasures import ErasureAnswer
from functions.privacy.service import receipts
from functions.privacy.service.receipts import ErasureNotFound
from shared.web import refusals, router_of

router = router_of("erasures")


@router.get("/erasures/{receipt}", responses=refusals(ErasureNotFound))
def read_erasure(receipt: Annotated[str, Path(max_length=100)]) -> ErasureAnswer:
    """What became of an account: when its erasure began, when nothing was left, how much was removed."""
    return receipts.read_receipt(receipt)
