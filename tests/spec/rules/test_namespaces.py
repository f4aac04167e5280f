"""Namespaces and their events, each fault with the neighbour that is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec import Document


def test_a_namespace_begins_with_a_slash(faults2: Callable[[str], list[str]]) -> None:
    assert faults2("channels: {chat: {}, /admin: {}, /: {}}") == [
        "<document>:3:12: error bad-namespace: 'chat' is no Socket.IO namespace; "
        "a namespace begins with a slash: '/chat'"
    ]


def test_a_channel_without_an_address_is_no_namespace(
    faults3: Callable[[str], list[str]],
) -> None:
    assert faults3("channels: {acks: {address: null}, others: {}, c: {address: chat}}") == [
        "<document>:3:47: error bad-namespace: 'chat' is no Socket.IO namespace; "
        "a namespace begins with a slash: '/chat'"
    ]


def test_an_event_needs_a_name(faults2: Callable[[str], list[str]]) -> None:
    """1.2, 15: any of name, message id and key under components will do."""
    body = """\
    channels:
      /:
        publish:
          message:
            oneOf:
            - payload: {}
            - title: Also nameless
            - {name: say}
            - {messageId: shout}
            - {$ref: '#/components/messages/whisper'}
    components: {messages: {whisper: {}}}
    """
    assert faults2(body) == [
        "<document>:8:11: error no-event-name: this message has no event name; give it a 'name'",
        "<document>:9:11: error no-event-name: this message has no event name; give it a 'name'",
    ]


@pytest.mark.parametrize(
    "event",
    ["connect", "disconnect", "connect_error", "disconnecting", "newListener", "removeListener"],
)
@pytest.mark.parametrize("action", ["publish", "subscribe"])
def test_events_of_socketio_itself_are_reserved(
    faults2: Callable[[str], list[str]], event: str, action: str
) -> None:
    assert faults2(f"channels: {{/: {{{action}: {{message: {{name: {event}}}}}}}}}") == [
        f"<document>:3:{19 + len(action)}: error reserved-event: {event!r} is reserved by "
        "Socket.IO; choose another 'name'; 'x-handlers' has handlers of connections"
    ]
    assert faults2(f"channels: {{/: {{{action}: {{message: {{name: {event}ed}}}}}}}}") == []


def test_an_event_is_declared_once_in_a_direction(faults2: Callable[[str], list[str]]) -> None:
    """D-20: of two messages of one name upstream registered the last, and sent the first."""
    body = """\
    channels:
      /:
        publish:
          message: {oneOf: [{name: say, payload: {}}, {name: hear}, {name: say}]}
        subscribe:
          message: {oneOf: [{name: say}, {name: hear}, {name: hear, payload: {}}]}
      /admin:
        publish: {message: {name: say}}
    """
    assert faults2(body) == [
        "<document>:6:65: error duplicate-event: 'say' is received twice in namespace '/'; "
        "the first is at <document>:6:25; make them one, or rename one",
        "<document>:8:52: error duplicate-event: 'hear' is sent twice in namespace '/'; "
        "the first is at <document>:8:38; make them one, or rename one",
    ]


def test_one_message_may_be_named_twice(faults2: Callable[[str], list[str]]) -> None:
    body = """\
    channels:
      /:
        publish: {message: {oneOf: [&say {$ref: '#/components/messages/say'}, *say]}}
        subscribe: {message: {$ref: '#/components/messages/say'}}
    components: {messages: {say: {name: say}}}
    """
    assert faults2(body) == []


TWO_CHANNELS = """\
channels:
  a:
    address: /
    messages: {say: {name: say}}
    x-handlers: {connect: chat.connect, error: chat.error}
    x-security: [{key: []}]
  b:
    address: /
    messages: {hear: {name: hear}}
    x-handlers: {disconnect: chat.disconnect, error: chat.error}
    x-security: [{key: []}]
operations:
  say: {action: receive, channel: {$ref: '#/channels/a'}}
  hear: {action: receive, channel: {$ref: '#/channels/b'}}
components: {securitySchemes: {key: {type: httpApiKey, name: key, in: query}}}
"""


def test_channels_of_one_namespace_may_agree(load3: Callable[[str], Document]) -> None:
    namespace = load3(TWO_CHANNELS).namespaces["/"]
    assert [channel.id for channel in namespace.channels] == ["a", "b"]
    assert list(namespace.receives) == ["say", "hear"]
    handlers = namespace.handlers
    assert (handlers.connect, handlers.disconnect) == ("chat.connect", "chat.disconnect")
    assert handlers.error == "chat.error"
    assert namespace.security == namespace.channels[0].security


def test_channels_of_one_namespace_may_not_name_different_handlers(
    faults3: Callable[[str], list[str]],
) -> None:
    body = TWO_CHANNELS.replace("disconnect: chat.disconnect", "connect: chat.enter")
    assert faults3(body) == [
        "<document>:9:3: error conflicting-handlers: namespace '/' has several connect handlers: "
        "chat.connect, chat.enter; keep one of them"
    ]


@pytest.mark.parametrize("other", ["[]", "[{}]"])
def test_channels_of_one_namespace_may_not_differ_in_security(
    faults3: Callable[[str], list[str]], other: str
) -> None:
    head, _, tail = TWO_CHANNELS.rpartition("[{key: []}]")
    assert faults3(f"{head}{other}{tail}") == [
        "<document>:9:3: error conflicting-security: namespace '/' has several lists of "
        "'x-security'; keep one of them"
    ]
    assert faults3(f"{head}{tail}".replace("    x-security: \n", "")) == []


def test_two_channels_may_not_receive_one_event_in_one_namespace(
    faults3: Callable[[str], list[str]],
) -> None:
    [fault] = faults3(TWO_CHANNELS.replace("name: hear", "name: say"))
    assert fault == (
        "<document>:11:16: error duplicate-event: 'say' is received twice in namespace '/'; "
        "the first is at <document>:6:16; make them one, or rename one"
    )


def test_one_message_may_not_have_two_handlers(faults3: Callable[[str], list[str]]) -> None:
    body = """\
    channels: {a: {address: /, messages: {say: {}}}}
    operations:
      one: {action: receive, channel: {$ref: '#/channels/a'}, x-handler: chat.one}
      two: {action: receive, channel: {$ref: '#/channels/a'}, x-handler: chat.two}
    """
    [fault] = faults3(body)
    assert "error duplicate-event: 'say' is received twice in namespace '/'" in fault
    assert faults3(body.replace("chat.two", "chat.one")) == []
