"""What all readers share: following references, and handing out shared schemas."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypedDict

from asynction_spec.diagnostics import Diagnostic
from asynction_spec.model.schemas import Schema
from asynction_spec.readers.bundles import bundle
from asynction_spec.structure.nodes import Node, is_reference
from asynction_spec.structure.schema_table import is_multi_format, is_native

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from asynction_spec.structure.references import References


class Common(TypedDict):
    """The fields of every element."""

    pointer: str
    raw: Mapping[str, Any]
    extensions: Mapping[str, Any]


class Reader:
    """Reads the fields of nodes that the walk has found sound."""

    def __init__(self, root: Node, references: References) -> None:
        #: The whole document.
        self.root = root

        #: What turned out to be wrong while reading.
        self.diagnostics: list[Diagnostic] = []

        self._references = references
        self._schemas: dict[tuple[str, str], Schema] = {}

    def report(self, code: str, message: str, node: Node, hint: str = "") -> None:
        """Note a fault that shows only when an object is read together with others."""
        self.diagnostics.append(
            Diagnostic(code=code, message=message, hint=hint, location=node.location)
        )

    def follow(self, node: Node) -> Node:
        """Give what a node stands for: itself, or what its reference leads to."""
        return self._references.follow(node) if is_reference(node.value) else node

    def step(self, node: Node) -> Node:
        """Follow one reference only: where in the document the author pointed."""
        return self._references.step(node) if is_reference(node.value) else node

    def get(self, node: Node, key: str) -> Node | None:
        """Give a field, references followed; ``None`` when it is missing."""
        return self.follow(node.child(key)) if key in node.value else None

    def unfollowed(self, node: Node, key: str) -> Iterator[Node]:
        """Give the members or items of a field, references not followed."""
        return iter(()) if node.value.get(key) is None else node.child(key).children()

    def each(self, node: Node, key: str) -> Iterator[Node]:
        """Give the members or items of a field, references followed."""
        return (self.follow(child) for child in self.unfollowed(node, key))

    def text(self, node: Node, key: str) -> str:
        """Give a string field; empty when it is missing."""
        return node.value.get(key) or ""

    def texts(self, node: Node, key: str) -> tuple[str, ...]:
        """Give a list of strings; empty when it is missing."""
        return tuple(node.value.get(key, ()))

    def common(self, node: Node, *known: str) -> Common:
        """Give the fields of every element.

        Args:
            node: The element.
            known: Extensions that have fields of their own in the model.

        """
        extensions = {
            key: value
            for key, value in node.value.items()
            if key.startswith("x-") and key not in known
        }
        return {"pointer": node.place, "raw": node.value, "extensions": extensions}

    def schema(self, node: Node | None, *, schema_format: str = "") -> Schema | None:
        """Give the schema at a place: always the same one for the same place.

        Args:
            node: A Schema Object, or in 3.x a Multi Format Schema Object.
            schema_format: The format that 2.x names beside the schema.

        """
        if node is None:
            return None
        node = self.follow(node)
        if is_multi_format(node.value):
            return self.schema(node.child("schema"), schema_format=node.value["schemaFormat"])
        foreign = "" if is_native(schema_format) else schema_format
        key = (node.place, foreign)
        if key not in self._schemas:
            self._schemas[key] = Schema(
                pointer=node.place,
                raw=node.value,
                foreign_format=foreign,
                bundler=partial(bundle, node, self._references),
            )
        return self._schemas[key]
