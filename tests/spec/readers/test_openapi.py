"""Schemas of OpenAPI 3.0, written as draft-07."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator

from asynction_spec import Checks, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from asynction_spec import Document
    from asynction_spec.model.schemas import Schema

OPENAPI = "application/vnd.oai.openapi;version=3.0.3"


@pytest.fixture
def schema2(load2: Callable[[str], Document]) -> Callable[..., Schema]:
    """Gives a payload of a 2.6 document, beside which other schemas stand outside."""

    def schema(payload: str, schemas: str = "{}") -> Schema:
        document = load2(
            f"channels: {{/: {{publish: {{message: "
            f"{{name: a, schemaFormat: '{OPENAPI}', payload: {payload}}}}}}}}}\n"
            f"x-schemas: {schemas}\n"
        )
        found = document.operations[0].messages[0].payload
        assert found is not None
        return found

    return schema


@pytest.fixture
def schema3(load3: Callable[[str], Document]) -> Callable[..., Schema]:
    """Gives a payload of a 3.0 document, beside which other schemas stand under components."""

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
    ("payload", "expected", "valid", "invalid"),
    [
        pytest.param(
            "{type: string, nullable: true, minLength: 1}",
            {"type": ["string", "null"], "minLength": 1},
            [None, "a"],
            ["", 1],
            id="nullable",
        ),
        pytest.param(
            "{type: string, nullable: false}", {"type": "string"}, ["a"], [None], id="not nullable"
        ),
        pytest.param(
            "{type: string, nullable: true, enum: [a]}",
            {"type": ["string", "null"], "enum": ["a"]},
            ["a"],
            [None],
            id="nullable, but null is not listed",
        ),
        pytest.param(
            "{type: string, nullable: true, enum: [a, null]}",
            {"type": ["string", "null"], "enum": ["a", None]},
            ["a", None],
            ["b"],
            id="nullable, and null is listed",
        ),
        pytest.param(
            "{nullable: true, allOf: [{type: string}]}",
            {"allOf": [{"type": "string"}]},
            ["a"],
            [None],
            id="nullable without a type",
        ),
        pytest.param(
            "{minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true}",
            {"exclusiveMinimum": 0, "exclusiveMaximum": 9},
            [1, 8.5],
            [0, 9],
            id="exclusive bounds",
        ),
        pytest.param(
            "{minimum: 0, exclusiveMinimum: false, exclusiveMaximum: true}",
            {"minimum": 0},
            [0, 1],
            [-1],
            id="inclusive bounds, and no bound",
        ),
        pytest.param(
            "{type: object, example: {nullable: true, $ref: x}}",
            {"type": "object", "examples": [{"nullable": True, "$ref": "x"}]},
            [{}],
            [1],
            id="an example",
        ),
        pytest.param(
            "{discriminator: {propertyName: kind, mapping: {a: '#/x'}}, required: [kind],"
            " properties: {kind: {type: string}}, xml: {name: a}}",
            {
                "discriminator": "kind",
                "required": ["kind"],
                "properties": {"kind": {"type": "string"}},
                "xml": {"name": "a"},
            },
            [{"kind": "a"}],
            [{}, {"kind": 1}],
            id="a discriminator",
        ),
        pytest.param(
            "{properties: {nullable: {type: integer, nullable: true}},"
            " additionalProperties: {items: {not: {type: boolean, nullable: true}}}}",
            {
                "properties": {"nullable": {"type": ["integer", "null"]}},
                "additionalProperties": {"items": {"not": {"type": ["boolean", "null"]}}},
            },
            [{"nullable": None, "a": [1]}],
            [{"nullable": "a"}, {"a": [None]}],
            id="at any depth",
        ),
    ],
)
def test_what_openapi_says_otherwise_is_written_as_draft_07(
    schema2: Callable[..., Schema],
    schema3: Callable[..., Schema],
    payload: str,
    expected: object,
    valid: list[object],
    invalid: list[object],
) -> None:
    for schema in (
        schema2(payload),
        schema3(f"{{schemaFormat: '{OPENAPI}', schema: {payload}}}"),
    ):
        assert (schema.bundle(), schema.foreign_format) == (expected, OPENAPI)
        Draft7Validator.check_schema(schema.bundle())
        check = Checks().schema(schema)
        assert [check.violation(value) is None for value in valid] == [True] * len(valid)
        assert [check.violation(value) is None for value in invalid] == [False] * len(invalid)


@pytest.mark.parametrize(
    "schema_format",
    [
        "application/vnd.oai.openapi;version=3.0",
        "application/vnd.oai.openapi;version=3.0.0",
        "application/vnd.oai.openapi+json;version=3.0.1",
        "application/vnd.oai.openapi+yaml; version=3.0.3",
    ],
)
def test_every_spelling_of_openapi_3_0_is_known(
    schema3: Callable[..., Schema], schema_format: str
) -> None:
    payload = f"{{schemaFormat: '{schema_format}', schema: {{type: string, nullable: true}}}}"
    assert schema3(payload).bundle() == {"type": ["string", "null"]}


@pytest.mark.parametrize("version", ["2.0", "3.1.0", "3.00", ""])
def test_other_versions_of_openapi_are_not_checked(
    schema3: Callable[..., Schema], version: str
) -> None:
    payload = f"{{schemaFormat: 'application/vnd.oai.openapi;version={version}', schema: {{}}}}"
    assert schema3(payload).bundle() is True


NODES = """{
  Node: {type: object, nullable: true, required: [value], properties: {
    value: {$ref: '#/x-schemas/Value'}, next: {$ref: '#/x-schemas/Node'}}},
  Value: {type: integer, minimum: 0, exclusiveMinimum: true}}"""


def test_references_are_followed_round_and_round(schema2: Callable[..., Schema]) -> None:
    schema = schema2("{type: array, items: {$ref: '#/x-schemas/Node'}}", NODES)
    bundle = schema.bundle()
    assert json.loads(json.dumps(bundle)) == bundle
    assert bundle == {
        "type": "array",
        "items": {"$ref": "#/definitions/Node"},
        "definitions": {
            "Node": {
                "type": ["object", "null"],
                "required": ["value"],
                "properties": {
                    "value": {"$ref": "#/definitions/Value"},
                    "next": {"$ref": "#/definitions/Node"},
                },
            },
            "Value": {"type": "integer", "exclusiveMinimum": 0},
        },
    }
    check = Checks().schema(schema)
    assert check.violation([None, {"value": 1, "next": {"value": 2, "next": None}}]) is None
    assert check.violation([{"value": 1, "next": {"value": 0}}]) is not None


def test_a_root_that_refers_to_itself_does_so_still(schema2: Callable[..., Schema]) -> None:
    nodes = "{Node: {type: object, properties: {next: {$ref: '#/x-schemas/Node'}}}}"
    assert schema2("{$ref: '#/x-schemas/Node'}", nodes).bundle() == {
        "type": "object",
        "properties": {"next": {"$ref": "#"}},
    }


def test_one_schema_may_be_read_in_two_formats(schema3: Callable[..., Schema]) -> None:
    """What a reference leads to is of the format of the schema that refers to it."""
    schemas = f"""{{
      O: {{schemaFormat: '{OPENAPI}', schema: {{items: {{$ref: '#/components/schemas/A'}}}}}},
      A: {{type: string, nullable: true}}}}"""
    payload = "{items: {$ref: '#/components/schemas/A'}, not: {$ref: '#/components/schemas/O'}}"
    assert schema3(payload, schemas).bundle() == {
        "items": {"$ref": "#/definitions/A"},
        "not": {"$ref": "#/definitions/O"},
        "definitions": {
            "A": {"type": "string", "nullable": True},
            "O": {"items": {"$ref": "#/definitions/A-2"}},
            "A-2": {"type": ["string", "null"]},
        },
    }


def test_a_schema_of_another_file_keeps_its_own_references(
    tmp_path: Path,
) -> None:
    (tmp_path / "pets.yaml").write_text(
        "openapi: 3.0.3\ncomponents: {schemas: {\n"
        "  Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}},\n"
        "  Owner: {type: string, nullable: true}}}\n"
    )
    path = tmp_path / "chat.yaml"
    path.write_text(
        "asyncapi: 2.6.0\ninfo: {title: Chat, version: 1.0.0}\n"
        f"channels: {{/: {{publish: {{message: {{name: a, schemaFormat: '{OPENAPI}',\n"
        "  payload: {$ref: 'pets.yaml#/components/schemas/Pet'}}}}}\n"
    )
    payload: Any = load(path, root=tmp_path).operations[0].messages[0].payload
    assert payload.bundle() == {
        "type": "object",
        "properties": {"owner": {"$ref": "#/definitions/Owner"}},
        "definitions": {"Owner": {"type": ["string", "null"]}},
    }


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        pytest.param(
            "{type: strng}",
            "3:96: error unknown-value: 'type' cannot be 'strng'; did you mean 'string'?",
            id="a wrong type",
        ),
        pytest.param(
            "{minimum: 0, exclusiveMinimum: 0}",
            "3:108: error wrong-type: 'exclusiveMinimum' must be true or false, not an integer",
            id="a bound of draft-07",
        ),
        pytest.param(
            "{items: [{}]}",
            "3:96: error wrong-type: 'items' must be an OpenAPI Schema Object, not a list",
            id="a tuple",
        ),
        pytest.param(
            "{discriminator: {}}",
            "3:96: error missing-field: OpenAPI Discriminator Object lacks 'propertyName'; add it",
            id="a discriminator without a name",
        ),
        pytest.param(
            "{properties: {a: {$ref: '#/nowhere'}}}",
            "3:113: error ref-unresolved: '#/nowhere' leads nowhere; "
            "'#' has 'asyncapi', 'info', 'components'",
            id="a reference to nothing",
        ),
    ],
)
def test_a_broken_schema_is_an_error(
    faults3: Callable[[str], list[str]], schema: str, expected: str
) -> None:
    body = f"components: {{schemas: {{A: {{schemaFormat: '{OPENAPI}', schema: {schema}}}}}}}"
    assert faults3(body) == [f"<document>:{expected}"]


def test_what_is_none_of_asyncapi_is_right_in_openapi(
    faults2: Callable[[str], list[str]], faults3: Callable[[str], list[str]]
) -> None:
    schema = "{minimum: 0, exclusiveMinimum: true, discriminator: {propertyName: a}}"
    message = f"{{schemaFormat: '{OPENAPI}', payload: {schema}}}"
    assert faults2(f"channels: {{}}\ncomponents: {{messages: {{a: {message}}}}}") == []
    message = f"{{payload: {{schemaFormat: '{OPENAPI}', schema: {schema}}}}}"
    assert faults3(f"components: {{messages: {{a: {message}}}}}") == []


def test_a_schema_that_leads_round_to_itself_is_an_error(
    faults3: Callable[[str], list[str]],
) -> None:
    body = f"""\
    channels:
      c: {{address: /, messages: {{a: {{payload: {{$ref: '#/components/schemas/A'}}}}}}}}
    components:
      schemas:
        A: {{schemaFormat: '{OPENAPI}', schema: {{$ref: '#/components/schemas/A'}}}}
    """
    assert faults3(body) == [
        "<document>:7:5: error ref-cycle: this schema leads round to itself, and says nothing; "
        "let it hold a schema"
    ]
