"""The dialect of the plain engine: draft-07 for jsonschema, with the values that Socket.IO carries.

Where the two engines would differ, jsonschema is made to agree with jsonschema-rs.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from jsonschema import Draft7Validator, ValidationError, validators

from asynction_spec.checks.json_values import BYTES, is_finite_number
from asynction_spec.checks.patterns import python_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jsonschema.protocols import Validator

    Keyword = Callable[[Validator, Any, Any, Any], Iterator[ValidationError]]

#: A schema that nothing fits: jsonschema forgets the path to ``false``, but not to this one.
NEVER: Mapping[str, Any] = {"not": {}}


def prepared(schema: dict[str, Any]) -> dict[str, Any]:
    """Write a schema so that jsonschema reads it as jsonschema-rs does."""
    for keyword in ("additionalItems", "additionalProperties"):
        if schema.get(keyword) == NEVER:
            schema[keyword] = False
    if not isinstance(schema.get("items"), list):
        schema.pop("additionalItems", None)  # means nothing then, and jsonschema stumbles over it
    if "pattern" in schema:
        schema["pattern"] = python_pattern(schema["pattern"])
    if "patternProperties" in schema:
        properties = schema["patternProperties"]
        schema["patternProperties"] = {
            python_pattern(pattern): inner for pattern, inner in properties.items()
        }
    return schema


def _is_array(_checker: object, value: object) -> bool:
    return isinstance(value, list | tuple)


def _is_number(_checker: object, value: object) -> bool:
    return is_finite_number(value)


def _is_integer(_checker: object, value: Any) -> bool:
    return is_finite_number(value) and value == int(value)


def _type(validator: Validator, types: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
    if not isinstance(value, BYTES):
        yield from Draft7Validator.VALIDATORS["type"](validator, types, value, schema)
    elif "string" not in types or schema.get("format") != "binary":
        yield ValidationError("is binary data")


def _listed(keyword: str) -> Keyword:
    def check(
        validator: Validator, wanted: Any, value: Any, schema: Any
    ) -> Iterator[ValidationError]:
        if isinstance(value, BYTES):  # a sequence, which would equal the list of its bytes
            yield ValidationError("is binary data")
        else:
            yield from Draft7Validator.VALIDATORS[keyword](validator, wanted, value, schema)

    return check


def _multiple_of(
    validator: Validator, divisor: Any, value: Any, _schema: Any
) -> Iterator[ValidationError]:
    # Through text: 0.3 is a multiple of 0.1, though not as binary fractions.
    if validator.is_type(value, "number"):
        quotient = Fraction(str(value)) / Fraction(str(divisor))
        if quotient.denominator != 1:
            yield ValidationError("is no multiple")


def _property_names(
    validator: Validator, names: Any, value: Any, _schema: Any
) -> Iterator[ValidationError]:
    for name in value if isinstance(value, dict) else ():
        if not validator.evolve(schema=names).is_valid(name):
            yield ValidationError("is no name for a property", path=[name])


#: The validator of the dialect.
PlainValidator: Any = validators.extend(  # type: ignore[no-untyped-call]  # so published
    Draft7Validator,
    {
        "const": _listed("const"),
        "enum": _listed("enum"),
        "multipleOf": _multiple_of,
        "propertyNames": _property_names,
        "type": _type,
    },
    type_checker=Draft7Validator.TYPE_CHECKER.redefine_many(
        {"array": _is_array, "integer": _is_integer, "number": _is_number}
    ),
)
