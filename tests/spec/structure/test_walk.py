"""Faults of structure, each with the neighbour that is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "chanels: {}\nchannels: {}",
            [
                "3:1: error unknown-field: unknown field 'chanels' in AsyncAPI Object; "
                "did you mean 'channels'?"
            ],
            id="nearly right",
        ),
        pytest.param(
            "channels: {/: {publish: {handler: chat.say}}}",
            [
                "3:26: error unknown-field: unknown field 'handler' in Operation Object; "
                "an extension begins with 'x-'"
            ],
            id="nothing like it",
        ),
        pytest.param(
            "channels: {/: {publish: {x-handler: chat.say, x-team.on-call: [1]}}}",
            [],
            id="extensions may stand anywhere",
        ),
    ],
)
def test_unknown_fields_are_errors(
    faults2: Callable[[str], list[str]], body: str, expected: list[str]
) -> None:
    """D-26: upstream ignored them, or misread what stood below them."""
    assert faults2(body) == [f"<document>:{fault}" for fault in expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: []",
            "3:1: error wrong-type: 'channels' must be an object, not a list",
            id="map",
        ),
        pytest.param(
            "channels: {/: null}",
            "3:12: error wrong-type: '/' must be a Channel Item Object, not null",
            id="object",
        ),
        pytest.param(
            "channels: {}\ntags: {name: a}",
            "4:1: error wrong-type: 'tags' must be a list, not an object",
            id="list",
        ),
        pytest.param(
            "channels: {}\ntags: [a, {name: b}]",
            "4:8: error wrong-type: item 0 must be a Tag Object, not a string",
            id="item of a list",
        ),
        pytest.param(
            "channels: {}\nid: true",
            "4:1: error wrong-type: 'id' must be a string, not a boolean",
            id="text",
        ),
        pytest.param(
            "channels: {}\nid: 1.5",
            "4:1: error wrong-type: 'id' must be a string, not a number; quote it",
            id="text that looks like a number",
        ),
        pytest.param(
            "channels: {}\ncomponents: {schemas: {A: {uniqueItems: 1}}}",
            "4:28: error wrong-type: 'uniqueItems' must be true or false, not an integer",
            id="flag",
        ),
        pytest.param(
            "channels: {}\ncomponents: {schemas: {A: {maximum: '5'}}}",
            "4:28: error wrong-type: 'maximum' must be a number, not a string",
            id="number",
        ),
        pytest.param(
            "channels: {}\ncomponents: {schemas: {A: {minItems: -1}}}",
            "4:28: error wrong-type: 'minItems' must be an integer from 0 up",
            id="count below zero",
        ),
        pytest.param(
            "channels: {}\ncomponents: {schemas: {A: {minItems: 1.5}}}",
            "4:28: error wrong-type: 'minItems' must be an integer from 0 up",
            id="count of halves",
        ),
        pytest.param(
            "channels: {}\ncomponents: {schemas: {A: [], B: {minItems: 2.0, maximum: 1.5}}}",
            "4:24: error wrong-type: 'A' must be a Schema Object, not a list",
            id="schema",
        ),
        pytest.param(
            "channels: {/: {publish: {message: {oneOf: ['#/components/messages/A']}}}}",
            "3:44: error wrong-type: item 0 must be a Message Object, not a string",
            id="a message by its pointer alone",
        ),
    ],
)
def test_values_of_a_wrong_type_are_errors(
    faults2: Callable[[str], list[str]], body: str, expected: str
) -> None:
    """D-26: the README of upstream forgot `$ref` in a list, and got a message of that name."""
    assert faults2(body) == [f"<document>:{expected}"]


def test_an_empty_channel_and_an_empty_choice_are_right(
    faults2: Callable[[str], list[str]],
) -> None:
    """1.2, 17 and 18."""
    assert faults2("channels: {/: {}, /a: {publish: {message: {oneOf: []}}}}") == []


def test_handlers_and_bindings_that_we_do_not_know_are_ignored(
    faults2: Callable[[str], list[str]],
) -> None:
    """1.2, 18."""
    body = """\
    channels:
      /:
        x-handlers: {connect: a.b, wave: 5}
        bindings: {ws: {method: GET, bindingVersion: latest}, http: garbage}
    """
    assert faults2(body) == [
        "<document>:6:59: warning binding-ignored: the binding 'http' means nothing to Socket.IO; "
        "'ws' and 'x-socketio' do"
    ]


def test_the_websocket_binding_is_checked(faults2: Callable[[str], list[str]]) -> None:
    body = """\
    channels:
      /:
        bindings: {ws: {method: PUT, query: 5, header: {}}}
    """
    assert faults2(body) == [
        "<document>:5:21: error unknown-value: 'method' cannot be 'PUT'; write one of: GET, POST",
        "<document>:5:34: error wrong-type: 'query' must be a Schema Object, not an integer",
        "<document>:5:44: error unknown-field: unknown field 'header' in WebSockets Channel "
        "Binding Object; did you mean 'headers'?",
    ]


@pytest.mark.parametrize("name", ["live/eu", "live eu", "a.b", ""])
def test_names_of_servers_hold_letters_digits_and_dashes(
    faults2: Callable[[str], list[str]], name: str
) -> None:
    server = "{url: localhost, protocol: ws}"
    assert faults2(f"channels: {{}}\nservers: {{'{name}': {server}, a-b_9: {server}}}") == [
        f"<document>:4:11: error bad-name: the name {name!r} may hold only letters, digits, "
        "'-' and '_'; rename it"
    ]


def test_names_under_components_may_hold_dots(faults2: Callable[[str], list[str]]) -> None:
    assert faults2("channels: {}\ncomponents: {schemas: {a.b-c_9: {}, a/b: {}}}") == [
        "<document>:4:37: error bad-name: the name 'a/b' may hold only letters, digits, "
        "'.', '-' and '_'; rename it"
    ]


TOO_NEW = """\
asyncapi: {version}
info: {{title: T, version: v1}}
servers:
  live: {{url: localhost, protocol: ws, tags: [{{name: a}}]}}
