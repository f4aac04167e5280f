"""What checks of the tree see: the objects of a document, and where its references lead."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from asynction_spec.rules.values import Values
from asynction_spec.structure.nodes import Node, is_reference
from asynction_spec.structure.references import References, UnresolvedReference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from asynction_spec.structure.walk import Walk


class Scope:
    """A document after the walk."""

    def __init__(
        self, root: Node, references: References, walk: Walk, *, family: int, minor: int
    ) -> None:
        #: The whole document.
        self.root = root

        #: The major version of AsyncAPI.
        self.family = family

        #: The minor version.
        self.minor = minor

        #: Every reference, with the kind of object that it stands for.
        self.references = walk.references

        self._references = references
        self._walk = walk

    @cached_property
    def objects(self) -> dict[str, list[Node]]:
        """The sound objects by kind, with their traits when all is sound.

        Security schemes are one kind, whatever their types.
        """
        merged = self._walk.traits.known if self._walk.readable else _itself
        by_kind: dict[str, list[Node]] = {}
        for kind, node in self._walk.objects:
            if self._walk.is_sound(node):
                by_kind.setdefault(kind.partition(" ")[0], []).append(merged(node))
        return by_kind

    @cached_property
    def values(self) -> Values | None:
        """Compares values with schemas; ``None`` when some schemas cannot be read."""
        return Values(self._references) if self._walk.readable else None

    def of(self, *kinds: str) -> Iterator[Node]:
        """Give the sound objects of some kinds."""
        for kind in kinds:
            yield from self.objects.get(kind, ())

    def follow(self, node: Node) -> Node | None:
        """Give what a node stands for; ``None`` when its reference leads nowhere."""
        try:
            return self._references.follow(node)
        except UnresolvedReference:
            return None

    def step(self, node: Node) -> Node | None:
        """Follow one reference only; ``None`` when it leads nowhere."""
        try:
            return self._references.step(node) if is_reference(node.value) else node
        except UnresolvedReference:
            return None

    def get(self, node: Node, key: str) -> Node | None:
        """Give a field, references followed; ``None`` when it is missing or broken."""
        if key not in node.value:
            return None
        found = self.follow(node.child(key))
        return found if found is not None and self._walk.is_sound(found) else None

    def entries(self, *path: str) -> Iterator[Node]:
        """Give the members of an object below the root, references not followed."""
        node: Node = self.root
        for key in path:
            if not isinstance(node.value, dict) or key not in node.value:
                return
            node = node.child(key)
        if isinstance(node.value, dict):
            yield from node.children()

    def is_entry(self, node: Node, *path: str) -> bool:
        """Whether a node is a member of an object below the root of the document."""
        return node.source.is_main and _is_below(node, path)


def _itself(node: Node) -> Node:
    return node


def items(node: Node, key: str) -> Sequence[Node]:
    """Give the items of a list, or the members of an object, references not followed.

    A field that the standard does not have is not looked at by the walk: it may hold anything.
    """
    if not isinstance(node.value.get(key), dict | list):
        return ()
    return list(node.child(key).children())


def _is_below(node: Node, path: Sequence[str]) -> bool:
    return len(node.tokens) == len(path) + 1 and node.tokens[:-1] == list(path)
