"""A quick look at whether a value fits a schema, for the many that plainly do.

To compile a schema takes far longer than to see that ``default: 0`` is an integer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asynction_spec.structure.nodes import Node, is_reference

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    Follow = Callable[[Node], Node]

# What does not decide whether a value fits.
_SILENT = (
    frozenset(
        ("$comment", "$id", "$schema", "$defs", "contentEncoding", "contentMediaType", "default")
    )
    | frozenset(
        ("definitions", "deprecated", "description", "discriminator", "examples", "externalDocs")
    )
    | frozenset(("format", "readOnly", "title", "writeOnly"))
)
_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "array": lambda value: isinstance(value, list),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: _is_number(value) and value == int(value),
    "null": lambda value: value is None,
    "number": lambda value: _is_number(value),
    "object": lambda value: isinstance(value, dict),
    "string": lambda value: isinstance(value, str),
}


def certainly_fits(value: Any, schema: Node, follow: Follow) -> bool:
    """Whether a value plainly fits a schema; ``False`` leaves it to an engine to decide.

    Args:
        value: The value.
        schema: A sound schema.
        follow: Follows references.
    """
    wanted = schema.value
    if is_reference(wanted):
        schema = follow(schema)
        wanted = schema.value
    if not isinstance(wanted, dict):
        return wanted is True
    return all(
        _fits(keyword, value, schema, follow)
        for keyword in wanted
        if keyword not in _SILENT and not keyword.startswith("x-")
    )


def is_of_type(value: Any, types: str | list[str]) -> bool:
    """Whether a value is of a JSON type, or of one of several."""
    return any(_TYPES[name](value) for name in ([types] if isinstance(types, str) else types))


def canonical(value: Any) -> Hashable:
    """Give a form that is equal for values that are equal as JSON: 1 and 1.0, not 1 and true."""
    if isinstance(value, dict):
        return "object", frozenset((key, canonical(member)) for key, member in value.items())
    if isinstance(value, list):
        return "array", tuple(canonical(item) for item in value)
    return (isinstance(value, bool), value)


def _fits(keyword: str, value: Any, schema: Node, follow: Follow) -> bool:
    wanted = schema.value[keyword]
    if keyword == "type":
        return is_of_type(value, wanted)
    if keyword == "enum":
        return canonical(value) in {canonical(one) for one in wanted}
    if keyword in _LIMITS:
        return _LIMITS[keyword](value, wanted)
    if keyword in ("allOf", "anyOf"):
        some = all if keyword == "allOf" else any
        alternatives = schema.child(keyword).children()
        return some(certainly_fits(value, one, follow) for one in alternatives)
    if keyword == "required":
        return not isinstance(value, dict) or all(name in value for name in wanted)
    if keyword == "properties":
        return not isinstance(value, dict) or all(
            certainly_fits(value[child.key], child, follow)
            for child in schema.child(keyword).children()
            if child.key in value
        )
    if keyword == "items" and not isinstance(wanted, list) and "prefixItems" not in schema.value:
        items = schema.child(keyword)
        return not isinstance(value, list) or all(
            certainly_fits(item, items, follow) for item in value
        )
    return False


_LIMITS: Mapping[str, Callable[[Any, Any], bool]] = {
    "minimum": lambda value, limit: _is_number(value) and value >= limit,
    "maximum": lambda value, limit: _is_number(value) and value <= limit,
    "minLength": lambda value, limit: isinstance(value, str) and len(value) >= limit,
    "maxLength": lambda value, limit: isinstance(value, str) and len(value) <= limit,
    "minItems": lambda value, limit: isinstance(value, list) and len(value) >= limit,
    "maxItems": lambda value, limit: isinstance(value, list) and len(value) <= limit,
}


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
