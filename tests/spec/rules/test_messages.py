"""Messages: their examples, headers, ids and formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            components: {messages: {m: {examples: [{name: a}, {payload: null}, {headers: {}}]}}}
            """,
            [
                "<document>:3:40: error example-empty: this example has neither a "
                "payload nor headers; add 'payload'",
            ],
            id="only a name",
        ),
        pytest.param(
            "components: {messages: {m: {examples: [{payload: null}, {headers: {}}]}}}",
            [],
            id="something",
        ),
    ],
)
def test_an_example_holds_something(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("example-empty", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            components:
              messages:
                m:
                  payload: {type: object, properties: {n: {type: integer}}}
                  headers: {type: object, required: [id]}
                  examples:
                    - payload: {n: one}
                    - {payload: {n: 1}, headers: {}}
                    - {payload: {n: 2}, headers: {id: x}}
            """,
            [
                "<document>:9:21: warning message-example-mismatch: this example does "
                "not fit the schema of 'payload': /n must be an integer, not a string; "
                "change it, or the schema",
                "<document>:10:29: warning message-example-mismatch: this example does "
                "not fit the schema of 'headers': /id is missing; change it, or the "
                "schema",
            ],
            id="payload and headers",
        ),
        pytest.param(
            """\
            components:
              messages:
                m:
                  payload: {type: array, items: {$ref: '#/components/schemas/A'}}
                  examples: [payload: [a, 5, [true]]]
              schemas: {A: {anyOf: [{type: string}, {type: integer}]}}
            """,
            [
                "<document>:7:34: warning message-example-mismatch: this example does "
                "not fit the schema of 'payload': /2 fits none of the 2 alternatives; "
                "change it, or the schema",
            ],
            id="at any depth, through references and alternatives",
        ),
        pytest.param(
            "components:\n"
            "  messages:\n"
            "    m: {traits: [{headers: {type: object, required: [id]}}], examples: "
            "[{headers: {}}]}",
            [
                "<document>:5:74: warning message-example-mismatch: this example does "
                "not fit the schema of 'headers': /id is missing; change it, or the "
                "schema",
            ],
            id="with a schema that a trait gives",
        ),
        pytest.param(
            "components: {messages: {m: {payload: {schemaFormat: text/x, schema: "
            "{type: string}}, examples: [{payload: 5}]}}}",
            [],
            id="of another format",
        ),
        pytest.param(
            "components: {messages: {m: {payload: {prefixItems: [{type: string}, "
            "{type: integer}]}, examples: [{payload: [a, 1]}]}}}",
            [],
            id="of arguments",
        ),
    ],
)
def test_an_example_fits_the_schemas(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("message-example-mismatch", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels: {/: {publish: {message:
              {payload: {type: string}, examples: [{payload: 5}]}}}}
            """,
            [
                "<document>:4:41: warning message-example-mismatch: this example does "
                "not fit the schema of 'payload': must be a string, not an integer; "
                "change it, or the schema",
            ],
            id="not",
        ),
        pytest.param(
            """\
            channels: {/: {publish: {message:
              {schemaFormat: text/x, payload: {type: string}, examples: [{payload: 5}]}}}}
            """,
            [],
            id="of another format",
        ),
    ],
)
def test_an_example_of_version_2_fits_the_schemas(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("message-example-mismatch", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "components: {messages: {m: {headers: {type: [string, integer]}}}}",
            [
                "<document>:3:29: error headers-not-object: the schema of 'headers' is "
                "not one of objects; write 'type: object'",
            ],
            id="of a message",
        ),
        pytest.param(
            "channels: {a: {bindings: {ws: {query: {type: array}, headers: {$ref: "
            "'#/components/schemas/A'}}}}}\n"
            "components: {schemas: {A: {type: string}}}",
            [
                "<document>:3:32: error headers-not-object: the schema of 'query' is not "
                "one of objects; write 'type: object'",
                "<document>:3:54: error headers-not-object: the schema of 'headers' is "
                "not one of objects; write 'type: object'",
            ],
            id="of a handshake",
        ),
        pytest.param(
            "components: {messages: {m: {headers: false}}}",
            [
                "<document>:3:29: error headers-not-object: the schema of 'headers' is "
                "not one of objects; write 'type: object'",
            ],
            id="never",
        ),
        pytest.param(
            "components: {messages: {m: {headers: {type: object}}, n: {headers: "
            "{properties: {}}}}}",
            [],
            id="of an object, or without a type",
        ),
    ],
)
def test_headers_are_objects(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("headers-not-object", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels: {a: {address: chat, messages: {one: {name: say}, two: {name: say}}}}
            operations: {o: {action: send, channel: {$ref: '#/channels/a'}}}
            """,
            [
                "<document>:3:60: warning ambiguous-messages: two messages of this "
                "operation have the name 'say'; the first is at <document>:3:42; rename "
                "one",
            ],
            id="the same",
        ),
        pytest.param(
            """\
            channels: {a: {address: chat, messages: {one: {name: say}, two: {name: hear}}}}
            operations: {o: {action: send, channel: {$ref: '#/channels/a'}}}
            """,
            [],
            id="their own",
        ),
    ],
)
def test_messages_of_an_operation_have_names_of_their_own(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("ambiguous-messages", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            components:
              messages:
                m:
                  correlationId: {location: $message.payload#/meta/id}
                  payload: {properties: {meta: {properties: {key: {}}}}}
            """,
            [
                "<document>:6:7: warning correlation-id-not-in-schema: the schema of "
                "'payload' has no 'id', where the correlation id should be; it has 'key'",
            ],
            id="not in the payload",
        ),
        pytest.param(
            """\
            components:
              messages:
                m:
                  correlationId: {location: $message.header#/id}
                  headers: {type: object, properties: {key: {}}}
            """,
            [
                "<document>:6:7: warning correlation-id-not-in-schema: the schema of "
                "'headers' has no 'id', where the correlation id should be; it has 'key'",
            ],
            id="not in the headers",
        ),
        pytest.param(
            "components:\n"
            "  messages:\n"
            "    m: {correlationId: {location: $message.payload#/meta/id}, payload: "
            "{properties: {meta: {}}}}\n"
            "    n: {correlationId: {location: $message.payload#/id}, payload: "
            "{allOf: [{}], properties: {a: {}}}}",
            [],
            id="where the schema says nothing",
        ),
    ],
)
def test_a_correlation_id_is_in_the_schema(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("correlation-id-not-in-schema", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            defaultContentType: json
            components: {messages: {m: {contentType: text}}}
            """,
            [
                "<document>:3:1: warning bad-content-type: 'json' is no media type; "
                "write one such as 'application/json'",
                "<document>:4:29: warning bad-content-type: 'text' is no media type; "
                "write one such as 'application/json'",
            ],
            id="of the document and of a message",
        ),
        pytest.param(
            """\
            defaultContentType: application/vnd.api+json
            components: {messages: {m: {contentType: text/plain;charset=utf-8}}}
            """,
            [],
            id="with parameters",
        ),
    ],
)
def test_a_content_type_is_a_media_type(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("bad-content-type", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "components: {messages: {m: {payload: {schemaFormat: text/x-own, schema: 5}}}}",
            [
                "<document>:3:39: info unknown-schema-format: the standard has no schema "
                "format 'text/x-own'; check its spelling, unless it is your own",
            ],
            id="unknown",
        ),
        pytest.param(
            "components: {messages: {m: {payload: {schemaFormat: "
            "application/vnd.apache.avor;version=1.9.0, schema: 5}}}}",
            [
                "<document>:3:39: info unknown-schema-format: the standard has no schema "
                "format 'application/vnd.apache.avor;version=1.9.0'; did you mean "
                "'application/vnd.apache.avro'?",
            ],
            id="misspelt",
        ),
        pytest.param(
            "components: {messages: {m: {payload: {schemaFormat: "
            "'application/vnd.apache.avro;version=1.9.0', schema: string}}}}",
            [],
            id="known",
        ),
    ],
)
def test_an_unknown_schema_format_is_worth_knowing(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("unknown-schema-format", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels: {}
            components: {messages: {m: {schemaFormat: text/x-own, payload: 5}}}
            """,
            [
                "<document>:4:29: info unknown-schema-format: the standard has no schema "
                "format 'text/x-own'; check its spelling, unless it is your own",
            ],
            id="unknown",
        ),
        pytest.param(
            "channels: {}\n"
            "components: {messages: {m: {schemaFormat: "
            "application/raml+yaml;version=1.0, payload: 5}}}",
            [],
            id="known",
        ),
    ],
)
def test_an_unknown_schema_format_of_version_2_is_worth_knowing(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("unknown-schema-format", body) == expected
