"""Schemas closed in themselves, as plain draft-07 JSON Schema."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from asynction_spec.structure.nodes import Node, is_reference
from asynction_spec.structure.schema_table import SUBSCHEMAS, is_multi_format, is_native
from asynction_spec.structure.shapes import Choice, ListOf, MapOf, Shape

if TYPE_CHECKING:
    from asynction_spec.structure.references import References

# Identifiers would change the base of our own references; definitions are made anew.
_LEFT_OUT = frozenset(["$id", "$schema", "definitions", "$defs", "prefixItems"])


def bundle(node: Node, references: References) -> dict[str, Any] | bool:
    """Give the schema at a place with everything it refers to.

    Nothing is inlined: a schema that is referred to twice stands once under
    ``definitions``, and one that refers to itself still does.
    """
    return _Bundle(references).of(node)


class _Bundle:
    def __init__(self, references: References) -> None:
        self._references = references
        self._names: dict[int, str] = {}
        self._definitions: dict[str, Any] = {}
        self._pending: list[tuple[str, Node]] = []

    def of(self, node: Node) -> dict[str, Any] | bool:
        root = self._references.follow(node)
        self._names[id(root.value)] = "#"
        schema: dict[str, Any] | bool = self._rewrite(root)
        while self._pending:
            name, target = self._pending.pop()
            self._definitions[name] = self._rewrite(target)
        if self._definitions and isinstance(schema, dict):
            schema["definitions"] = self._definitions
        return schema

    def _rewrite(self, node: Node) -> Any:
        value = node.value
        if isinstance(value, bool):
            return value
        if is_reference(value):
            return {"$ref": self._reference_to(self._references.follow(node))}
        if is_multi_format(value):
            native = is_native(value["schemaFormat"])
            return self._rewrite(node.child("schema")) if native else True
        schema = {
            key: self._rewrite_field(node.child(key)) for key in value if key not in _LEFT_OUT
        }
        return schema | self._tuple(node) if "prefixItems" in value else schema

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
        if id(target.value) not in self._names:
            name = self._name(str(target.key))
            self._names[id(target.value)] = f"#/definitions/{name}"
            self._definitions[name] = None  # keeps its place: definitions stand in order of need
            self._pending.append((name, target))
        return self._names[id(target.value)]

    def _name(self, key: str) -> str:
        stem = re.sub(r"[^A-Za-z0-9._-]", "_", key) or "schema"
        name, number = stem, 1
        while name in self._definitions:
            number += 1
            name = f"{stem}-{number}"
        return name