channels:
  /:
    servers: [live]
    publish:
      security: []
      message: {{messageId: m, name: m}}
components:
  servers: {{}}
  channels: {{}}
  serverVariables: {{}}
"""


@pytest.mark.parametrize(
    ("version", "known"),
    [("2.0.0", 0), ("2.1.0", 0), ("2.2.0", 1), ("2.3.0", 3), ("2.4.0", 6), ("2.5.0", 7)],
)
def test_a_field_that_came_later_is_used_with_a_warning(
    faults: Callable[[str], list[str]], version: str, known: int
) -> None:
    came = [
        "<document>:4:40: warning field-too-new: 'tags' in Server Object came with AsyncAPI 2.5; "
        "it is used all the same; write 'asyncapi: 2.5.0' or later",
        "<document>:7:5: warning field-too-new: 'servers' in Channel Item Object came with "
        "AsyncAPI 2.2; it is used all the same; write 'asyncapi: 2.2.0' or later",
        "<document>:9:7: warning field-too-new: 'security' in Operation Object came with "
        "AsyncAPI 2.4; it is used all the same; write 'asyncapi: 2.4.0' or later",
        "<document>:10:17: warning field-too-new: 'messageId' in Message Object came with "
        "AsyncAPI 2.4; it is used all the same; write 'asyncapi: 2.4.0' or later",
        "<document>:12:3: warning field-too-new: 'servers' in Components Object came with "
        "AsyncAPI 2.3; it is used all the same; write 'asyncapi: 2.3.0' or later",
        "<document>:13:3: warning field-too-new: 'channels' in Components Object came with "
        "AsyncAPI 2.3; it is used all the same; write 'asyncapi: 2.3.0' or later",
        "<document>:14:3: warning field-too-new: 'serverVariables' in Components Object came with "
        "AsyncAPI 2.4; it is used all the same; write 'asyncapi: 2.4.0' or later",
    ]
    minor = int(version[2])
    found = faults(TOO_NEW.format(version=version))
    assert found == [one for one in came if int(one.split("AsyncAPI 2.")[1][0]) > minor]
    assert len(found) == len(came) - known


def test_an_ack_is_args_or_a_schema(faults2: Callable[[str], list[str]]) -> None:
    body = """\
    channels: {}
    components:
      messages:
        A: {x-ack: {args: {type: string}}}
        B: {x-ack: {type: string}}
        C: {x-ack: {args: 5}}
        D: {x-ack: {type: strng}}
        E: {x-ack: null}
        F: {x-ack: {$ref: '#/components/x-messageAcks/G'}}
      x-messageAcks:
        G: {args: true}
    """
    assert faults2(body) == [
        "<document>:8:17: error wrong-type: 'args' must be a Schema Object, not an integer",
        "<document>:9:17: error unknown-value: 'type' cannot be 'strng'; did you mean 'string'?",
        "<document>:10:9: error wrong-type: 'x-ack' must be a Schema Object, not null",
    ]


def test_a_choice_of_messages_may_stand_under_components(
    faults2: Callable[[str], list[str]],
) -> None:
    """The official schema of 2.x has it so."""
    body = """\
    channels:
      /:
        publish: {message: {$ref: '#/components/messages/All'}}
    components:
      messages:
        All: {oneOf: [{$ref: '#/components/messages/A'}, {name: b}]}
        A: {name: a, paylod: {}}
    """
    assert faults2(body) == [
        "<document>:9:18: error unknown-field: unknown field 'paylod' in Message Object; "
        "did you mean 'payload'?"
    ]
    assert faults2(body.replace("paylod", "payload")) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "operations: {a: {action: recieve, channel: {$ref: '#/channels'}}}\nchannels: {}",
            "3:18: error unknown-value: 'action' cannot be 'recieve'; did you mean 'receive'?",
            id="a wrong action",
        ),
        pytest.param(
            "operations: {a: {action: send}}",
            "3:14: error missing-field: Operation Object lacks 'channel'; add it",
            id="no channel",
        ),
        pytest.param(
            "operations: {a: {action: send, channel: {address: /}}}",
            "3:32: error ref-required: Channel Object cannot stand here itself; "
            "write a '$ref' to it",
            id="a channel in place",
        ),
        pytest.param(
            "channels: {a: {servers: [live]}}",
            "3:26: error wrong-type: item 0 must be a Server Object, not a string",
            id="a server by its name, as in 2.x",
        ),
        pytest.param(
            "servers: {a: {url: localhost, protocol: ws, host: localhost}}",
            "3:15: error unknown-field: unknown field 'url' in Server Object; "
            "an extension begins with 'x-'",
            id="a url, as in 2.x",
        ),
        pytest.param(
            "channels: {a: {address: 5}}",
            "3:16: error wrong-type: 'address' must be a string, not an integer; quote it",
            id="a number as an address",
        ),
        pytest.param(
            "channels: {a: {messages: {m: {payload: {schemaFormat: x}}}}}",
            "3:31: error missing-field: Multi Format Schema Object lacks 'schema'; add it",
            id="a format without a schema",
        ),
    ],
)
def test_version_3_is_checked_by_its_own_table(
    faults3: Callable[[str], list[str]], body: str, expected: str
) -> None:
    assert faults3(body) == [f"<document>:{expected}"]


def test_an_object_is_judged_once_however_often_it_is_referred_to(
    faults2: Callable[[str], list[str]],
) -> None:
    body = """\
    channels:
      /: {publish: {message: {$ref: '#/components/messages/A'}}}
      /a: {publish: {message: {$ref: '#/components/messages/A'}}}
    components: {messages: {A: {name: a, payloads: {}}}}
    """
    assert len(faults2(body)) == 1
