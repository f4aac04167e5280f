"""What travels: payloads, acks and all that describes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec import Document
    from asynction_spec.model.messages import Message


@pytest.fixture
def message2(load2: Callable[[str], Document]) -> Callable[..., Message]:
    """Gives the one message of a 2.6 document."""

    def message(text: str, rest: str = "") -> Message:
        document = load2(f"channels: {{/: {{publish: {{message: {text}}}}}}}\n{rest}")
        return document.operations[0].messages[0]

    return message


@pytest.mark.parametrize(
    ("ack", "schema"),
    [
        pytest.param("{args: {type: string}}", {"type": "string"}, id="args"),
        pytest.param("{type: string}", {"type": "string"}, id="a schema"),
        pytest.param("{args: {}}", {}, id="args that may be anything"),
        pytest.param("{}", {}, id="a schema that allows anything"),
        pytest.param("{args: false}", False, id="args that nothing fits"),
        pytest.param("true", True, id="a boolean"),
        pytest.param("{$ref: '#/components/x-messageAcks/a'}", {"type": "null"}, id="by reference"),
        pytest.param(
            "{$ref: '#/components/x-messageAcks/b'}", {"type": "null"}, id="by two references"
        ),
        pytest.param("{$ref: '#/components/schemas/s'}", {"type": "null"}, id="a shared schema"),
    ],
)
def test_an_ack_is_args_or_a_schema(
    message2: Callable[..., Message], ack: str, schema: object
) -> None:
    """1.1, 12."""
    found = message2(
        f"{{name: a, x-ack: {ack}}}",
        "components:\n  schemas: {s: {type: 'null'}}\n  x-messageAcks:\n"
        "    a: {args: {$ref: '#/components/schemas/s'}}\n"
        "    b: {$ref: '#/components/x-messageAcks/a'}\n",
    ).ack
    assert found is not None
    [alternative] = found.alternatives
    assert alternative is not None
    assert alternative.raw == schema


def test_payload_ack_and_handler_may_be_missing(message2: Callable[..., Message]) -> None:
    """1.2, 15."""
    found = message2("{name: a}")
    assert (found.payload, found.ack, found.handler, found.headers) == (None, None, None, None)
    assert (found.correlation_id, found.bindings, found.examples) == (None, None, ())


def test_a_payload_that_allows_anything_is_not_a_missing_one(
    message2: Callable[..., Message],
) -> None:
    for text in ("{}", "true"):
        assert message2(f"{{name: a, payload: {text}}}").payload is not None


def test_a_message_says_all_about_itself(message2: Callable[..., Message]) -> None:
    """D-28: upstream knew name, payload, handler and ack."""
    found = message2("""{
      name: say, title: Say, summary: In short, description: At length, messageId: sayIt,
      contentType: text/plain, headers: {type: object}, x-handler: chat.say, x-own: 1,
      correlationId: {location: $message.header#/id, description: An id},
      tags: [{name: chat, description: Talk}], externalDocs: {url: 'https://example.com'},
      bindings: {ws: {}}, traits: [{x-team: chat}],
      examples: [{name: one, summary: The first, payload: hello, headers: {id: 1}}, {payload: null}]
    }""")
    assert (found.id, found.name, found.event) == ("sayIt", "say", "say")
    assert (found.title, found.summary, found.description) == ("Say", "In short", "At length")
    assert (found.content_type, found.handler) == ("text/plain", "chat.say")
    assert found.headers is not None
    assert found.correlation_id is not None
    assert found.correlation_id.location == "$message.header#/id"
    assert [(tag.name, tag.description) for tag in found.tags] == [("chat", "Talk")]
    assert found.external_docs is not None
    first, second = found.examples
    assert (first.name, first.summary, first.payload) == ("one", "The first", "hello")
    assert first.headers == {"id": 1}
    assert (second.payload, second.raw) == (None, {"payload": None})
    assert found.extensions == {"x-own": 1, "x-team": "chat"}
    assert found.raw["traits"] == [{"x-team": "chat"}]


def test_the_content_type_is_the_documents_when_there_is_none(
    message2: Callable[..., Message],
) -> None:
    rest = "defaultContentType: application/json"
    assert message2("{name: a}", rest).content_type == "application/json"
    assert message2("{name: a, contentType: image/png}", rest).content_type == "image/png"
    assert message2("{name: a}").content_type == ""


def test_schemas_are_shared(load2: Callable[[str], Document]) -> None:
    text = "{$ref: '#/components/schemas/text'}"
    document = load2(f"""
        channels:
          /:
            publish: {{message: {{name: a, payload: {text}, x-ack: {text}}}}}
            subscribe: {{message: {{name: b, payload: {text}}}}}
        components: {{schemas: {{text: {{type: string}}}}}}
        """)
    [a], [b] = (operation.messages for operation in document.operations)
    assert a.payload is b.payload
    assert a.ack is not None
    assert a.ack.alternatives[0] is a.payload
    assert a.payload is not None
    assert a.payload.pointer == "/components/schemas/text"
