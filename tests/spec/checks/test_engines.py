"""Both engines, the same verdict and the same sentence."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

import pytest

from asynction_spec.checks.violations import Violation
from asynction_spec.errors import AsynctionException
from asynction_spec.model.schemas import Schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec.checks.checks import Checks

    MakeSchema = Callable[[Any], Schema]


class Colour(StrEnum):
    RED = "red"


class Level(IntEnum):
    HIGH = 3


class Markup(str):
    __slots__ = ()


class Point(NamedTuple):
    x: int
    y: int


INTEGER = {"type": "integer"}
NUMBER = {"type": "number"}
STRING = {"type": "string"}
BINARY = {"type": "string", "format": "binary"}
RECURSIVE = {
    "$ref": "#/definitions/Node",
    "definitions": {
        "Node": {
            "type": "object",
            "properties": {"name": STRING, "next": {"$ref": "#/definitions/Node"}},
        }
    },
}


def fault(pointer: str, keyword: str, message: str) -> Violation:
    return Violation(pointer=pointer, keyword=keyword, message=message)


def only_binary(pointer: str) -> Violation:
    message = "is binary data, which only 'type: string' with 'format: binary' describes"
    return fault(pointer, "type", message)


RIGHT = {
    "anything under an empty schema": ({}, {"a": [1, None]}),
    "anything under true": (True, "x"),
    "a tuple as an array": ({"type": "array", "items": INTEGER}, (1, 2)),
    "a tuple as a constant array": ({"const": [1, [2]]}, (1, (2,))),
    "0.3 as a multiple of 0.1": ({"multipleOf": 0.1}, 0.3),
    "19.99 as a multiple of 0.01": ({"multipleOf": 0.01}, 19.99),
    "a decimal as a multiple of 0.1": ({"multipleOf": 0.1}, Decimal("0.3")),
    "a huge number as a multiple of a tiny one": ({"multipleOf": 1e-300}, 1e300),
    "a large integer as a multiple of 0.1": ({"multipleOf": 0.1}, 2**70),
    "1.0 as an integer": (INTEGER, 1.0),
    "1e300 as an integer": (INTEGER, 1e300),
    "a large integer": (INTEGER, 2**70),
    "a decimal as a number": (NUMBER, Decimal("1.5")),
    "an integer enum as an integer": (INTEGER, Level.HIGH),
    "a string enum as a string": (STRING, Colour.RED),
    "a subclass of str as a string": (STRING, Markup("<b>")),
    "a subclass of str as a name": ({"required": ["a"], "maxProperties": 1}, {Markup("a"): 1}),
    "a named tuple as an array": ({"type": "array", "items": INTEGER}, Point(1, 2)),
    "1.0 as the constant 1": ({"const": 1}, 1.0),
    "true beside 1 as unique items": ({"uniqueItems": True}, [True, 1, [1], [True]]),
    "false beside 0 as unique items": ({"uniqueItems": True}, [{"a": 0}, {"a": False}]),
    "equal items that may be": ({"uniqueItems": False}, [1, 1]),
    "a number that no maximum of strings concerns": ({"maxLength": 1, "pattern": "x"}, 5),
    "NaN that no minimum concerns": ({"minimum": 0}, float("nan")),
    "a format that is not checked": ({"type": "string", "format": "date-time"}, "soon"),
    "an encoding that is not checked": ({"contentEncoding": "base64"}, "%"),
    "a media type that is not checked": ({"contentMediaType": "application/json"}, "{"),
    "keywords of later drafts": ({"prefixItems": [False], "dependentRequired": {"a": ["b"]}}, [1]),
    "keywords beside a reference": (
        {"$ref": "#/definitions/A", "type": "null", "definitions": {"A": STRING}},
        "x",
    ),
    "references inside an enum, which are data": (
        {"enum": [{"$ref": "#/nowhere"}]},
        {"$ref": "#/nowhere"},
    ),
    "a property called type": ({"properties": {"type": STRING}}, {"type": "x"}),
    "one character of two surrogates": ({"maxLength": 1}, "\N{GRINNING FACE}"),
    "white space beyond ASCII": ({"pattern": "^.$"}, "\u00a0"),
    "an escaped dollar": ({"pattern": r"^[$]\$$"}, "$$"),
    "an empty tuple": ({"items": [], "additionalItems": False}, []),
    "additional items beside no tuple": ({"items": True, "additionalItems": False}, [1]),
    "a recursive value": (RECURSIVE, {"next": {"next": {"name": "x"}}}),
    "binary data where described": (BINARY, b"\x00"),
    "binary data of each kind": ({"items": BINARY}, [b"a", bytearray(b"a"), memoryview(b"a")]),
    "binary data without a type": ({}, b"\x00"),
    "binary data without a type, nested": (
        {"properties": {"a": {}}, "required": ["a"]},
        {"a": b""},
    ),
    "binary data where it is one alternative": ({"anyOf": [INTEGER, BINARY]}, b""),
    "binary data in a list of types": ({"type": ["null", "string"], "format": "binary"}, b""),
    "binary data, whatever is said of strings": (
        BINARY | {"minLength": 9, "maxLength": 0, "pattern": "^x"},
        b"abc",
    ),
    "binary data without a type, whatever is said of strings": ({"maxLength": 0}, b"abc"),
    "null beside binary data": (
        {"properties": {"a": {"type": ["string", "null"]}, "b": BINARY}},
        {"a": None, "b": b""},
    ),
    "text beside binary data": (
        {"properties": {"a": {"type": "string", "maxLength": 3}, "b": BINARY}},
        {"a": "abc", "b": b""},
    ),
    "different binary data as unique items": ({"uniqueItems": True}, [b"a", b"b", "a"]),
    "no string, as binary data is none": ({"not": STRING}, b""),
    "binary data in a recursive value": (
        {"items": {"$ref": "#"}, "format": "binary"},
        [[b"a"], b"b"],
    ),
}

WRONG = {
    "type": (STRING, 1, fault("", "type", "must be a string, not an integer")),
    "types in any order": (
        {"type": ["null", "string", "object"]},
        [],
        fault("", "type", "must be an object, a string or null, not an array"),
    ),
    "a boolean as an integer": (
        INTEGER,
        True,
        fault("", "type", "must be an integer, not a boolean"),
    ),
    "a number as an integer": (INTEGER, 1.5, fault("", "type", "must be an integer, not a number")),
    "null": (
        {"properties": {"a": {"type": "object"}}},
        {"a": None},
        fault("/a", "type", "must be an object, not null"),
    ),
    "NaN": (
        NUMBER,
        float("nan"),
        fault("", "type", "must be a number, not a number that JSON does not have"),
    ),
    "infinity": (
        {"items": NUMBER},
        [1, float("-inf")],
        fault("/1", "type", "must be a number, not a number that JSON does not have"),
    ),
    "an item of a tuple": (
        {"items": INTEGER},
        (1, "x"),
        fault("/1", "type", "must be an integer, not a string"),
    ),
    "required": (
        {"properties": {"a": {"required": ["b", "c"]}}},
        {"a": {"c": 1}},
        fault("/a/b", "required", "is missing"),
    ),
    "a required name with a slash": (
        {"required": ["a/b~c"]},
        {},
        fault("/a~1b~0c", "required", "is missing"),
    ),
    "additionalProperties alone": (
        {"additionalProperties": False},
        {"z": 1, "a": 1},
        fault("/z", "additionalProperties", "is not an expected property"),
    ),
    "additionalProperties beside others": (
        {"additionalProperties": False, "properties": {"a": {}}, "patternProperties": {"^x": {}}},
        {"x1": 1, "c": 1, "a": 1, "b": 1},
        fault("/c", "additionalProperties", "is not an expected property"),
    ),
    "additionalProperties with a schema": (
        {"properties": {"a": {}}, "additionalProperties": INTEGER},
        {"a": "x", "b": "x"},
        fault("/b", "type", "must be an integer, not a string"),
    ),
    "patternProperties": (
        {"patternProperties": {r"^\d$": INTEGER}},
        {"\N{ARABIC-INDIC DIGIT THREE}": "x", "3": "x"},
        fault("/3", "type", "must be an integer, not a string"),
    ),
    "names of digits": (
        {"items": {"additionalProperties": {"properties": {"03": INTEGER}}}},
        [{"0": {"3": "x", "03": 1}, "+007": {"03": "x"}}],
        fault("/0/+007/03", "type", "must be an integer, not a string"),
    ),
    "an empty name beside 0": (
        {"additionalProperties": {"maximum": 1}},
        {"": 1, "0": 2},
        fault("/0", "maximum", "must be at most 1"),
    ),
    "names of the same digits": (
        {"additionalProperties": {"type": "object", "additionalProperties": INTEGER}},
        {"3": {"a": 1}, "03": {"b": "x"}},
        fault("/03/b", "type", "must be an integer, not a string"),
    ),
    "propertyNames": (
        {"propertyNames": {"maxLength": 2}},
        {"ab": 1, "abc": 1},
        fault("/abc", "propertyNames", "does not have an allowed property name"),
    ),
    "propertyNames: false": (
        {"propertyNames": False},
        {"ab": 1},
        fault("/ab", "propertyNames", "does not have an allowed property name"),
    ),
    "dependencies on names": (
        {"dependencies": {"a": ["b"]}},
        {"a": 1},
        fault("/b", "required", "is missing"),
    ),
    "dependencies on a schema": (
        {"dependencies": {"a": {"maxProperties": 1}}},
        {"a": 1, "b": 1},
        fault("", "maxProperties", "must have at most 1 property"),
    ),
    "a false schema": (
        {"properties": {"a": False}},
        {"a": 1},
        fault("/a", "false", "is not allowed"),
    ),
    "a false schema at the root": (False, 1, fault("", "false", "is not allowed")),
    "a false schema of items": ({"items": False}, [1], fault("/0", "false", "is not allowed")),
    "a false schema called additionalProperties": (
        {"properties": {"additionalProperties": False}},
        {"additionalProperties": {}},
        fault("/additionalProperties", "false", "is not allowed"),
    ),
    "const": ({"const": "x"}, "y", fault("", "const", "must be the one allowed value")),
    "const 1 and true": ({"const": 1}, True, fault("", "const", "must be the one allowed value")),
    "const null and NaN": (
        {"const": None},
        float("nan"),
        fault("", "const", "must be the one allowed value"),
    ),
    "const beyond the precision of floats": (
        {"const": 2**53},
        2**53 + 1,
        fault("", "const", "must be the one allowed value"),
    ),
    "enum": (
        {"enum": ["a", 1, None]},
        True,
        fault("", "enum", "must be one of the 3 allowed values"),
    ),
    "minimum": ({"minimum": 3}, 2, fault("", "minimum", "must be at least 3")),
    "maximum": ({"maximum": 2.5}, 2.6, fault("", "maximum", "must be at most 2.5")),
    "maximum beyond the precision of floats": (
        {"maximum": 2**53},
        2**53 + 1,
        fault("", "maximum", "must be at most 9007199254740992"),
    ),
    "exclusiveMinimum": (
        {"exclusiveMinimum": 3},
        3,
        fault("", "exclusiveMinimum", "must be more than 3"),
    ),
    "exclusiveMaximum": (
        {"exclusiveMaximum": 3},
        3,
        fault("", "exclusiveMaximum", "must be less than 3"),
    ),
    "multipleOf": ({"multipleOf": 2}, 3.0, fault("", "multipleOf", "must be a multiple of 2")),
    "multipleOf of a fraction": (
        {"multipleOf": 0.1},
        0.35,
        fault("", "multipleOf", "must be a multiple of 0.1"),
    ),
    "minLength": ({"minLength": 1}, "", fault("", "minLength", "must have at least 1 character")),
    "maxLength": (
        {"maxLength": 5},
        "abcdef",
        fault("", "maxLength", "must have at most 5 characters"),
    ),
    "pattern": ({"pattern": "^a$"}, "b", fault("", "pattern", "must match 'pattern'")),
    "a pattern's end before a last newline": (
        {"pattern": "^a$"},
        "a\n",
        fault("", "pattern", "must match 'pattern'"),
    ),
    "a digit beyond ASCII": (
        {"pattern": r"^\d$"},
        "\N{ARABIC-INDIC DIGIT THREE}",
        fault("", "pattern", "must match 'pattern'"),
    ),
    "a letter beyond ASCII": (
        {"pattern": r"^\w$"},
        "é",
        fault("", "pattern", "must match 'pattern'"),
    ),
    "minItems": ({"minItems": 2}, [1], fault("", "minItems", "must have at least 2 items")),
    "maxItems": ({"maxItems": 1}, (1, 2), fault("", "maxItems", "must have at most 1 item")),
    "uniqueItems": (
        {"uniqueItems": True},
        [1, [2], 1.0],
        fault("", "uniqueItems", "must not have equal items"),
    ),
    "uniqueItems, nested": (
        {"uniqueItems": True},
        [{"a": [1]}, {"a": (1.0,)}],
        fault("", "uniqueItems", "must not have equal items"),
    ),
    "contains": (
        {"contains": INTEGER},
        ["x"],
        fault("", "contains", "must have an item that fits 'contains'"),
    ),
    "contains nothing": (
        {"contains": {}},
        [],
        fault("", "contains", "must have an item that fits 'contains'"),
    ),
    "an item at its position": (
        {"items": [{}, INTEGER]},
        ["x", "x"],
        fault("/1", "type", "must be an integer, not a string"),
    ),
    "additionalItems": (
        {"items": [{}, {}], "additionalItems": False},
        [1, 2, 3, 4],
        fault("/2", "additionalItems", "is one item too many"),
    ),
    "additionalItems with a schema": (
        {"items": [{}], "additionalItems": INTEGER},
        [1, 2, "x"],
        fault("/2", "type", "must be an integer, not a string"),
    ),
    "an empty tuple": (
        {"items": [], "additionalItems": False},
        [1],
        fault("/0", "false", "is not allowed"),
    ),
    "minProperties": (
        {"minProperties": 2},
        {"a": 1},
        fault("", "minProperties", "must have at least 2 properties"),
    ),
    "maxProperties": (
        {"maxProperties": 0},
        {"a": 1},
        fault("", "maxProperties", "must have at most 0 properties"),
    ),
    "allOf": ({"allOf": [{}, STRING]}, 1, fault("", "type", "must be a string, not an integer")),
    "anyOf": (
        {"properties": {"a": {"anyOf": [STRING, {"type": "null"}, {"minimum": 9}]}}},
        {"a": 5},
        fault("/a", "anyOf", "fits none of the 3 alternatives"),
    ),
    "anyOf with one": (
        {"anyOf": [STRING]},
        1,
        fault("", "anyOf", "does not fit the only alternative"),
    ),
    "oneOf with none": (
        {"oneOf": [STRING, NUMBER]},
        [],
        fault("", "oneOf", "fits none of the 2 alternatives"),
    ),
    "oneOf with several": (
        {"oneOf": [INTEGER, NUMBER, STRING]},
        1,
        fault("", "oneOf", "fits more than one of the 3 alternatives"),
    ),
    "not": ({"not": STRING}, "x", fault("", "not", "must not fit what 'not' describes")),
    "then": (
        {"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}},
        {"a": 1},
        fault("/b", "required", "is missing"),
    ),
    "else": (
        {"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}},
        {},
        fault("/c", "required", "is missing"),
    ),
    "behind references": (
        {
            "properties": {"a": {"$ref": "#/definitions/A"}},
            "definitions": {"A": {"items": {"$ref": "#/definitions/B"}}, "B": STRING},
        },
        {"a": ["x", 1]},
        fault("/a/1", "type", "must be a string, not an integer"),
    ),
    "recursive": (
        RECURSIVE,
        {"next": {"next": {"name": 1}}},
        fault("/next/next/name", "type", "must be a string, not an integer"),
    ),
    "binary data as text": ({"properties": {"a": STRING}}, {"a": b"x"}, only_binary("/a")),
    "binary data as a number": ({"items": INTEGER}, [1, b"x"], only_binary("/1")),
    "binary data in an enum": ({"enum": ["x"]}, b"x", only_binary("")),
    "binary data as a list of its bytes": ({"const": [120]}, b"x", only_binary("")),
    "binary data as text or null": ({"type": ["string", "null"]}, b"x", only_binary("")),
    "binary data of another format": (STRING | {"format": "byte"}, b"x", only_binary("")),
    "binary data that fits no alternative": ({"anyOf": [INTEGER, STRING]}, b"x", only_binary("")),
    "binary data that must be absent": ({"not": BINARY}, b"x", only_binary("")),
    "binary data as short text": (STRING | {"maxLength": 1}, b"xyz", only_binary("")),
    "equal binary data as unique items": (
        {"uniqueItems": True},
        [b"a", bytearray(b"a")],
        fault("", "uniqueItems", "must not have equal items"),
    ),
    "long text beside binary data": (
        {"items": [BINARY, {"maxLength": 1}, BINARY | {"maxLength": 1}]},
        [b"abc", "a", "ab"],
        fault("/2", "maxLength", "must have at most 1 character"),
    ),
    "something else beside binary data": (
        {"properties": {"a": BINARY}, "required": ["b"]},
        {"a": b""},
        fault("/b", "required", "is missing"),
    ),
    "a date": (
        {"properties": {"a": STRING}},
        {"a": datetime(2020, 1, 1)},
        fault("/a", "type", "is not JSON: datetime"),
    ),
    "a set at the root": ({}, {1}, fault("", "type", "is not JSON: set")),
    "a UUID beside binary data": (
        {"items": STRING},
        [UUID(int=0), b""],
        fault("/0", "type", "is not JSON: UUID"),
    ),
    "a name that is no string": (
        {"type": "object"},
        {1: "x"},
        fault("", "type", "is not JSON: an object with a name of type int"),
    ),
    "a lone surrogate at the root": (
        STRING,
        "\ud800",
        fault("", "type", "is not JSON: text with a lone surrogate"),
    ),
    "a lone surrogate where the text matters": (
        {"properties": {"a": {"pattern": "x"}}},
        {"a": "\ud800"},
        fault("/a", "type", "is not JSON: text with a lone surrogate"),
    ),
    "a lone surrogate among unique items": (
        {"properties": {"a": {"uniqueItems": True}}},
        {"a": ["x", "\ud800"]},
        fault("/a/1", "type", "is not JSON: text with a lone surrogate"),
    ),
    "a lone surrogate in a name": (
        {"additionalProperties": False},
        {"\ud800": 1},
        fault("", "type", "is not JSON: an object with a lone surrogate in a name"),
    ),
}


@pytest.mark.parametrize(("raw", "value"), RIGHT.values(), ids=RIGHT)
def test_values_that_fit(checks: Checks, schema: MakeSchema, raw: Any, value: object) -> None:
    assert checks.schema(schema(raw)).violation(value) is None


@pytest.mark.parametrize(("raw", "value", "expected"), WRONG.values(), ids=WRONG)
def test_values_that_do_not_fit(
    checks: Checks, schema: MakeSchema, raw: Any, value: object, expected: Violation
) -> None:
    assert checks.schema(schema(raw)).violation(value) == expected


def test_a_value_is_never_told(checks: Checks, schema: MakeSchema) -> None:
    refusing: list[dict[str, Any]] = [
        {"type": "null"},
        {"maxLength": 2},
        {"pattern": "x"},
        {"enum": [1]},
        {"not": {}},
    ]
    told = [str(checks.schema(schema(raw)).violation("secret")) for raw in refusing]
    assert not [sentence for sentence in told if sentence == "None" or "secret" in sentence]


@pytest.mark.parametrize(
    "raw",
    [
        {"type": "file"},
        {"minLength": "3"},
        {"properties": {"a": {"pattern": "("}}},
        {"$ref": "#/definitions/A", "definitions": {"A": {"$ref": "#/definitions/A"}}},
        {"anyOf": [{"type": "null"}, {"$ref": "#"}]},
        json.loads('{"items":' * 300 + "{}" + "}" * 300),
    ],
    ids=["type", "minLength", "pattern", "self", "self in anyOf", "very deep"],
)
def test_a_schema_that_cannot_be_compiled_says_where_it_stands(checks: Checks, raw: Any) -> None:
    schema = Schema(raw=raw, pointer="/components/schemas/A", bundler=lambda: raw)
    with pytest.raises(AsynctionException) as caught:
        checks.schema(schema).violation("x")
    assert str(caught.value).startswith("/components/schemas/A: this schema cannot be compiled: ")


def nested(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = [value]
    return value


def test_a_value_of_a_recursive_schema_may_not_be_very_deep(
    checks: Checks, schema: MakeSchema
) -> None:
    check = checks.schema(schema({"items": {"$ref": "#"}}))
    too_deep = fault("", "depth", "is nested more than 256 levels deep")
    assert check.violation(nested(100)) is None
    assert check.violation(nested(257)) == too_deep
    assert check.violation(nested(100_000)) == too_deep


def test_a_very_deep_value_that_no_schema_follows_is_right(
    checks: Checks, schema: MakeSchema
) -> None:
    assert checks.schema(schema({"type": "array"})).violation(nested(100_000)) is None


def test_a_very_deep_value_that_is_wrong_is_refused_for_its_depth(
    checks: Checks, schema: MakeSchema
) -> None:
    found = checks.schema(schema({"type": "object"})).violation(nested(100_000))
    assert found == fault("", "depth", "is nested more than 256 levels deep")


@pytest.mark.parametrize(
    "raw",
    [{"items": {"$ref": "#"}}, {"uniqueItems": True}, {"const": [1]}, {"type": "object"}],
    ids=["recursive", "uniqueItems", "const", "type"],
)
def test_a_value_that_holds_itself_is_refused(checks: Checks, schema: MakeSchema, raw: Any) -> None:
    value: list[Any] = []
    value += [value, value]
    found = checks.schema(schema(raw)).violation(value)
    assert found == fault("", "depth", "is nested more than 256 levels deep")


def test_a_value_that_holds_itself_and_binary_data_ends(checks: Checks, schema: MakeSchema) -> None:
    value: list[Any] = [b"x"]
    value += [value, value]
    assert checks.schema(schema({"items": [{}, {}, {}]})).violation(value) is None
