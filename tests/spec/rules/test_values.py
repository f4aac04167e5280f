"""Values against schemas: each engine, and the quick look before them, say the same."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from asynction_spec import Checks, load, validate
from asynction_spec.checks import engines
from asynction_spec.rules import values

SCHEMAS: list[Any] = [
    True,
    False,
    {},
    {"type": "integer"},
    {"type": ["string", "null"], "minLength": 1, "maxLength": 2},
    {"type": "number", "minimum": 0, "maximum": 1},
    {"enum": [0, 1.0, "a", None, [1], {"a": True}]},
    {"const": 1},
    {"type": "object", "required": ["a"], "properties": {"a": {"type": "boolean"}}},
    {"properties": {"a": False}},
    {"properties": {"a": {}}, "additionalProperties": False},
    {"items": {"type": "integer"}, "minItems": 1, "maxItems": 2},
    {"items": [{"type": "string"}], "additionalItems": False},
    {"prefixItems": [{"type": "string"}], "items": False},
    {"not": {"type": "string"}, "title": "no text", "format": "date", "x-own": 1},
    {"$ref": "#/components/schemas/Integer"},
    {"items": {"$ref": "#/components/schemas/Tree"}},
]
VALUES: list[Any] = [
    *[None, True, False, 0, 1, 1.0, 0.5, -1, 2**70, "", "a", "abc", "1", [], [1], [1, 2, 3]],
    *[["a"], [["a"]], [[[]]], {}, {"a": True}, {"a": 1}, {"b": 1}, [{"items": [1]}]],
]


def document(schema: Any, value: Any) -> dict[str, Any]:
    message = {"payload": schema, "examples": [{"payload": value}]}
    tree = {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "t", "version": "1"},
        "channels": {"a": {"address": "/", "messages": {"m": message}}},
        "components": {"schemas": {"Integer": {"type": "integer"}, "Tree": tree}},
    }


def fits(schema: Any, value: Any) -> bool:
    loaded = load(document(schema, value), rules={"message-example-mismatch": "off"})
    payload = loaded.channels["a"].messages["m"].payload
    assert payload is not None
    return Checks().schema(payload).violation(value) is None


@pytest.mark.parametrize("schema", SCHEMAS, ids=json.dumps)
def test_an_example_is_judged_as_a_payload_is(schema: Any) -> None:
    for value in VALUES:
        found = [one.code for one in validate(document(schema, value))]
        assert ("message-example-mismatch" not in found) is fits(schema, value), value


@pytest.fixture
def without_fast_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = (engines.PlainEngine,)
    monkeypatch.setattr(values, "default_engines", lambda: plain)


@pytest.mark.usefixtures("without_fast_engine")
@pytest.mark.parametrize("schema", SCHEMAS, ids=json.dumps)
def test_an_example_is_judged_so_without_the_fast_engine(schema: Any) -> None:
    test_an_example_is_judged_as_a_payload_is(schema)


@pytest.mark.usefixtures("without_fast_engine")
def test_a_pattern_without_end_does_not_hold_a_document_up() -> None:
    schema = {"type": "string", "pattern": "^(a+)+$"}
    value = "a" * 60 + "!"
    found = {one.code for one in validate(document(schema, value))}
    assert "message-example-mismatch" not in found


def test_a_pattern_that_no_engine_knows_is_left_alone() -> None:
    text = (
        "asyncapi: 3.0.0\ninfo: {title: T, version: '1'}\n"
        "components: {schemas: {A: {type: string, pattern: '(?P<a>x)(?P=a)', default: 'y'}}}\n"
    )
    assert [one.code for one in validate(io.StringIO(text))] == ["unused-component"]


@pytest.mark.parametrize(
    "example", [pytest.param({"p": {"p": {}}}, id="plain"), pytest.param({"q": 1}, id="not plain")]
)
def test_examples_of_schemas_that_lead_to_all_others_take_bounded_time(example: Any) -> None:
    """A bundle for each example would take the square of their number: minutes."""
    number = {"oneOf": [{"type": "integer"}, {"type": "null"}]}
    schemas = {
        f"S{n}": {
            "properties": {"p": {"$ref": f"#/components/schemas/S{n - 1}"}, "q": number},
            "examples": [example],
        }
        for n in range(1, 2000)
    }
    document = {
        "asyncapi": "3.0.0",
        "info": {"title": "t", "version": "1"},
        "components": {"schemas": {"S0": {}, **schemas}},
    }
    assert {one.code for one in validate(document)} <= {"unused-component"}
