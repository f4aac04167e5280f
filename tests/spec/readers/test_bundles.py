"""Schemas closed in themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec import Document


@pytest.fixture
def bundle(load2: Callable[[str], Document]) -> Callable[..., Any]:
    """Gives the bundle of a payload, beside which other schemas stand under components."""

    def bundle_of(payload: str, schemas: str = "{}") -> Any:
        document = load2(
            f"channels: {{/: {{publish: {{message: {{name: a, payload: {payload}}}}}}}}}\n"
            f"components: {{schemas: {schemas}}}\n"
        )
        schema = document.operations[0].messages[0].payload
        assert schema is not None
        return schema.bundle()

    return bundle_of


def test_a_schema_without_references_stays_as_it_is(bundle: Callable[..., Any]) -> None:
    payload = "{type: [string, 'null'], minLength: 1, x-own: {y: 1}, nullable: true}"
    assert bundle(payload) == {
        "type": ["string", "null"],
        "minLength": 1,
        "x-own": {"y": 1},
        "nullable": True,
    }


@pytest.mark.parametrize(("payload", "expected"), [("true", True), ("false", False), ("{}", {})])
def test_booleans_and_empty_schemas_are_schemas(
    bundle: Callable[..., Any], payload: str, expected: object
) -> None:
    assert bundle(payload) == expected
    assert bundle("{$ref: '#/components/schemas/A'}", f"{{A: {payload}}}") == expected


def test_a_schema_that_is_used_twice_stands_once(bundle: Callable[..., Any]) -> None:
    payload = "{items: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/A'}]}"
    assert bundle(payload, "{A: {type: string}}") == {
        "items": [{"$ref": "#/definitions/A"}, {"$ref": "#/definitions/A"}],
        "definitions": {"A": {"type": "string"}},
    }


def test_chains_of_references_lead_straight_to_their_end(bundle: Callable[..., Any]) -> None:
    """D-24."""
    schemas = "{A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/C'}, C: true}"
    assert bundle("{not: {$ref: '#/components/schemas/A'}}", schemas) == {
        "not": {"$ref": "#/definitions/C"},
        "definitions": {"C": True},
    }


def test_recursion_goes_through_the_root_or_through_definitions(
    bundle: Callable[..., Any],
) -> None:
    """D-23."""
    schemas = "{A: {items: {$ref: '#/components/schemas/A'}}}"
    assert bundle("{$ref: '#/components/schemas/A'}", schemas) == {"items": {"$ref": "#"}}
    assert bundle("{not: {$ref: '#/components/schemas/A'}}", schemas) == {
        "not": {"$ref": "#/definitions/A"},
        "definitions": {"A": {"items": {"$ref": "#/definitions/A"}}},
    }


def test_references_may_lead_into_a_schema_and_to_each_other(bundle: Callable[..., Any]) -> None:
    schemas = """{
      A: {properties: {b: {$ref: '#/components/schemas/B'}, n: {type: number}}},
      B: {properties: {a: {$ref: '#/components/schemas/A'},
                       n: {$ref: '#/components/schemas/A/properties/n'}}}}"""
    found = bundle("{$ref: '#/components/schemas/A'}", schemas)
    assert found == {
        "properties": {"b": {"$ref": "#/definitions/B"}, "n": {"type": "number"}},
        "definitions": {
            "B": {"properties": {"a": {"$ref": "#"}, "n": {"$ref": "#/definitions/n"}}},
            "n": {"type": "number"},
        },
    }


def test_every_place_of_a_schema_is_rewritten(bundle: Callable[..., Any]) -> None:
    ref = "{$ref: '#/components/schemas/A'}"
    payload = f"""{{
      properties: {{p: {ref}}}, patternProperties: {{x: {ref}}}, additionalProperties: {ref},
      items: {ref}, additionalItems: {ref}, contains: {ref}, propertyNames: {ref},
      allOf: [{ref}], anyOf: [{ref}], oneOf: [{ref}], not: {ref}, if: {ref}, then: {ref},
      else: {ref}, dependencies: {{a: {ref}, b: [c]}}}}"""
    there = {"$ref": "#/definitions/A"}
    assert bundle(payload, "{A: {type: string}}") == {
        "properties": {"p": there},
        "patternProperties": {"x": there},
        **dict.fromkeys(["additionalProperties", "items", "additionalItems", "contains"], there),
        **{keyword: [there] for keyword in ("allOf", "anyOf", "oneOf")},
        **dict.fromkeys(["propertyNames", "not", "if", "then", "else"], there),
        "dependencies": {"a": there, "b": ["c"]},
        "definitions": {"A": {"type": "string"}},
    }


@pytest.mark.parametrize("keyword", ["const", "default", "enum", "examples", "x-own"])
def test_what_looks_like_a_reference_inside_data_stays(
    bundle: Callable[..., Any], keyword: str
) -> None:
    data: Any = {"$ref": "#/nowhere"}
    data = [data] if keyword in ("enum", "examples") else data
    assert bundle(f"{{{keyword}: {json.dumps(data)}}}") == {keyword: data}


def test_a_property_may_be_called_ref(bundle: Callable[..., Any]) -> None:
    payload = "{properties: {$ref: {$ref: '#/components/schemas/A'}}, required: [$ref]}"
    found = bundle(payload, "{A: {type: integer}}")
    assert found == {
        "properties": {"$ref": {"$ref": "#/definitions/A"}},
        "required": ["$ref"],
        "definitions": {"A": {"type": "integer"}},
    }


def test_siblings_of_a_reference_are_left_out(bundle: Callable[..., Any]) -> None:
    payload = "{not: {$ref: '#/components/schemas/A', type: string}}"
    assert bundle(payload, "{A: true}")["not"] == {"$ref": "#/definitions/A"}


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        pytest.param("{prefixItems: [true]}", {"items": [True]}, id="positions only"),
        pytest.param(
            "{prefixItems: [true], items: {type: string}}",
            {"items": [True], "additionalItems": {"type": "string"}},
            id="and the rest",
        ),
        pytest.param(
            "{prefixItems: [true], items: false}",
            {"items": [True], "additionalItems": False},
            id="and no more",
        ),
        pytest.param(
            "{items: [true], prefixItems: [false]}", {"items": [False]}, id="beside positions"
        ),
        pytest.param(
            "{prefixItems: [{$ref: '#/components/schemas/A'}], items: {prefixItems: [true]}}",
            {
                "items": [{"$ref": "#/definitions/A"}],
                "additionalItems": {"items": [True]},
                "definitions": {"A": {"items": [True]}},
            },
            id="at any depth",
        ),
    ],
)
def test_positions_of_2020_12_become_those_of_draft_07(
    bundle: Callable[..., Any], payload: str, expected: object
) -> None:
    """D-15: upstream's own tests use `prefixItems`, draft-07 has tuple `items`."""
    assert bundle(payload, "{A: {prefixItems: [true]}}") == expected


