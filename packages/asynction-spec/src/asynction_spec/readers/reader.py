"""What all readers share: following references, and handing out shared schemas."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypedDict

from asynction_spec.diagnostics import Diagnostic
from asynction_spec.model.schemas import Schema
from asynction_spec.readers.bundles import bundle
from asynction_spec.structure.nodes import Node, is_reference
from asynction_spec.structure.schema_formats import SchemaFormat, format_of
from asynction_spec.structure.schema_table import is_multi_format

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from asynction_spec.structure.references import References
    from asynction_spec.structure.traits import Traits

# Formats whose schemas may refer to one of another format; the others are not looked into.
_JSON_SCHEMA = (SchemaFormat.NATIVE, SchemaFormat.OPENAPI)


class Common(TypedDict):
    """The fields of every element."""

    pointer: str
    raw: Mapping[str, Any]
    extensions: Mapping[str, Any]


class Reader:
    """Reads the fields of nodes that the walk has found sound."""

    def __init__(
        self,
        root: Node,
        references: References,
        traits: Traits,
        *,
        unknown: Collection[tuple[int, str]] = (),
    ) -> None:
        #: The whole document.
        self.root = root

        #: What turned out to be wrong while reading.
        self.diagnostics: list[Diagnostic] = []

        self._references = references
        self._traits = traits
        # What 2.x knows and 3.x does not, or the other way round, is not read by mistake.
        self._unknown = unknown
        self._schemas: dict[tuple[str, str, int], Schema] = {}

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

    def merged(self, node: Node, kind: str) -> Node:
        """Give an operation or a message with its traits."""
        return self._traits.merged(node, kind)

    def get(self, node: Node, key: str) -> Node | None:
        """Give a field, references followed; ``None`` when it is missing."""
        return self.follow(node.child(key)) if self._has(node, key) else None

    def unfollowed(self, node: Node, key: str) -> Iterator[Node]:
        """Give the members or items of a field, references not followed."""
        is_empty = not self._has(node, key) or node.value[key] is None
        return iter(()) if is_empty else node.child(key).children()

    def each(self, node: Node, key: str) -> Iterator[Node]:
        """Give the members or items of a field, references followed."""
        return (self.follow(child) for child in self.unfollowed(node, key))

    def text(self, node: Node, key: str) -> str:
        """Give a string field; empty when it is missing."""
        return (node.value[key] or "") if self._has(node, key) else ""

    def texts(self, node: Node, key: str) -> tuple[str, ...]:
        """Give a list of strings; empty when it is missing."""
        return tuple(node.value[key]) if self._has(node, key) else ()

    def _has(self, node: Node, key: str) -> bool:
        return key in node.value and (id(node.value), key) not in self._unknown

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
        return {"pointer": node.place, "raw": node.written, "extensions": extensions}

    def schema(self, node: Node | None, *, schema_format: str = "") -> Schema | None:
        """Give the schema at a place: always the same one for the same place.

        Args:
            node: A Schema Object, or in 3.x a Multi Format Schema Object.
            schema_format: The format that 2.x names beside the schema.

        """
        if node is None:
            return None
        node = self.follow(node)
        passed: set[int] = set()
        while format_of(schema_format) in _JSON_SCHEMA and is_multi_format(node.value):
            if id(node.value) in passed:
                message = "this schema leads round to itself, and says nothing"
                self.report("ref-cycle", message, node, "let it hold a schema")
                return None
            passed.add(id(node.value))
            schema_format = node.value["schemaFormat"]
            node = self.follow(node.child("schema"))
        foreign = "" if format_of(schema_format) is SchemaFormat.NATIVE else schema_format
        # A schema with traits merged in stands where the one without them does.
        key = (node.place, foreign, id(node.value))
        if key not in self._schemas:
            self._schemas[key] = Schema(
                pointer=node.place,
                raw=node.value,
                foreign_format=foreign,
                bundler=partial(bundle, node, self._references, schema_format),
            )
        return self._schemas[key]
