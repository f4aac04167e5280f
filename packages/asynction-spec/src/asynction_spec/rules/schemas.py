"""Rules about schemas, by the keyword that they look at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from asynction_spec.diagnostics import Severity
from asynction_spec.rules.check import ObjectCheck
from asynction_spec.rules.fault import fault, listed, shown
from asynction_spec.rules.fitting import canonical, is_of_type
from asynction_spec.rules.scope import items
from asynction_spec.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from asynction_spec.rules.fault import Faults
    from asynction_spec.rules.scope import Scope
    from asynction_spec.structure.nodes import Node

# Keywords of later drafts, and of OpenAPI, with what draft-07 has for them.
_LATER: Mapping[str, str] = {
    "$anchor": "refer to a place by its pointer",
    "$dynamicAnchor": "refer to a place by its pointer",
    "$dynamicRef": "write '$ref'",
    "$recursiveAnchor": "refer to a place by its pointer",
    "$recursiveRef": "write '$ref'",
    "dependentRequired": "write 'dependencies'",
    "dependentSchemas": "write 'dependencies'",
    "maxContains": "write 'contains' alone",
    "minContains": "write 'contains' alone",
    "nullable": "write a list of types: 'type: [string, \"null\"]'",
    "unevaluatedItems": "write 'additionalItems'",
    "unevaluatedProperties": "write 'additionalProperties'",
}


def _check_default(node: Node, scope: Scope) -> Faults:
    if scope.values is None:
        return
    value = node.child("default")
    found = scope.values.mismatch(
        "default-mismatch", "the default does not fit its schema", value, node
    )
    if found is not None and scope.values.fits_unquoted(value, node):
        yield replace(found, hint="remove its quotes", severity=Severity.WARNING)
    elif found is not None:
        yield found


def _check_examples(node: Node, scope: Scope) -> Faults:
    if scope.values is None:
        return
    for value in items(node, "examples"):
        found = scope.values.mismatch(
            "example-mismatch", "this example does not fit its schema", value, node
        )
        if found is not None:
            yield found


def _check_discriminator(node: Node, _scope: Scope) -> Faults:
    name, place = node.value["discriminator"], node.child("discriminator")
    properties = node.value.get("properties") or {}
    if name not in properties:
        message = f"the discriminator {name!r} is no property of this schema"
        hint = did_you_mean(name, properties, "add it to 'properties'")
        yield fault("discriminator-undefined", message, place, hint)
    elif name not in node.value.get("required", ()):
        message = f"the discriminator {name!r} is not required"
        yield fault("discriminator-undefined", message, place, "add it to 'required'")


def _check_enum(node: Node, _scope: Scope) -> Faults:
    types = node.value.get("type")
    seen = set()
    for item in items(node, "enum"):
        if types is not None and not is_of_type(item.value, types):
            wanted = types if isinstance(types, str) else " or ".join(types)
            message = f"{shown(item.value)} in 'enum' is not of type {wanted}"
            hint = "change it, or the type: nothing can be this value"
            yield fault("enum-type", message, item, hint)
        value = canonical(item.value)
        if value in seen:
            yield fault(
                "enum-duplicate", f"{shown(item.value)} stands here again", item, "remove it"
            )
        seen.add(value)


def _check_required(node: Node, _scope: Scope) -> Faults:
    if node.value.get("additionalProperties") is not False:
        return
    properties = node.value.get("properties") or {}
    patterns = node.value.get("patternProperties")
    for item in items(node, "required"):
        if item.value not in properties and not patterns:
            message = f"{item.value!r} is required, but not allowed"
            hint = did_you_mean(item.value, properties, f"'properties' has {listed(properties)}")
            yield fault("required-undeclared", message, item, hint)


def _check_later(node: Node, keyword: str) -> Faults:
    message = f"{keyword!r} has no effect in draft-07"
    yield fault("keyword-without-effect", message, node.child(keyword), _LATER[keyword])


_BY_KEYWORD: Mapping[str, Callable[[Node, Scope], Faults]] = {
    "default": _check_default,
    "examples": _check_examples,
    "discriminator": _check_discriminator,
    "enum": _check_enum,
    "required": _check_required,
}


def _check_schema(node: Node, scope: Scope) -> Faults:
    # One look at each keyword: a document may hold many thousands of schemas.
    for keyword in node.value:
        if keyword in _BY_KEYWORD:
            yield from _BY_KEYWORD[keyword](node, scope)
        elif keyword in _LATER:
            yield from _check_later(node, keyword)


#: Checks of schemas.
CHECKS = (
    ObjectCheck(
        codes=(
            "default-mismatch",
            "example-mismatch",
            "discriminator-undefined",
            "enum-type",
            "enum-duplicate",
            "required-undeclared",
            "keyword-without-effect",
        ),
        kinds=("schema",),
        check=_check_schema,
    ),
)
