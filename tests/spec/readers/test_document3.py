"""AsyncAPI 3.x: operations name a channel and some of its messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from asynction_spec.model.channels import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec import Document

CHAT = """
servers: {live: {host: localhost, protocol: ws}}
channels:
  root:
    address: /
    title: Root
    summary: In short
    description: At length
    tags: [{$ref: '#/components/tags/chat'}]
    externalDocs: {url: 'https://example.com'}
    servers: [{$ref: '#/servers/live'}]
    messages:
      say: {$ref: '#/components/messages/say'}
      shout: {name: shout!, payload: {type: integer}}
    x-handlers: {connect: chat.connect}
  acks:
    address: null
    messages: {ok: {payload: {type: boolean}}, failed: {payload: {type: string}}, any: {}}
operations:
  listen:
    action: receive
    title: Listen
    channel: {$ref: '#/channels/root'}
    tags: [{name: in}]
  tell:
    action: send
    channel: {$ref: '#/channels/root'}
    messages: [{$ref: '#/channels/root/messages/shout'}]
components:
  tags: {chat: {name: chat}}
  messages:
    say: {x-handler: chat.say, payload: {type: string}}
"""


def test_an_operation_without_messages_has_all_of_its_channel(
    load3: Callable[[str], Document],
) -> None:
    listen, tell = load3(CHAT).operations
    assert (listen.id, listen.action, listen.title) == ("listen", Action.RECEIVE, "Listen")
    assert [message.event for message in listen.messages] == ["say", "shout!"]
    assert [message.id for message in listen.messages] == ["say", "shout"]
    assert (tell.id, tell.action) == ("tell", Action.SEND)
    assert [message.event for message in tell.messages] == ["shout!"]


def test_an_operation_with_an_empty_list_has_no_messages(
    load3: Callable[[str], Document],
) -> None:
    document = load3(CHAT.replace("[{$ref: '#/channels/root/messages/shout'}]", "[]"))
    assert document.operations[1].messages == ()


def test_a_channel_says_all_about_itself(load3: Callable[[str], Document]) -> None:
    document = load3(CHAT)
    channel = document.channels["root"]
    assert (channel.id, channel.address, channel.title) == ("root", "/", "Root")
    assert (channel.summary, channel.description) == ("In short", "At length")
    assert [tag.name for tag in channel.tags] == ["chat"]
    assert channel.external_docs is not None
    assert channel.servers == ("live",)
    assert channel.handlers.connect == "chat.connect"
    assert document.operations[0].channel is channel


def test_a_channel_without_an_address_is_no_namespace(load3: Callable[[str], Document]) -> None:
    document = load3(CHAT)
    assert document.channels["acks"].address is None
    assert list(document.namespaces) == ["/"]
    assert load3("channels: {a: {}}").channels["a"].address is None


def test_the_event_is_the_key_in_the_channel_when_there_is_no_name(
    load3: Callable[[str], Document],
) -> None:
    """The channel may call a shared message as it likes."""
    document = load3(CHAT.replace("say: {$ref", "whisper: {$ref"))
    assert list(document.namespaces["/"].receives) == ["whisper", "shout!"]


@pytest.mark.parametrize(
    ("on_operation", "on_messages", "expected"),
    [
        pytest.param("", ["chat.say"], ["chat.say"], id="the message's"),
        pytest.param("chat.op", [""], ["chat.op"], id="the operation's"),
        pytest.param("chat.op", ["chat.say"], ["chat.op"], id="the operation's, of one message"),
        pytest.param(
            "chat.op",
            ["chat.say", ""],
            ["chat.say", "chat.op"],
            id="each message's own, of several",
        ),
        pytest.param("", ["", ""], [None, None], id="none"),
    ],
)
def test_a_handler_is_named_by_the_operation_or_by_the_message(
    load3: Callable[[str], Document],
    on_operation: str,
    on_messages: list[str],
    expected: list[str | None],
) -> None:
    messages = ", ".join(
        f"m{n}: {{{f'x-handler: {handler}' if handler else ''}}}"
        for n, handler in enumerate(on_messages)
    )
    handler = f", x-handler: {on_operation}" if on_operation else ""
    body = f"""\
    channels: {{c: {{address: /, messages: {{{messages}}}}}}}
    operations: {{o: {{action: receive, channel: {{$ref: '#/channels/c'}}{handler}}}}}
    """
    [operation] = load3(body).operations
    assert [message.handler for message in operation.messages] == expected
    [sending] = load3(body.replace("action: receive", "action: send")).operations
    assert [message.handler for message in sending.messages] == [None] * len(expected)
    pointers = {
        "chat.op": "/operations/o/x-handler",
        "chat.say": "/channels/c/messages/m0/x-handler",
        None: "",
    }
    assert [m.handler_pointer for m in operation.messages] == [pointers[one] for one in expected]


def with_reply(reply: str, *, ack: str = "") -> str:
    document = CHAT.replace("    title: Listen\n", f"    title: Listen\n    reply: {reply}\n")
    return document.replace("say: {x-handler", f"say: {{{ack}x-handler")


ACKS = "channel: {$ref: '#/channels/acks'}"


@pytest.mark.parametrize(
    ("reply", "alternatives"),
    [
        pytest.param(
            f"{{{ACKS}, messages: [{{$ref: '#/channels/acks/messages/ok'}}]}}",
            [{"type": "boolean"}],
            id="one message",
        ),
        pytest.param(
            f"{{{ACKS}, messages: [{{$ref: '#/channels/acks/messages/failed'}}, "
            "{$ref: '#/channels/acks/messages/ok'}]}",
            [{"type": "string"}, {"type": "boolean"}],
            id="alternatives",
        ),
        pytest.param(
            f"{{{ACKS}}}",
            [{"type": "boolean"}, {"type": "string"}, None],
            id="all messages of the channel; one allows anything",
        ),
    ],
)
def test_a_reply_is_the_ack(
    load3: Callable[[str], Document], reply: str, alternatives: list[object]
) -> None:
    listen, tell = load3(with_reply(reply)).operations
    for message in listen.messages:
        assert message.ack is not None
        assert [one and one.raw for one in message.ack.alternatives] == alternatives
    assert [message.ack for message in tell.messages] == [None]
    assert listen.reply is not None
    assert [one.payload and one.payload.raw for one in listen.reply.messages] == alternatives


def test_a_reply_goes_before_x_ack(load3: Callable[[str], Document]) -> None:
    reply = f"{{{ACKS}, messages: [{{$ref: '#/channels/acks/messages/ok'}}]}}"
    for ack in ("x-ack: {args: {type: 'null'}}, ", ""):
        [say, _] = load3(with_reply(reply, ack=ack)).operations[0].messages
        assert say.ack is not None
        assert [one and one.raw for one in say.ack.alternatives] == [{"type": "boolean"}]


@pytest.mark.parametrize(
    "reply", ["{}", "{messages: []}", "{address: {location: $message.header#/r}}"]
)
def test_a_reply_without_messages_leaves_x_ack(
    load3: Callable[[str], Document], reply: str
) -> None:
    operation = load3(with_reply(reply, ack="x-ack: {type: 'null'}, ")).operations[0]
    [say, shout] = operation.messages
    assert say.ack is not None
    assert [one and one.raw for one in say.ack.alternatives] == [{"type": "null"}]
    assert shout.ack is None
    assert operation.reply is not None


def test_replies_may_be_shared(load3: Callable[[str], Document]) -> None:
    body = with_reply("{$ref: '#/components/replies/ok'}") + (
        "  replyAddresses: {a: {location: '$message.header#/r'}}\n"
        "  replies:\n    ok:\n      address: {$ref: '#/components/replyAddresses/a'}\n"
        f"      {ACKS}\n      messages: [{{$ref: '#/channels/acks/messages/ok'}}]\n"
    )
    document = load3(body)
    reply = document.operations[0].reply
    assert reply is not None
    assert (reply.address, reply.channel) == ("$message.header#/r", document.channels["acks"])
    assert [message.id for message in reply.messages] == ["ok"]


def test_an_operation_may_be_a_reference(load3: Callable[[str], Document]) -> None:
    document = load3("""
        channels: {c: {address: /, messages: {m: {}}}}
        operations: {o: {$ref: '#/components/operations/x'}}
        components: {operations: {x: {action: receive, channel: {$ref: '#/channels/c'}}}}
        """)
    assert [operation.id for operation in document.operations] == ["o"]


def test_parameters_have_values(load3: Callable[[str], Document]) -> None:
    document = load3("""
        channels:
          bays:
            address: /bays/{bay}
            parameters: {bay: {enum: [n, s], default: n, examples: [s], description: A bay}}
        """)
    parameter = document.channels["bays"].parameters["bay"]
    assert (parameter.enum, parameter.default, parameter.examples) == (("n", "s"), "n", ("s",))
    assert (parameter.description, parameter.schema) == ("A bay", None)


def test_two_ids_of_one_channel_are_two_channels_of_one_namespace(
    load3: Callable[[str], Document],
) -> None:
    document = load3("""
        channels: {a: {$ref: '#/components/channels/c'}, b: {$ref: '#/channels/a'}}
        operations: {o: {action: receive, channel: {$ref: '#/channels/b'}}}
        components: {channels: {c: {address: /, messages: {m: {}}}}}
        """)
    assert [channel.id for channel in document.namespaces["/"].channels] == ["a", "b"]
    assert document.operations[0].channel is document.channels["b"]
    assert list(document.namespaces["/"].receives) == ["m"]
