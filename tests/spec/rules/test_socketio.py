"""Socket.IO: namespaces, events, acks, and what carries them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "servers: {s: {host: example.com, protocol: mqtt}}",
            [
                "<document>:3:34: warning protocol-not-socketio: the protocol 'mqtt' "
                "does not carry Socket.IO; write ws, wss, http or https",
            ],
            id="another",
        ),
        pytest.param(
            "servers: {s: {host: example.com, protocol: WSS}, t: {host: "
            "b.example.com, protocol: socket.io}}",
            [],
            id="in capitals",
        ),
    ],
)
def test_a_server_speaks_a_protocol_that_carries_socketio(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("protocol-not-socketio", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {a: {address: /a, bindings: {ws: {method: POST}}}}",
            [
                "<document>:3:45: warning ws-method-post: no Socket.IO client opens a "
                "connection with POST; write GET, or remove it",
            ],
            id="post",
        ),
        pytest.param(
            "channels: {a: {address: /a, bindings: {ws: {method: GET}}}}",
            [],
            id="get",
        ),
    ],
)
def test_a_handshake_is_a_get_request(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("ws-method-post", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {a: {address: /a, bindings: {ws: {}, kafka: {}, x-socketio: "
            "{}, x-own: {}}}}",
            [
                "<document>:3:48: warning binding-ignored: the binding 'kafka' means "
                "nothing to Socket.IO; 'ws' and 'x-socketio' do",
            ],
            id="others",
        ),
        pytest.param(
            "servers: {s: {host: example.com, protocol: ws, bindings: {mqtt: {}}}}",
            [
                "<document>:3:59: warning binding-ignored: the binding 'mqtt' means "
                "nothing to Socket.IO; 'ws' and 'x-socketio' do",
            ],
            id="of a server",
        ),
        pytest.param(
            "channels: {a: {address: /a, bindings: {ws: {}, x-socketio: {}}}}",
            [],
            id="ours",
        ),
    ],
)
def test_bindings_are_of_socketio(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("binding-ignored", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "components: {replies: {r: {address: {location: $message.header#/to}}}}",
            [
                "<document>:3:28: warning reply-address-ignored: an ack goes back where "
                "the event came from: this address has no effect; remove it",
            ],
            id="one",
        ),
        pytest.param(
            "components: {replies: {r: {}}}",
            [],
            id="none",
        ),
    ],
)
def test_a_reply_needs_no_address(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("reply-address-ignored", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels:
              a: {address: /a, messages: {say: {x-ack: {args: {}}}}}
              acks: {messages: {ok: {}}}
            operations:
              o:
                action: receive
                channel: {$ref: '#/channels/a'}
                reply: {channel: {$ref: '#/channels/acks'}}
            """,
            [
                "<document>:4:37: warning ack-and-reply: the ack of 'say' is described "
                "by 'reply' too, which counts; remove one of them",
            ],
            id="twice",
        ),
        pytest.param(
            """\
            channels:
              a: {address: /a, messages: {say: {x-ack: {args: {}}}}}
            operations: {o: {action: send, channel: {$ref: '#/channels/a'}}}
            """,
            [],
            id="once",
        ),
    ],
)
def test_an_ack_is_described_once(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("ack-and-reply", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {/: {publish: {message: {name: a, x-ack: {arg: {}}}}}}",
            [
                "<document>:3:45: error ack-without-args: this ack does not say what the "
                "answer looks like; write 'args' with a schema",
            ],
            id="neither args nor a schema",
        ),
        pytest.param(
            "channels: {/: {publish: {message: {name: a, x-ack: {$ref: "
            "'#/components/x-messageAcks/a'}}}}}\n"
            "components: {x-messageAcks: {a: {arguments: {}}}}",
            [
                "<document>:4:30: error ack-without-args: this ack does not say what the "
                "answer looks like; write 'args' with a schema",
            ],
            id="named",
        ),
        pytest.param(
            """\
            channels: {/: {publish: {message: {oneOf:
              [{name: a, x-ack: {args: {}}}, {name: b, x-ack: {type: string}},
              {name: c, x-ack: {}}, {name: d, x-ack: true}]}}}}
            """,
            [],
            id="args, a schema, anything",
        ),
    ],
)
def test_an_ack_says_what_it_looks_like(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("ack-without-args", body) == expected
