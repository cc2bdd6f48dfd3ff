"""Content that is opened again is taken as it was accepted: a rule that came later locks nothing away."""

from pydantic import ValidationInfo

AS_KEPT = {"kept": True}
"""The context in which what is stored is validated."""


def is_kept(info: ValidationInfo) -> bool:
    """Whether a value is opened, and does not come in."""
    return info.context is AS_KEPT
