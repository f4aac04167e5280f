"""Rules about how callers prove who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_spec.rules.check import ModelCheck, ObjectCheck, TreeCheck
from asynction_spec.rules.fault import fault, fault_at
from asynction_spec.rules.scope import items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asynction_spec.model.document import Document
    from asynction_spec.rules.fault import Faults
    from asynction_spec.rules.scope import Scope
    from asynction_spec.structure.nodes import Node


def _bearer_formats_belong_to_bearers(node: Node, _scope: Scope) -> Faults:
    if "bearerFormat" in node.value and str(node.value.get("scheme")).lower() != "bearer":
        message = f"'bearerFormat' means nothing to scheme {node.value.get('scheme')!r}"
        hint = "write 'scheme: bearer', or remove it"
        yield fault("bearer-format-misplaced", message, node.child("bearerFormat"), hint)


def _schemes_are_used(scope: Scope) -> Faults:
    used = set(_named(scope))
    for node, kind in scope.references:
        target = scope.step(node) if kind in ("", "securityScheme") else None
        if target is not None and scope.is_entry(target, "components", "securitySchemes"):
            used.add(target.key)
    for entry in scope.entries("components", "securitySchemes"):
        if entry.key not in used:
            message = f"nothing asks for the security scheme {entry.key!r}"
            hint = "name it under 'security', or remove it"
            yield fault("unused-security-scheme", message, entry, hint)


def _named(scope: Scope) -> Iterator[str | int]:
    """Give the schemes that requirements name: those of 2.x, and of ``x-security``."""
    for node in scope.of("server", "operation", "operationTrait", "channel"):
        for field in ("security", "x-security"):
            for requirement in items(node, field):
                if isinstance(requirement.value, dict):
                    yield from requirement.value


def _channels_of_a_namespace_agree(document: Document) -> Faults:
    for namespace in document.namespaces.values():
        secured = [channel for channel in namespace.channels if channel.security is not None]
        if any(channel.security != secured[0].security for channel in secured[1:]):
            text = f"namespace {namespace.address!r} has several lists of 'x-security'"
            hint, place = "keep one of them", secured[1].pointer
            yield fault_at(document, "conflicting-security", text, hint, place)


#: Checks of security.
CHECKS = (
    ObjectCheck(
        codes=("bearer-format-misplaced",),
        kinds=("securityScheme",),
        check=_bearer_formats_belong_to_bearers,
    ),
    TreeCheck(codes=("unused-security-scheme",), check=_schemes_are_used),
    ModelCheck(codes=("conflicting-security",), check=_channels_of_a_namespace_agree),
)
