"""Channels: their addresses, parameters and users."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {a: {address: '/chat?room=1'}}",
            [
                "<document>:3:16: error address-with-query: the address '/chat?room=1' "
                "has a query or a fragment; describe the query in 'bindings.ws.query'",
            ],
            id="a query",
        ),
        pytest.param(
            "channels: {a: {address: '/chat#1'}}",
            [
                "<document>:3:16: error address-with-query: the address '/chat#1' has a "
                "query or a fragment; describe the query in 'bindings.ws.query'",
            ],
            id="a fragment",
        ),
        pytest.param(
            "channels: {'a?b#c': {address: /chat}, b: {address: null}, c: {}}",
            [],
            id="in the id, which may be anything",
        ),
    ],
)
def test_an_address_has_neither_query_nor_fragment(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("address-with-query", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {'/chat?room=1': {}}",
            [
                "<document>:3:12: error address-with-query: the address '/chat?room=1' "
                "has a query or a fragment; describe the query in 'bindings.ws.query'",
            ],
            id="a query",
        ),
        pytest.param(
            "channels: {/chat: {}}",
            [],
            id="none",
        ),
    ],
)
def test_an_address_of_version_2_has_neither_query_nor_fragment(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("address-with-query", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {a: {address: '/{room}/{user}', parameters: {rom: {}}}}",
            [
                "<document>:3:16: error parameter-undefined: the parameter 'room' is not "
                "defined; did you mean 'rom'?",
                "<document>:3:16: error parameter-undefined: the parameter 'user' is not "
                "defined; add it to 'parameters'",
            ],
            id="misspelt, and missing",
        ),
        pytest.param(
            "channels: {a: {address: '/{room}', parameters: {room: {}}}}",
            [],
            id="defined",
        ),
    ],
)
def test_a_placeholder_is_a_parameter(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("parameter-undefined", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {'/{room}': {}}",
            [
                "<document>:3:12: warning parameter-undefined: the parameter 'room' is "
                "not defined; add it to 'parameters'",
            ],
            id="missing",
        ),
        pytest.param(
            """\
            channels: {'/{room}': {$ref: '#/components/channels/a'}}
            components: {channels: {a: {parameters: {room: {}}}}}
            """,
            [],
            id="in a channel behind a reference",
        ),
    ],
)
def test_a_placeholder_of_version_2_should_be_a_parameter(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("parameter-undefined", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {a: {address: /chat, parameters: {room: {}}}}",
            [
                "<document>:3:45: error parameter-unused: the parameter 'room' does not "
                "stand in the address; remove it",
            ],
            id="not",
        ),
        pytest.param(
            "channels: {a: {parameters: {room: {}}}}",
            [],
            id="without an address nobody knows",
        ),
    ],
)
def test_a_parameter_is_a_placeholder(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("parameter-unused", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {'/{room}': {parameters: {rom: {}, room: {}}}}",
            [
                "<document>:3:37: warning parameter-unused: the parameter 'rom' does not "
                "stand in the address; did you mean 'room'?",
            ],
            id="not",
        ),
        pytest.param(
            "channels: {'/{room}': {parameters: {room: {}}}}",
            [],
            id="it is",
        ),
    ],
)
def test_a_parameter_of_version_2_should_be_a_placeholder(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("parameter-unused", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {a: {address: /}, b: {address: /}, c: {address: /c}}",
            [
                "<document>:3:33: info shared-address: channel 'a' has the address '/' "
                "too; Socket.IO sees one namespace",
            ],
            id="two",
        ),
        pytest.param(
            "channels: {a: {address: null}, b: {address: null}}",
            [],
            id="two without an address",
        ),
    ],
)
def test_two_channels_of_one_address_are_worth_knowing(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("shared-address", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels: {a: {}, b: {}}
            operations: {o: {action: send, channel: {$ref: '#/channels/a'}}}
            """,
            [
                "<document>:3:19: info unused-channel: no operation uses channel 'b'; "
                "add one, or remove the channel",
            ],
            id="one of two",
        ),
        pytest.param(
            """\
            channels: {a: {}, b: {}}
            operations:
              o:
                action: send
                channel: {$ref: '#/channels/a'}
                reply: {channel: {$ref: '#/channels/b'}}
            """,
            [],
            id="used by a reply",
        ),
    ],
)
def test_a_channel_without_an_operation_is_worth_knowing(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("unused-channel", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            servers: {live: {url: localhost, protocol: ws}}
            channels: {/: {servers: [live, test]}}
            """,
            [
                "<document>:4:32: error unknown-server: 'test' is no server of this "
                "document; 'servers' has 'live'",
            ],
            id="one of two",
        ),
        pytest.param(
            "channels: {/: {servers: [test]}}",
            [
                "<document>:3:26: error unknown-server: 'test' is no server of this "
                "document; 'servers' has none",
            ],
            id="without servers",
        ),
        pytest.param(
            """\
            servers: {live: {url: localhost, protocol: ws}}
            channels: {/: {servers: [live]}}
            """,
            [],
            id="it does",
        ),
    ],
)
def test_a_channel_names_servers_that_exist(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("unknown-server", body) == expected
