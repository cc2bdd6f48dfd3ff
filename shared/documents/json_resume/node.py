"""A cursor over one object of a file: every value is taken once, and what nobody takes is known.

This is how a reader can promise that nothing is lost: it need not list what it does not understand.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from shared.documents.found import Unplaced


class Node:
    """One object of the file at `path`. Taking a value removes it; `left` is the rest."""

    def __init__(self, values: dict[str, Any], path: str) -> None:
        self.path = path
        self._values = dict(values)
        self._left: list[Unplaced] = []
        self._children: list[Node] = []

    def text(self, *names: str) -> str | None:
        """The first of these keys that says something, as text; numbers as they were written."""
        for name in names:
            written = _as_text(self._values.get(name))
            if written is not None:
                del self._values[name]
                return written
        return None

    def texts(self, *names: str) -> list[str]:
        """The first of these keys that is a list of texts (or one text alone)."""
        for name in names:
            value = self._values.get(name)
            if (alone := _as_text(value)) is not None:
                del self._values[name]
                return [alone]
            if isinstance(value, list) and value:
                del self._values[name]
                return self._texts_of(value, _below(self.path, name))
        return []

    def child(self, name: str) -> "Node | None":
        """The object under this key, as a node whose rest counts as this one's."""
        if not isinstance(self._values.get(name), dict):
            return None
        return self._adopt(Node(self._values.pop(name), _below(self.path, name)))

    def children(self, name: str, *, text_key: str | None = None) -> "list[Node]":
        """The objects in the list under this key; a bare text stands for `{text_key: text}`."""
        if not isinstance(self._values.get(name), list):
            return []
        found = []
        for place, value in enumerate(self._values.pop(name)):
            path = f"{_below(self.path, name)}[{place}]"
            if text_key and _as_text(value) is not None:
                value = {text_key: value}
            if isinstance(value, dict):
                found.append(self._adopt(Node(value, path)))
            else:
                self._left += leaves(value, path)
        return found

    def fields(self, allowed: frozenset[str]) -> dict[str, Any]:
        """The values under the allowed names, as they are."""
        names = [name for name in self._values if name in allowed]
        return {name: plain(self._values.pop(name)) for name in names}

    def give_back(self, name: str, value: str) -> None:
        """Return what was taken but has no place after all."""
        self._left.append(Unplaced(path=_below(self.path, name), value=value))

    def left(self) -> list[Unplaced]:
        """Every value that nobody took, here and in the children, with its path."""
        rest = [
            found for name, value in self._values.items() for found in leaves(value, _below(self.path, name))
        ]
        return self._left + rest + [found for child in self._children for found in child.left()]

    def _adopt(self, child: "Node") -> "Node":
        self._children.append(child)
        return child

    def _texts_of(self, values: list[Any], path: str) -> list[str]:
        texts = []
        for place, value in enumerate(values):
            written = _as_text(value)
            if written is not None:
                texts.append(written)
            else:
                self._left += leaves(value, f"{path}[{place}]")
        return texts


def leaves(value: Any, path: str) -> Iterator[Unplaced]:
    """Every text, number and truth value below `path`; null and empty text say nothing."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, _below(path, name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{place}]")
    elif value is not None and not (isinstance(value, str) and not value.strip()):
        yield Unplaced(path=path, value=plain(value))


def plain(value: Any) -> Any:
    """The value with numbers as JSON has them."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return {name: plain(inner) for name, inner in value.items()} if isinstance(value, dict) else value


def _as_text(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return None
    return str(value).strip() or None


def _below(path: str, name: str) -> str:
    step = name if name.replace("-", "_").isidentifier() else f'["{name}"]'
    return f"{path}.{step}" if path and not step.startswith("[") else path + step