def test_identifiers_and_old_definitions_are_left_out(bundle: Callable[..., Any]) -> None:
    """They would change what our own references mean."""
    payload = """{
      $id: 'https://example.com/a', $schema: 'http://json-schema.org/draft-07/schema#',
      definitions: {B: {}}, $defs: {C: {}}, not: {$id: b, $ref: '#/components/schemas/A'}}"""
    schemas = "{A: {$id: 'https://example.com/c', type: string}}"
    assert bundle(payload, schemas) == {
        "not": {"$ref": "#/definitions/A"},
        "definitions": {"A": {"type": "string"}},
    }


def test_definitions_of_one_name_are_numbered(bundle: Callable[..., Any]) -> None:
    payload = """{items: [{$ref: '#/components/schemas/A/not'},
                          {$ref: '#/components/schemas/B/not'},
                          {$ref: '#/components/schemas/B/properties/~1 é'}]}"""
    schemas = "{A: {not: {type: string}}, B: {not: {type: number}, properties: {'/ é': {}}}}"
    assert bundle(payload, schemas) == {
        "items": [
            {"$ref": "#/definitions/not"},
            {"$ref": "#/definitions/not-2"},
            {"$ref": "#/definitions/___"},
        ],
        "definitions": {"not": {"type": "string"}, "not-2": {"type": "number"}, "___": {}},
    }


