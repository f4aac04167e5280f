"""What must be unique: ids and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_spec.rules.check import ObjectCheck, TreeCheck
from asynction_spec.rules.fault import fault
from asynction_spec.rules.scope import items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asynction_spec.rules.fault import Faults
    from asynction_spec.rules.scope import Scope
    from asynction_spec.structure.nodes import Node


def _operation_ids_are_unique(scope: Scope) -> Faults:
    return _unique(scope, "operation", "operationId", "duplicate-operation-id")


def _message_ids_are_unique(scope: Scope) -> Faults:
    return _unique(scope, "message", "messageId", "duplicate-message-id")


def _unique(scope: Scope, kind: str, field: str, code: str) -> Faults:
    first: dict[str, Node] = {}
    for place in _fields_in_order(scope, kind, field):
        seen = first.setdefault(place.value, place)
        if seen is not place:
            hint = f"the first is at {seen.location}; rename one"
            if seen.location == place.location:
                hint = "it comes from a trait of several objects: give each its own"
            yield fault(code, f"the {field} {place.value!r} stands here again", place, hint)


def _fields_in_order(scope: Scope, kind: str, field: str) -> list[Node]:
    """Give a field of all objects of a kind. One that a trait gives stands in the trait."""
    nodes = [node.child(field) for node in scope.of(kind) if field in node.value]
    return sorted(nodes, key=lambda node: node.location)


def _tags_are_unique(node: Node, scope: Scope) -> Faults:
    seen: set[str] = set()
    for item in items(node, "tags"):
        tag = scope.follow(item)
        name = tag.value.get("name") if tag is not None and isinstance(tag.value, dict) else None
        if isinstance(name, str) and name in seen:
            yield fault("duplicate-tag", f"the tag {name!r} stands here again", item, "remove it")
        if isinstance(name, str):
            seen.add(name)


def _operation_ids_differ_in_more_than_case(scope: Scope) -> Faults:
    """Tools that generate code make names of them, which they fold."""
    first: dict[str, tuple[str, Node]] = {}
    for name, place in _operation_ids(scope):
        seen, _ = first.setdefault(name.casefold(), (name, place))
        if seen != name:
            message = f"the id {name!r} differs from {seen!r} only in upper and lower case"
            yield fault("similar-operation-ids", message, place, "rename one")


def _operation_ids(scope: Scope) -> Iterator[tuple[str, Node]]:
    if scope.family > 2:
        yield from ((str(entry.key), entry) for entry in scope.entries("operations"))
        return
    for place in _fields_in_order(scope, "operation", "operationId"):
        yield place.value, place


_TAGGED = ("info", "server", "channel", "operation", "operationTrait", "message", "messageTrait")

#: Checks of what must be unique.
CHECKS = (
    TreeCheck(codes=("duplicate-operation-id",), check=_operation_ids_are_unique, family=2),
    TreeCheck(codes=("duplicate-message-id",), check=_message_ids_are_unique, family=2),
    ObjectCheck(codes=("duplicate-tag",), kinds=("document", *_TAGGED), check=_tags_are_unique),
    TreeCheck(codes=("similar-operation-ids",), check=_operation_ids_differ_in_more_than_case),
)
