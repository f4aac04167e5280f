"""Schemas, by keyword."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "components: {schemas: {A: {properties: {b: {items: {type: string, "
            "maxLength: 2, default: abc}}}}}}",
            [
                "<document>:3:81: error default-mismatch: the default does not fit its "
                "schema: must have at most 2 characters; change it, or the schema",
            ],
            id="a string, deep inside",
        ),
        pytest.param(
            "components: {schemas: {A: {type: object, properties: {n: {minimum: 1}}, "
            "default: {n: 0}}}}",
            [
                "<document>:3:83: error default-mismatch: the default does not fit its "
                "schema: /n must be at least 1; change it, or the schema",
            ],
            id="a part of it",
        ),
        pytest.param(
            """\
            components:
              schemas:
                A: {allOf: [{$ref: '#/components/schemas/B'}], default: 5}
                B: {type: string}
            """,
            [
                "<document>:5:52: error default-mismatch: the default does not fit its "
                "schema: must be a string, not an integer; change it, or the schema",
            ],
            id="through a reference",
        ),
        pytest.param(
            "components: {schemas: {A: {type: boolean, default: 'true'}}}",
            [
                "<document>:3:43: warning default-mismatch: the default does not fit its "
                "schema: must be a boolean, not a string; remove its quotes",
            ],
            id="text that is right without its quotes",
        ),
        pytest.param(
            "components: {schemas: {A: {properties: {a: {type: integer, default: "
            "1.0}, b: {default: x}, c: {enum: [x], default: x}}}}}",
            [],
            id="right",
        ),
        pytest.param(
            "components: {schemas: {A: {$ref: '#/components/schemas/B', default: 5}, "
            "B: {type: string}}}",
            [],
            id="beside a reference, where it means nothing",
        ),
        pytest.param(
            "components: {schemas: {A: {type: string, pattern: '^a+$', default: aaa}}}",
            [],
            id="right for a pattern",
        ),
        pytest.param(
            """\
            components: {schemas: {A: {type: string, default: 5}}}
            channels: 5
            """,
            [],
            id="not looked at where the document is broken",
        ),
    ],
)
def test_a_default_fits_its_schema(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("default-mismatch", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "components: {schemas: {A: {type: integer, maximum: 5, examples: [1, 6, 5]}}}",
            [
                "<document>:3:69: warning example-mismatch: this example does not fit "
                "its schema: must be at most 5; change it, or the schema",
            ],
            id="one of three",
        ),
        pytest.param(
            "components: {schemas: {A: {items: {required: [a]}, examples: [[{a: 1}, {}]]}}}",
            [
                "<document>:3:72: warning example-mismatch: this example does not fit "
                "its schema: /1/a is missing; change it, or the schema",
            ],
            id="wrong in one place",
        ),
        pytest.param(
            "components: {schemas: {A: {oneOf: [{type: integer}, {type: string}], "
            "examples: [1, a]}}}",
            [],
            id="right",
        ),
    ],
)
def test_an_example_fits_its_schema(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("example-mismatch", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "components: {schemas: {A: {discriminator: kind, properties: {kinds: {}}}}}",
            [
                "<document>:3:28: error discriminator-undefined: the discriminator "
                "'kind' is no property of this schema; did you mean 'kinds'?",
            ],
            id="no property",
        ),
        pytest.param(
            "components: {schemas: {A: {discriminator: kind, properties: {kind: {}}, "
            "required: [other]}}}",
            [
                "<document>:3:28: error discriminator-undefined: the discriminator "
                "'kind' is not required; add it to 'required'",
            ],
            id="not required",
        ),
        pytest.param(
            "components: {schemas: {A: {discriminator: kind, properties: {kind: {}}, "
            "required: [kind]}}}",
            [],
            id="both",
        ),
    ],
)
def test_a_discriminator_is_a_required_property(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("discriminator-undefined", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "components: {schemas: {A: {type: string, enum: [a, 1, 'yes']}}}",
            [
                "<document>:3:52: warning enum-type: 1 in 'enum' is not of type string; "
                "change it, or the type: nothing can be this value",
            ],
            id="one is not",
        ),
        pytest.param(
            "components: {schemas: {A: {type: [string, integer], enum: [a, 1, true, 1.5]}}}",
            [
                "<document>:3:66: warning enum-type: true in 'enum' is not of type "
                "string or integer; change it, or the type: nothing can be this value",
                "<document>:3:72: warning enum-type: 1.5 in 'enum' is not of type string "
                "or integer; change it, or the type: nothing can be this value",
            ],
            id="of two types",
        ),
        pytest.param(
            "components: {schemas: {A: {type: [string, 'null'], enum: [a, null]}}}",
            [],
            id="all",
        ),
    ],
)
def test_values_are_of_the_type(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("enum-type", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "components: {schemas: {A: {enum: [1, 1.0, true, '1']}}}",
            [
                "<document>:3:38: warning enum-duplicate: 1.0 stands here again; remove it",
            ],
            id="numbers that are equal as JSON",
        ),
        pytest.param(
            "components: {schemas: {A: {enum: [{a: 1, b: [2]}, {b: [2], a: 1}, {a: 1}]}}}",
            [
                '<document>:3:51: warning enum-duplicate: {"b": [2], "a": 1} stands here '
                "again; remove it",
            ],
            id="objects",
        ),
        pytest.param(
            "components: {schemas: {A: {enum: [0, false, '', null, [], {}]}}}",
            [],
            id="once",
        ),
    ],
)
def test_a_value_stands_once(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("enum-duplicate", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "components: {schemas: {A: {required: [nmae], properties: {name: {}}, "
            "additionalProperties: false}}}",
            [
                "<document>:3:39: warning required-undeclared: 'nmae' is required, but "
                "not allowed; did you mean 'name'?",
            ],
            id="not",
        ),
        pytest.param(
            "components: {schemas: {A: {required: [a], additionalProperties: {}}}}",
            [],
            id="by others",
        ),
        pytest.param(
            "components: {schemas: {A: {required: [a], patternProperties: {a: {}}, "
            "additionalProperties: false}}}",
            [],
            id="by a pattern",
        ),
    ],
)
def test_what_is_required_is_allowed(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("required-undeclared", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "components: {schemas: {A: {nullable: true, items: {minContains: 1}}}}",
            [
                "<document>:3:28: info keyword-without-effect: 'nullable' has no effect "
                "in draft-07; write a list of types: 'type: [string, \"null\"]'",
                "<document>:3:52: info keyword-without-effect: 'minContains' has no "
                "effect in draft-07; write 'contains' alone",
            ],
            id="two",
        ),
        pytest.param(
            "components: {schemas: {A: {properties: {nullable: {}}}}}",
            [],
            id="a property of that name",
        ),
    ],
)
def test_a_keyword_of_later_drafts_is_worth_knowing(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("keyword-without-effect", body) == expected
