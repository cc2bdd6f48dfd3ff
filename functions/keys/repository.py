"""The wrapped keys of the caller, as the caller may see them."""

from shared import aws
from shared.vault import IssuedKey, Purpose, UserIsErased, issued_keys


def newest_keys(user_id: str) -> dict[Purpose, IssuedKey]:
    """The newest key of each purpose, read with the caller's rights. Raises UserIsErased."""
    issued = {
        purpose: issued_keys(user_id, purpose, dynamodb=aws.as_caller("dynamodb")) for purpose in Purpose
    }
    if not all(issued.values()):
        raise UserIsErased()
    return {purpose: keys[-1] for purpose, keys in issued.items()}
