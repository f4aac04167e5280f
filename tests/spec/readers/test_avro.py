"""Schemas of Apache Avro, written as draft-07 with the extra ``avro``."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator

from asynction_spec import Checks, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from asynction_spec import Document
    from asynction_spec.model.schemas import Schema

pytest.importorskip("fastavro", reason="the extra avro is not installed")

AVRO = "application/vnd.apache.avro;version=1.9.0"
HEAD3 = "asyncapi: 3.0.0\ninfo: {title: Chat, version: 1.0.0}\n"
BYTES = {"type": "string", "format": "binary", "pattern": "^[\\u0000-\\u00ff]*$"}
INT = {"type": "integer", "minimum": -2147483648, "maximum": 2147483647}


@pytest.fixture
def schema2(load2: Callable[[str], Document]) -> Callable[[str], Schema]:
    """Gives the payload of a 2.6 document."""

    def schema(avro: str) -> Schema:
        message = f"{{name: a, schemaFormat: '{AVRO}', payload: {avro}}}"
        document = load2(f"channels: {{/: {{publish: {{message: {message}}}}}}}")
        found = document.operations[0].messages[0].payload
        assert found is not None
        return found

    return schema


@pytest.fixture
def schema3(load3: Callable[[str], Document]) -> Callable[..., Schema]:
    """Gives the payload of a 3.0 document, beside which other schemas stand under components."""

    def schema(payload: str, schemas: str = "{}") -> Schema:
        document = load3(
            f"channels: {{c: {{address: /, messages: {{a: {{payload: {payload}}}}}}}}}\n"
            "operations: {o: {action: receive, channel: {$ref: '#/channels/c'}}}\n"
            f"components: {{schemas: {schemas}}}\n"
        )
        found = document.operations[0].messages[0].payload
        assert found is not None
        return found

    return schema


@pytest.mark.parametrize(
    ("avro", "expected", "valid", "invalid"),
    [
        pytest.param("'null'", {"type": "null"}, [None], [0], id="null"),
        pytest.param("boolean", {"type": "boolean"}, [True], [0], id="boolean"),
        pytest.param("int", INT, [-(2**31), 2**31 - 1], [2**31, 1.5, "1"], id="int"),
        pytest.param(
            "{type: long}",
            {"type": "integer", "minimum": -(2**63), "maximum": 2**63 - 1},
            [2**31, -(2**63)],
            [2**63, "1"],
            id="long",
        ),
        pytest.param("float", {"type": "number", "format": "float"}, [1, 1.5], ["1"], id="float"),
        pytest.param("double", {"type": "number", "format": "double"}, [1.5], ["1"], id="double"),
        pytest.param("string", {"type": "string"}, ["é", "€"], [1], id="string"),
        pytest.param("bytes", BYTES, ["é\x00", b"\xff", ""], ["€", 1], id="bytes"),
        pytest.param(
            "{type: fixed, name: Two, size: 2}",
            {**BYTES, "minLength": 2, "maxLength": 2},
            ["ab", "é\xff"],
            ["a", "abc", "a€"],
            id="fixed",
        ),
        pytest.param(
            "{type: enum, name: E, doc: Which, symbols: [A, B]}",
            {"type": "string", "enum": ["A", "B"], "description": "Which"},
            ["A", "B"],
            ["C", 0],
            id="enum",
        ),
        pytest.param(
            "{type: array, items: {type: map, values: int}}",
            {"type": "array", "items": {"type": "object", "additionalProperties": INT}},
            [[], [{}, {"a": 1}]],
            [{}, [1], [{"a": "b"}]],
            id="array and map",
        ),
        pytest.param(
            "['null', string, int]",
            {"anyOf": [{"type": "null"}, {"type": "string"}, INT]},
            [None, "a", 1],
            [1.5, {"string": "a"}],
            id="union",
        ),
        pytest.param(
            """{type: record, name: R, doc: A record, namespace: org.example, fields: [
                {name: a, type: int, doc: A field}, {name: b, type: ['null', string], default: null}
            ]}""",
            {
                "type": "object",
                "description": "A record",
                "properties": {
                    "a": {**INT, "description": "A field"},
                    "b": {"anyOf": [{"type": "null"}, {"type": "string"}], "default": None},
                },
                "required": ["a"],
            },
            [{"a": 1}, {"a": 1, "b": "c"}, {"a": 1, "c": "later"}],
            [{}, {"a": "1"}, {"a": 1, "b": 2}, []],
            id="record",
        ),
        pytest.param(
            "[{type: string, logicalType: uuid}, {type: long, logicalType: timestamp-millis}]",
            {
                "anyOf": [
                    {"type": "string", "format": "uuid"},
                    {
                        "type": "integer",
                        "minimum": -(2**63),
                        "maximum": 2**63 - 1,
                        "$comment": "timestamp-millis",
                    },
                ]
            },
            ["f81d4fae-7dec-11d0-a765-00a0c91e6bf6", 1700000000000],
            [None, True],
            id="logical types",
        ),
    ],
)
def test_every_type_is_written_as_draft_07(
    schema2: Callable[[str], Schema],
    schema3: Callable[..., Schema],
    avro: str,
    expected: object,
    valid: list[object],
    invalid: list[object],
) -> None:
    for schema in (schema2(avro), schema3(f"{{schemaFormat: '{AVRO}', schema: {avro}}}")):
        bundle = schema.bundle()
        assert (bundle, schema.foreign_format) == (expected, AVRO)
        assert json.loads(json.dumps(bundle)) == bundle
        Draft7Validator.check_schema(bundle)
        check = Checks().schema(schema)
        assert [check.violation(value) is None for value in valid] == [True] * len(valid)
        assert [check.violation(value) is None for value in invalid] == [False] * len(invalid)


NODE = """{type: record, name: Node, namespace: org, fields: [
  {name: kind, type: {type: enum, name: Kind, symbols: [A, B]}},
  {name: other, type: Kind, doc: Another},
  {name: next, type: ['null', Node], default: null}]}"""


def test_named_types_may_refer_to_themselves(schema2: Callable[[str], Schema]) -> None:
    """A type that is used again by its name becomes a definition, the root does not."""
    schema = schema2(NODE)
    assert schema.bundle() == {
        "type": "object",
        "properties": {
            "kind": {"$ref": "#/definitions/org.Kind"},
            "other": {"allOf": [{"$ref": "#/definitions/org.Kind"}], "description": "Another"},
            "next": {"anyOf": [{"type": "null"}, {"$ref": "#"}], "default": None},
        },
        "required": ["kind", "other"],
        "definitions": {"org.Kind": {"type": "string", "enum": ["A", "B"]}},
    }
    check = Checks().schema(schema)
    assert check.violation({"kind": "A", "other": "B", "next": {"kind": "B", "other": "B"}}) is None
    assert check.violation({"kind": "A", "other": "B", "next": {"kind": "C", "other": "B"}})


def test_a_schema_of_asyncapi_may_refer_to_one_of_avro(schema3: Callable[..., Schema]) -> None:
    schema = schema3(
        "{items: [{$ref: '#/components/schemas/N'}, {$ref: '#/components/schemas/N'}]}",
        f"{{N: {{schemaFormat: '{AVRO}', schema: {NODE}}}}}",
    )
    bundle: Any = schema.bundle()
    assert bundle["items"] == [{"$ref": "#/definitions/N"}, {"$ref": "#/definitions/N"}]
    assert list(bundle["definitions"]) == ["N", "org.Node", "org.Kind"]
    assert bundle["definitions"]["N"] == {"$ref": "#/definitions/org.Node"}
    assert bundle["definitions"]["org.Node"]["properties"]["next"] == {
        "anyOf": [{"type": "null"}, {"$ref": "#/definitions/org.Node"}],
        "default": None,
    }
    Draft7Validator.check_schema(bundle)
    check = Checks().schema(schema)
    assert check.violation([{"kind": "A", "other": "B", "next": None}]) is None
    assert check.violation([{"kind": "A", "other": "B", "next": {}}]) is not None


def test_a_schema_may_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "say.avsc").write_text('{"type": "array", "items": "string"}')
    path = tmp_path / "chat.yaml"
    path.write_text(
        "asyncapi: 2.6.0\ninfo: {title: Chat, version: 1.0.0}\n"
        f"channels: {{/: {{publish: {{message: {{name: a, schemaFormat: '{AVRO}',\n"
        "  payload: {$ref: say.avsc}}}}}\n"
    )
    payload = load(path, root=tmp_path).operations[0].messages[0].payload
    assert payload is not None
    assert payload.bundle() == {"type": "array", "items": {"type": "string"}}


@pytest.mark.parametrize(
    "schema_format",
    [
        "application/vnd.apache.avro;version=1.9.0",
        "application/vnd.apache.avro+json;version=1.8.2",
        "application/vnd.apache.avro+yaml; version=1.11",
        "application/vnd.apache.avro",
    ],
)
def test_every_spelling_of_avro_is_known(
    schema3: Callable[..., Schema], schema_format: str
) -> None:
    schema = schema3(f"{{schemaFormat: '{schema_format}', schema: boolean}}")
    assert schema.bundle() == {"type": "boolean"}


@pytest.mark.parametrize(
    ("avro", "message"),
    [
        pytest.param("{}", "'type' is missing", id="nothing"),
        pytest.param("strng", "'strng' is no type", id="an unknown type"),
        pytest.param("{type: recrd, name: A}", "'recrd' is no type", id="an unknown kind"),
        pytest.param("{type: array, items: Say}", "'Say' is no type", id="an unknown name"),
        pytest.param("{type: array}", "'items' is missing", id="an array of nothing"),
        pytest.param("[]", "a union of no types fits nothing", id="an empty union"),
        pytest.param("5", "a part of it is of a wrong type", id="a number"),
        pytest.param("{type: record}", '"name" is a required field missing', id="no name"),
        pytest.param(
            "{type: record, name: A, fields: [{name: 5, type: int}]}",
            "the name of a field must be a string, not 5",
            id="a field with a number as its name",
        ),
        pytest.param(
            "{type: fixed, name: A, size: '5'}",
            "'5' is no size: it must be an integer from 0 up",
            id="a size that is none",
        ),
        pytest.param(
            "{__fastavro_parsed: true, __named_schemas: {Z: {}}, type: map, values: Z}",
            "'Z' is no type",
            id="marks of fastavro itself",
        ),
    ],
)
def test_a_broken_schema_is_an_error(
    faults2: Callable[[str], list[str]],
    faults3: Callable[[str], list[str]],
    avro: str,
    message: str,
) -> None:
    """At its place, and once."""
    body = f"""\
    channels: {{}}
    components:
      messages:
        a: {{schemaFormat: '{AVRO}', payload: {{$ref: '#/x-avro'}}}}
        b: {{schemaFormat: '{AVRO}', payload: {{$ref: '#/x-avro'}}}}
    x-avro: {avro}
    """
    expected = f"error bad-avro-schema: this is no Avro schema: {message}"
    assert faults2(body) == [f"<document>:8:1: {expected}"]
    body = f"components: {{schemas: {{A: {{schemaFormat: '{AVRO}',\n  schema: {avro}}}}}}}"
    assert faults3(body) == [f"<document>:4:3: {expected}"]


def test_without_the_extra_nothing_is_checked_and_the_author_hears_of_it(
    monkeypatch: pytest.MonkeyPatch, faults3: Callable[[str], list[str]], schema3: Any
) -> None:
    monkeypatch.setitem(sys.modules, "fastavro", None)
    body = f"components: {{schemas: {{A: {{schemaFormat: '{AVRO}', schema: strng}}}}}}"
    assert faults3(body) == [
        f"<document>:3:28: warning schema-not-checked: a schema of format {AVRO!r} is not "
        "checked: any value fits it; install asynction-spec[avro] to have it checked"
    ]
    schema = schema3(f"{{schemaFormat: '{AVRO}', schema: string}}")
    assert (schema.bundle(), schema.foreign_format) == (True, AVRO)


@pytest.mark.parametrize(
    ("schema_format", "imported"),
    [(AVRO, True), ("application/vnd.oai.openapi;version=3.0.0", False), ("text/x-ours", False)],
    ids=["avro", "openapi", "other"],
)
def test_fastavro_is_imported_only_for_a_schema_of_avro(
    tmp_path: Path, schema_format: str, *, imported: bool
) -> None:
    path = tmp_path / "chat.yaml"
    schema = f"{{schemaFormat: '{schema_format}', schema: {{type: boolean}}}}"
    path.write_text(f"{HEAD3}components: {{schemas: {{A: {schema}}}}}\n")
    code = (
        "import sys, asynction_spec as spec\n"
        f"spec.load({str(path)!r})\n"
        "print('fastavro' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout == f"{imported}\n"


def test_an_example_is_no_schema(faults3: Callable[[str], list[str]]) -> None:
    """What looks like a schema of a format is one only where a schema may stand."""
    body = f"components: {{schemas: {{A: {{default: {{schemaFormat: '{AVRO}', schema: x}}}}}}}}"
    assert faults3(body) == []
