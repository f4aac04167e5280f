"""Schemas closed in themselves, as plain draft-07 JSON Schema."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from asynction_spec.readers.avro import BadAvroSchema, avro_to_draft7, parse_avro
from asynction_spec.readers.openapi import to_draft7
from asynction_spec.structure.nodes import Node, is_reference
from asynction_spec.structure.schema_formats import SchemaFormat, format_of
from asynction_spec.structure.schema_table import SUBSCHEMAS, is_multi_format
from asynction_spec.structure.shapes import Choice, ListOf, MapOf, Shape

if TYPE_CHECKING:
    from asynction_spec.structure.references import References

# Identifiers would change the base of our own references; definitions are made anew.
_LEFT_OUT = frozenset(["$id", "$schema", "definitions", "$defs", "prefixItems"])


def bundle(node: Node, references: References, schema_format: str = "") -> dict[str, Any] | bool:
    """Give the schema at a place with everything it refers to.

    Nothing is inlined: a schema that is referred to twice stands once under
    ``definitions``, and one that refers to itself still does. OpenAPI and Avro are
    written as draft-07; what JSON Schema cannot say is ``True``.

    Args:
        node: The schema.
        references: Follows references.
        schema_format: Its ``schemaFormat``; empty for AsyncAPI's own.

    """
    return _Bundle(references, format_of(schema_format)).of(node)


class _Bundle:
    def __init__(self, references: References, schema_format: SchemaFormat) -> None:
        self._references = references
        # Of what is being rewritten: what a schema refers to is of the same format.
        self._format = schema_format
        self._names: dict[tuple[int, SchemaFormat], str] = {}
        self._definitions: dict[str, Any] = {}
        self._pending: list[tuple[str, Node, SchemaFormat]] = []

    def of(self, node: Node) -> dict[str, Any] | bool:
        root = self._references.follow(node)
        self._names[id(root.value), self._format] = "#"
        schema: dict[str, Any] | bool = self._rewrite(root)
        while self._pending:
            name, target, self._format = self._pending.pop()
            self._definitions[name] = self._rewrite(target)
        if self._definitions and isinstance(schema, dict):
            schema["definitions"] = self._definitions
        return schema

    def _rewrite(self, node: Node) -> Any:
        if self._format is SchemaFormat.OTHER:
            return True
        if self._format is SchemaFormat.AVRO:
            return self._avro(self._references.follow(node))
        value = node.value
        if isinstance(value, bool):
            return value
        if is_reference(value):
            return {"$ref": self._reference_to(self._references.follow(node))}
        if is_multi_format(value):
            return self._rewrite_as(format_of(value["schemaFormat"]), node.child("schema"))
        schema = {
            key: self._rewrite_field(node.child(key)) for key in value if key not in _LEFT_OUT
        }
        if "prefixItems" in value:
            schema |= self._tuple(node)
        return to_draft7(schema) if self._format is SchemaFormat.OPENAPI else schema

    def _rewrite_as(self, schema_format: SchemaFormat, node: Node) -> Any:
        before, self._format = self._format, schema_format
        schema = self._rewrite(node)
        self._format = before
        return schema

    def _avro(self, node: Node) -> Any:
        try:
            parsed = parse_avro(node.value)
        except (BadAvroSchema, ImportError):  # of which the document's diagnostics tell
            return True
        root = self._names.get((id(node.value), self._format), "")
        schema, definitions = avro_to_draft7(parsed, name=self._reserve, root=root)
        self._definitions |= definitions
        return schema

    def _rewrite_field(self, node: Node) -> Any:
        shape = SUBSCHEMAS.get(str(node.key))
        return node.value if shape is None else self._rewrite_shape(node, shape)

    def _rewrite_shape(self, node: Node, shape: Shape) -> Any:
        if isinstance(shape, Choice) and not is_reference(node.value):
            shape = shape.pick(node.value, None)
        if isinstance(shape, ListOf):
            return [self._rewrite_shape(item, shape.item) for item in node.children()]
        if isinstance(shape, MapOf):
            return {
                member.key: self._rewrite_shape(member, shape.value) for member in node.children()
            }
        return self._rewrite(node) if isinstance(node.value, dict | bool) else node.value

    def _tuple(self, node: Node) -> dict[str, Any]:
        """Write 2020-12's ``prefixItems`` and ``items`` as draft-07 does."""
        positions = self._rewrite_shape(node.child("prefixItems"), SUBSCHEMAS["prefixItems"])
        if isinstance(node.value.get("items"), dict | bool):
            return {"items": positions, "additionalItems": self._rewrite(node.child("items"))}
        return {"items": positions}

    def _reference_to(self, target: Node) -> str:
        address = (id(target.value), self._format)
        if address not in self._names:
            name = self._reserve(str(target.key))
            self._names[address] = f"#/definitions/{name}"
            self._pending.append((name, target, self._format))
        return self._names[address]

    def _reserve(self, key: str) -> str:
        stem = re.sub(r"[^A-Za-z0-9._-]", "_", key) or "schema"
        name, number = stem, 1
        while name in self._definitions:
            number += 1
            name = f"{stem}-{number}"
        self._definitions[name] = None  # keeps its place: definitions stand in order of need
        return name
