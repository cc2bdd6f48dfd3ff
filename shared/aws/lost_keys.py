"""Which failures of AWS mean that a key of KMS cannot be used, whatever service needed it.

Such a key is not erased data: it can be enabled again. So nobody is told that nothing is there.
"""

from collections.abc import Mapping
from typing import Any

from shared.errors import KeyUnavailable

_BY_KMS = {
    "DisabledException", "KMSInvalidStateException", "NotFoundException", "AccessDeniedException",
    "InvalidKeyUsageException", "KeyUnavailableException",
}  # fmt: skip
_BY_STORES = {
    "KMS.DisabledException", "KMS.KMSInvalidStateException", "KMS.InvalidStateException",
    "KMS.NotFoundException", "KMSAccessDeniedException", "KMSDisabledException", "KMSNotFoundException",
    "KMSInvalidStateException",
}  # fmt: skip
_DENIALS = {"AccessDenied", "AccessDeniedException", "ValidationException"}


def raise_where_lost(parsed: Mapping[str, Any], model: Any, **_: Any) -> None:
    """A hook after every call: raises KeyUnavailable where its answer means a key that cannot be used."""
    error = parsed.get("Error")
    if error and _is_lost(model.service_model.service_name, error):
        raise KeyUnavailable(model.name, error.get("Code", ""))


def _is_lost(service: str, error: Mapping[str, str]) -> bool:
    code = error.get("Code", "")
    if service == "kms":
        return code in _BY_KMS
    return code in _BY_STORES or (code in _DENIALS and "kms" in error.get("Message", "").lower())
