"""A value that is sealed until somebody opens it on purpose."""

from typing import Generic, TypeVar

from pydantic import BaseModel

from shared.kept import AS_KEPT
from shared.vault.data_keys import key_of_version
from shared.vault.issuing import Purpose
from shared.vault.sealing import Binding, open_sealed

Content = TypeVar("Content", bound=BaseModel)


class Sealed(Generic[Content]):
    """Ciphertext, the place it is bound to, and the model it opens into. Loading never decrypts."""

    __slots__ = ("_binding", "_blob", "_model", "_purpose", "_user_id")

    def __init__(
        self, blob: bytes, binding: Binding, model: type[Content], *, user_id: str, purpose: Purpose
    ) -> None:
        self._blob, self._binding, self._model = blob, binding, model
        self._user_id, self._purpose = user_id, purpose

    def open(self) -> Content:
        """The content. Raises SealBroken where it was altered or moved, UserIsErased without a key."""
        key = key_of_version(self._user_id, self._purpose, self._binding.key_version)
        text = open_sealed(self._blob, self._binding, key.secret)
        return self._model.model_validate_json(text, context=AS_KEPT)

    def __repr__(self) -> str:
        return "<sealed>"
