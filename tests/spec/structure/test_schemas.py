"""Schemas are draft-07 with AsyncAPI's vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


def with_schema(schema: str) -> str:
    return f"channels: {{}}\ncomponents: {{schemas: {{A: {schema}}}}}"


@pytest.mark.parametrize(
    "schema",
    [
        "true",
        "false",
        "{}",
        "{type: [string, 'null'], minLength: 0, maxLength: 9, pattern: '^a'}",
        "{items: [{type: string}, true], additionalItems: false}",
        "{prefixItems: [{}], items: false}",
        "{items: {$ref: '#/components/schemas/A'}, contains: {}, uniqueItems: true}",
        "{if: {}, then: true, else: {}, not: false, allOf: [{}], anyOf: [true], oneOf: [{}]}",
        "{dependencies: {a: [b], c: {minProperties: 1}}, propertyNames: {pattern: x}}",
        "{patternProperties: {'^x-': {}}, additionalProperties: {}, required: []}",
        "{const: null, default: null, enum: [null, 1, a, [], {}], examples: []}",
        "{exclusiveMinimum: 0, exclusiveMaximum: 1.5, multipleOf: 0.5}",
        "{discriminator: d, required: [d], properties: {d: {}}, deprecated: true, "
        "externalDocs: {url: 'https://example.com'}}",
        "{format: int64, contentEncoding: base64, $comment: x, readOnly: true}",
        "{$schema: 'http://json-schema.org/draft-07/schema#', $id: 'https://example.com/a'}",
        "{nullable: true, unevaluatedProperties: false, x-own: 5}",
    ],
)
def test_what_draft_07_allows_is_right(faults2: Callable[[str], list[str]], schema: str) -> None:
    """D-04."""
    assert faults2(with_schema(schema)) == []


@pytest.mark.parametrize(
    ("schema", "column", "expected"),
    [
        ("{type: strng}", 28, "unknown-value: 'type' cannot be 'strng'; did you mean 'string'?"),
        (
            "{type: file}",
            28,
            "unknown-value: 'type' cannot be 'file'; write one of: "
            "array, boolean, integer, null, number, object, string",
        ),
        ("{type: null}", 28, "wrong-type: 'type' must be a string, not null"),
        (
            "{type: [string, 5]}",
            43,
            "wrong-type: item 1 must be a string, not an integer; quote it",
        ),
        ("{properties: []}", 28, "wrong-type: 'properties' must be an object, not a list"),
        ("{properties: {p: 5}}", 41, "wrong-type: 'p' must be a Schema Object, not an integer"),
        ("{items: a}", 28, "wrong-type: 'items' must be a Schema Object, not a string"),
        ("{items: [a]}", 36, "wrong-type: item 0 must be a Schema Object, not a string"),
        ("{allOf: {}}", 28, "wrong-type: 'allOf' must be a list, not an object"),
        ("{required: true}", 28, "wrong-type: 'required' must be a list, not a boolean"),
        ("{enum: a}", 28, "wrong-type: 'enum' must be a list, not a string"),
        ("{examples: {}}", 28, "wrong-type: 'examples' must be a list, not an object"),
        (
            "{exclusiveMinimum: true}",
            28,
            "wrong-type: 'exclusiveMinimum' must be a number, not a boolean",
        ),
        ("{dependencies: {a: 5}}", 43, "wrong-type: 'a' must be a Schema Object, not an integer"),
        (
            "{pattern: '(a'}",
            28,
            "bad-text: '(a' is no regular expression: "
            "missing ), unterminated subpattern at position 0",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("{") else "",
)
def test_what_draft_07_forbids_is_an_error_at_its_place(
    faults2: Callable[[str], list[str]], schema: str, column: int, expected: str
) -> None:
    """D-15: upstream found it when the first message came."""
    assert faults2(with_schema(schema)) == [f"<document>:4:{column}: error {expected}"]


def test_a_bad_pattern_of_names_is_an_error(faults2: Callable[[str], list[str]]) -> None:
    assert faults2(with_schema("{patternProperties: {'[': {}, 'x': {}}}")) == [
        "<document>:4:48: error bad-name: the name '[' is no regular expression: "
        "unterminated character set at position 0; rename it"
    ]


@pytest.mark.parametrize(
    "pattern",
    [
        r"^(?<year>\d{4})-\k<year>$",
        r"\p{Lu}\P{L}",
        r"\u{1F600}",
        r"\cA",
        r"[[]a]",
        r"^\/$",
        r"(?=a)(?!b)(?<=c)(?<!d)",
    ],
)
def test_patterns_of_ecma_262_are_right(faults2: Callable[[str], list[str]], pattern: str) -> None:
    assert faults2(with_schema(f"{{pattern: '{pattern}'}}")) == []


@pytest.mark.parametrize("pattern", ["a{99999999999}", "(" * 5000], ids=["too often", "too deep"])
def test_a_hostile_pattern_is_an_error(faults2: Callable[[str], list[str]], pattern: str) -> None:
    [fault] = faults2(with_schema(f"{{pattern: '{pattern}'}}"))
    assert "error bad-text" in fault


RAML = "application/raml+yaml;version=1.0"
NOT_CHECKED = (
    f"warning schema-not-checked: a schema of format {RAML!r} is not checked: any value fits it; "
    "write the schema as draft-07 to have it checked"
)


def test_a_payload_of_another_format_is_not_looked_into(
    faults2: Callable[[str], list[str]], faults3: Callable[[str], list[str]]
) -> None:
    message = f"{{schemaFormat: '{RAML}', payload: {{type: record}}}}"
    body = f"channels: {{}}\ncomponents: {{messages: {{A: {message}}}}}"
    assert faults2(body) == [f"<document>:4:29: {NOT_CHECKED}"]
    [fault] = faults2(body.replace(RAML, "application/schema+json;version=draft-07"))
    assert "error unknown-value: 'type' cannot be 'record'" in fault
    message = f"{{payload: {{schemaFormat: '{RAML}', schema: {{type: record}}}}}}"
    body = f"components: {{messages: {{A: {message}}}}}"
    assert faults3(body) == [f"<document>:3:39: {NOT_CHECKED}"]
    [fault] = faults3(body.replace(RAML, "application/vnd.aai.asyncapi+json;version=3.0.0"))
    assert "error unknown-value: 'type' cannot be 'record'" in fault


def test_a_payload_of_another_format_may_be_a_reference(
    faults2: Callable[[str], list[str]], faults3: Callable[[str], list[str]]
) -> None:
    """The format that counts is the one beside the reference, not one where it leads."""
    message = f"{{schemaFormat: '{RAML}', payload: {{$ref: '#/x-raml/0'}}}}"
    body = f"x-raml: [{{type: record}}]\ncomponents: {{messages: {{A: {message}}}}}"
    assert faults2("channels: {}\n" + body) == [f"<document>:5:29: {NOT_CHECKED}"]
    message = f"{{payload: {{schemaFormat: '{RAML}', schema: {{$ref: '#/x-raml/0'}}}}}}"
    body = f"x-raml: [{{type: record}}]\ncomponents: {{messages: {{A: {message}}}}}"
    assert faults3(body) == [f"<document>:4:39: {NOT_CHECKED}"]


def test_a_dangling_reference_of_another_format_is_an_error(
    faults3: Callable[[str], list[str]],
) -> None:
    message = f"{{payload: {{schemaFormat: '{RAML}', schema: {{$ref: '#/nowhere'}}}}}}"
    unchecked, fault = faults3(f"components: {{messages: {{A: {message}}}}}")
    assert unchecked == f"<document>:3:39: {NOT_CHECKED}"
    assert "error ref-unresolved: '#/nowhere' leads nowhere" in fault


def test_schema_format_is_an_unknown_keyword_inside_a_schema(
    faults2: Callable[[str], list[str]],
) -> None:
    assert faults2(with_schema("{properties: {schemaFormat: {}}, schemaFormat: x}")) == []
