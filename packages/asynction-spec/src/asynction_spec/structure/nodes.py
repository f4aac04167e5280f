"""A place in a document's tree: a value that knows where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asynction_spec.source.pointers import to_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asynction_spec.diagnostics import Location
    from asynction_spec.source.source import Source

# By isinstance: a caller's mapping may hold strings and numbers of classes of its own.
_TYPES: dict[type, str] = {
    bool: "a boolean",  # before int, of which it is a kind
    int: "an integer",
    float: "a number",
    str: "a string",
    dict: "an object",
    list: "a list",
    type(None): "null",
}


class Node:
    """A value and the way to it from the root."""

    __slots__ = ("key", "parent", "source", "value")

    def __init__(
        self, value: Any, source: Source, parent: Node | None = None, key: str | int = ""
    ) -> None:
        self.value = value
        self.source = source
        self.parent = parent
        self.key = key

    def child(self, key: str | int) -> Node:
        """Give a member that is known to exist."""
        return Node(self.value[key], self.source, self, key)

    def children(self) -> Iterator[Node]:
        """Give all members of a mapping or items of a list, in order."""
        keys = self.value if isinstance(self.value, dict) else range(len(self.value))
        return (self.child(key) for key in keys)

    @property
    def written(self) -> Any:
        """The value as it was written, which traits may add to."""
        return self.value

    @property
    def tokens(self) -> list[str | int]:
        """The keys and indexes that lead here from the root."""
        tokens: list[str | int] = []
        node = self
        while node.parent is not None:
            tokens.append(node.key)
            node = node.parent
        return tokens[::-1]

    @property
    def pointer(self) -> str:
        """The JSON pointer to this place."""
        return to_pointer(self.tokens)

    @property
    def place(self) -> str:
        """The JSON pointer to this place; after the file's name if it is another file."""
        return self.pointer if self.source.is_main else f"{self.source.name}#{self.pointer}"

    @property
    def location(self) -> Location:
        """The file, line and column of this place."""
        return self.source.locate(self.tokens)


def is_reference(value: Any) -> bool:
    """Whether a value is a Reference Object, well-formed or not."""
    return isinstance(value, dict) and "$ref" in value


def value_type(value: Any) -> str:
    """Give the JSON type of a value as words: ``a string``, ``an object``."""
    return next(words for kind, words in _TYPES.items() if isinstance(value, kind))
