"""The sentences of violations, the same whichever engine found them.

None holds the offending value: they are made from the schema, from the names of
properties and from the JSON type of what came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asynction_spec.checks.json_values import named_type
from asynction_spec.checks.violations import Violation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_ARTICLES = {
    # In the order in which they are told: engines list types differently.
    "object": "an object",
    "array": "an array",
    "string": "a string",
    "number": "a number",
    "integer": "an integer",
    "boolean": "a boolean",
    "null": "null",
}


def pointer(path: Iterable[str | int]) -> str:
    """Write a path as a JSON pointer (RFC 6901)."""
    return "".join("/" + _token(str(step)) for step in path)


def _token(step: str) -> str:
    # Lone surrogates can be neither logged nor sent.
    text = step if step.isascii() else step.encode(errors="replace").decode()
    return text.replace("~", "~0").replace("/", "~1")


def _types(wanted: str | Iterable[str]) -> str:
    names = {wanted} if isinstance(wanted, str) else set(wanted)
    *most, last = [article for name, article in _ARTICLES.items() if name in names]
    return f"{', '.join(most)} or {last}" if most else last


def _number(wanted: Any) -> str:
    return str(int(wanted)) if isinstance(wanted, float) and wanted.is_integer() else str(wanted)


def count(number: Any, noun: str) -> str:
    """Write a number with its noun: ``1 item``, ``2 items``, ``2 properties``."""
    if number == 1:
        return f"1 {noun}"
    return f"{_number(number)} {noun[:-1]}ies" if noun[-1] == "y" else f"{_number(number)} {noun}s"


def _allowed(number: int) -> str:
    return "the one allowed value" if number == 1 else f"one of the {number} allowed values"


def _alternatives(number: int) -> str:
    return (
        "does not fit the only alternative"
        if number == 1
        else f"fits none of the {number} alternatives"
    )


# What the schema wants, worded. Keys are keywords; what follows a space tells
# the faults of one keyword apart.
_SENTENCES: Mapping[str, Callable[[Any], str]] = {
    "additionalItems": lambda _: "is one item too many",
    "additionalProperties": lambda _: "is not an expected property",
    "anyOf": _alternatives,
    "const": lambda _: f"must be {_allowed(1)}",
    "contains": lambda _: "must have an item that fits 'contains'",
    "enum": lambda number: f"must be {_allowed(number)}",
    "exclusiveMaximum": lambda limit: f"must be less than {_number(limit)}",
    "exclusiveMinimum": lambda limit: f"must be more than {_number(limit)}",
    "false": lambda _: "is not allowed",
    "maxItems": lambda limit: f"must have at most {count(limit, 'item')}",
    "maxLength": lambda limit: f"must have at most {count(limit, 'character')}",
    "maxProperties": lambda limit: f"must have at most {count(limit, 'property')}",
    "maximum": lambda limit: f"must be at most {_number(limit)}",
    "minItems": lambda limit: f"must have at least {count(limit, 'item')}",
    "minLength": lambda limit: f"must have at least {count(limit, 'character')}",
    "minProperties": lambda limit: f"must have at least {count(limit, 'property')}",
    "minimum": lambda limit: f"must be at least {_number(limit)}",
    "multipleOf": lambda limit: f"must be a multiple of {_number(limit)}",
    "not": lambda _: "must not fit what 'not' describes",
    "oneOf": _alternatives,
    "oneOf several": lambda number: f"fits more than one of the {number} alternatives",
    "pattern": lambda _: "must match 'pattern'",
    "propertyNames": lambda _: "does not have an allowed property name",
    "required": lambda _: "is missing",
    "uniqueItems": lambda _: "must not have equal items",
}


def unsatisfied(case: str, wanted: Any, *, path: Iterable[str | int], came: object) -> Violation:
    """Say that a keyword of a schema is not satisfied.

    ``case`` is the keyword, or ``oneOf several``; ``wanted`` its value, or the
    number of alternatives or allowed values; ``came`` the value that does not satisfy it.
    """
    if case == "type":
        message = f"must be {_types(wanted)}, not {named_type(came)}"
    elif case in _SENTENCES:
        message = _SENTENCES[case](wanted)
    else:
        message = f"does not satisfy '{case}'"
    return Violation(pointer=pointer(path), keyword=case.partition(" ")[0], message=message)


def binary(path: Iterable[str | int]) -> Violation:
    """Say that binary data came where a schema does not have it."""
    return Violation(
        pointer=pointer(path),
        keyword="type",
        message="is binary data, which only 'type: string' with 'format: binary' describes",
    )


def not_json(path: Iterable[str | int], reason: str) -> Violation:
    """Say that a value came which JSON cannot carry."""
    return Violation(pointer=pointer(path), keyword="type", message=f"is not JSON: {reason}")


def too_deep(limit: int) -> Violation:
    """Say that a value has more levels of arrays and objects than can be checked."""
    message = f"is nested more than {limit} levels deep"
    return Violation(pointer="", keyword="depth", message=message)