def test_a_bundle_does_not_touch_the_document(load2: Callable[[str], Document]) -> None:
    document = load2("""
        channels:
          /: {publish: {message: {name: a, payload: {prefixItems: [{$ref: '#/x-a'}]}}}}
        x-a: {type: string}
        """)
    schema = document.operations[0].messages[0].payload
    assert schema is not None
    before = json.dumps(document.raw)
    assert schema.bundle() == schema.bundle()
    assert json.dumps(document.raw) == before
    assert schema.raw == {"prefixItems": [{"$ref": "#/x-a"}]}


def test_a_bundle_is_a_schema_for_any_engine(bundle: Callable[..., Any]) -> None:
    schemas = """{Node: {type: object, required: [value], properties: {
      value: {type: integer}, next: {$ref: '#/components/schemas/Node'}}}}"""
    found = json.loads(json.dumps(bundle("{items: {$ref: '#/components/schemas/Node'}}", schemas)))
    Draft7Validator.check_schema(found)
    validator = Draft7Validator(found)
    assert validator.is_valid([{"value": 1, "next": {"value": 2}}])
    assert not validator.is_valid([{"value": 1, "next": {"value": "2"}}])


RAML = "application/raml+yaml;version=1.0"


def test_a_schema_of_another_format_allows_anything(
    load2: Callable[[str], Document], load3: Callable[[str], Document]
) -> None:
    message2 = f"{{name: a, schemaFormat: '{RAML}', payload: {{type: record}}}}"
    message3 = f"{{name: a, payload: {{schemaFormat: '{RAML}', schema: {{type: record}}}}}}"
    for document in (
        load2(f"channels: {{/: {{publish: {{message: {message2}}}}}}}"),
        load3(
            f"channels: {{c: {{address: /, messages: {{a: {message3}}}}}}}\n"
            "operations: {o: {action: receive, channel: {$ref: '#/channels/c'}}}"
        ),
    ):
        schema = document.operations[0].messages[0].payload
        assert schema is not None
        assert (schema.foreign_format, schema.raw) == (RAML, {"type": "record"})
        assert schema.bundle() is True


@pytest.mark.parametrize(
    "schema_format",
    [
        "application/vnd.aai.asyncapi;version=2.6.0",
        "application/vnd.aai.asyncapi+json;version=3.0.0",
        "application/vnd.aai.asyncapi+yaml; version=3.1.0",
        "application/schema+json;version=draft-07",
        "application/schema+yaml;version=draft-07",
    ],
)
def test_the_formats_of_asyncapi_itself_are_checked(
    load3: Callable[[str], Document], schema_format: str
) -> None:
    document = load3(f"""
        channels:
          c:
            address: /
            messages:
              a:
                payload:
                  schemaFormat: '{schema_format}'
                  schema: {{items: {{$ref: '#/components/schemas/A'}}}}
        operations: {{o: {{action: receive, channel: {{$ref: '#/channels/c'}}}}}}
        components:
          schemas: {{A: {{schemaFormat: '{schema_format}', schema: {{type: string}}}}}}
        """)
    schema = document.operations[0].messages[0].payload
    assert schema is not None
    assert schema.foreign_format == ""
    assert schema.bundle() == {
        "items": {"$ref": "#/definitions/A"},
        "definitions": {"A": {"type": "string"}},
    }


def test_a_schema_of_another_format_inside_a_schema_allows_anything(
    load3: Callable[[str], Document],
) -> None:
    document = load3(f"""
        channels:
          c: {{address: /, messages: {{a: {{payload: {{$ref: '#/components/schemas/A'}}}}}}}}
        operations: {{o: {{action: receive, channel: {{$ref: '#/channels/c'}}}}}}
        components:
          schemas:
            A: {{items: {{$ref: '#/components/schemas/B'}}}}
            B: {{schemaFormat: '{RAML}', schema: {{type: record}}}}
        """)
    schema = document.operations[0].messages[0].payload
    assert schema is not None
    assert schema.bundle() == {"items": {"$ref": "#/definitions/B"}, "definitions": {"B": True}}


def test_a_property_called_schema_format_changes_nothing(bundle: Callable[..., Any]) -> None:
    assert bundle("{type: object, schemaFormat: x}") == {"type": "object", "schemaFormat": "x"}
