"""AsyncAPI 2.x: what clients publish is received, what they subscribe to is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from asynction_spec.model.channels import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec import Document

CHAT = """
tags: [{name: chat, externalDocs: {url: 'https://example.com/chat'}}]
externalDocs: {url: 'https://example.com'}
channels:
  /:
    description: Everybody
    publish:
      operationId: listen
      summary: In short
      description: At length
      tags: [{name: in}]
      message:
        oneOf:
        - {$ref: '#/components/messages/say'}
        - name: shout
          x-handler: chat.shout
          messageId: Shout
    subscribe:
      message: {$ref: '#/components/messages/say'}
    x-handlers: {connect: chat.connect, disconnect: chat.disconnect, error: chat.error, x-own: 1}
    x-own: 2
  /admin: {}
components:
  messages:
    say: {name: say!, x-handler: chat.say, payload: {type: string}, x-own: 3}
"""


def test_publish_is_received_and_subscribe_is_sent(load2: Callable[[str], Document]) -> None:
    """D-28: words of AsyncAPI 3 whatever the version."""
    listen, tell = load2(CHAT).operations
    assert (listen.id, listen.action) == ("listen", Action.RECEIVE)
    assert (listen.summary, listen.description) == ("In short", "At length")
    assert [tag.name for tag in listen.tags] == ["in"]
    assert [message.event for message in listen.messages] == ["say!", "shout"]
    assert (tell.id, tell.action) == ("", Action.SEND)
    assert [message.event for message in tell.messages] == ["say!"]
    assert listen.reply is None


def test_a_channel_has_its_address_as_its_id(load2: Callable[[str], Document]) -> None:
    document = load2(CHAT)
    assert list(document.channels) == ["/", "/admin"]
    channel = document.channels["/"]
    assert (channel.id, channel.address, channel.description) == ("/", "/", "Everybody")
    assert list(channel.messages) == ["say", "Shout"]
    assert document.operations[0].channel is channel
    assert channel.extensions == {"x-own": 2}


def test_handlers_of_a_channel_are_read(load2: Callable[[str], Document]) -> None:
    """1.2, 18."""
    channels = load2(CHAT).channels
    handlers, none = channels["/"].handlers, channels["/admin"].handlers
    assert (handlers.connect, handlers.disconnect) == ("chat.connect", "chat.disconnect")
    assert (handlers.error, handlers.extensions) == ("chat.error", {"x-own": 1})
    assert (none.connect, none.disconnect, none.error) == (None, None, None)


def test_only_what_is_received_has_a_handler(load2: Callable[[str], Document]) -> None:
    """1.2, 16."""
    document = load2(CHAT)
    listen, tell = document.operations
    assert [message.handler for message in listen.messages] == ["chat.say", "chat.shout"]
    assert [message.handler_pointer for message in listen.messages] == [
        "/components/messages/say/x-handler",
        "/channels/~1/publish/message/oneOf/1/x-handler",
    ]
    assert [message.handler for message in tell.messages] == [None]
    assert document.namespaces["/"].sends["say!"].handler is None


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("{name: a, messageId: b}", "a"),
        ("{messageId: b}", "b"),
        ("{$ref: '#/components/messages/c'}", "c"),
        ("{$ref: '#/components/messages/d'}", "e"),
        ("{$ref: '#/components/messages/f'}", "c"),
    ],
    ids=["name", "message id", "key", "message id before key", "key at the end of a chain"],
)
def test_the_event_is_the_name_else_the_id_else_the_key(
    load2: Callable[[str], Document], message: str, event: str
) -> None:
    """1.2, 15: upstream ended in KeyError without a name."""
    document = load2(
        f"channels: {{/: {{publish: {{message: {message}}}}}}}\n"
        "components: {messages: {c: {}, d: {messageId: e}, f: {$ref: '#/components/messages/c'}}}"
    )
    assert list(document.namespaces["/"].receives) == [event]


def test_a_single_message_is_a_choice_of_one(load2: Callable[[str], Document]) -> None:
    """1.2, 17."""
    single = load2("channels: {/: {publish: {message: {name: a, payload: {}}}}}")
    choice = load2("channels: {/: {publish: {message: {oneOf: [{name: a, payload: {}}]}}}}")
    assert single == choice
    assert load2("channels: {/: {publish: {message: {oneOf: []}}}}").operations[0].messages == ()
    assert load2("channels: {/: {publish: {}}}").operations[0].messages == ()


def test_a_choice_may_stand_under_components(load2: Callable[[str], Document]) -> None:
    document = load2("""
        channels: {/: {publish: {message: {$ref: '#/components/messages/all'}}}}
        components:
          messages:
            all: {oneOf: [{$ref: '#/components/messages/a'}, {name: b}]}
            a: {payload: {type: string}}
        """)
    assert [message.event for message in document.operations[0].messages] == ["a", "b"]


def test_what_describes_the_document_describes_its_info(load2: Callable[[str], Document]) -> None:
    info = load2(CHAT).info
    assert [tag.name for tag in info.tags] == ["chat"]
    assert info.tags[0].external_docs is not None
    assert info.tags[0].external_docs.url == "https://example.com/chat"
    assert info.external_docs is not None
    assert info.external_docs.url == "https://example.com"


def test_a_channel_may_be_kept_to_some_servers(load2: Callable[[str], Document]) -> None:
    document = load2("""
        servers: {a: {url: a, protocol: ws}, b: {url: b, protocol: ws}}
        channels: {/: {servers: [b]}, /all: {}}
        """)
    assert document.channels["/"].servers == ("b",)
    assert document.channels["/all"].servers == ()


def test_parameters_have_schemas(load2: Callable[[str], Document]) -> None:
    document = load2("""
        channels:
          /rooms/{room}:
            parameters:
              room: {description: A room, location: '$message.payload#/room', schema: {enum: [red]}}
        """)
    parameter = document.channels["/rooms/{room}"].parameters["room"]
    assert (parameter.description, parameter.location) == ("A room", "$message.payload#/room")
    assert parameter.schema is not None
    assert parameter.schema.raw == {"enum": ["red"]}
