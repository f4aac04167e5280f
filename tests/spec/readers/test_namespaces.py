"""The Socket.IO view of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec import Document


def test_a_namespace_knows_its_events_by_name(load2: Callable[[str], Document]) -> None:
    document = load2("""
        channels:
          /:
            publish: {message: {oneOf: [{name: say, payload: {type: string}}, {name: typing}]}}
            subscribe: {message: {name: say, payload: {type: object}}}
          /quiet: {}
        """)
    namespace, quiet = document.namespaces["/"], document.namespaces["/quiet"]
    assert (namespace.address, namespace.channels) == ("/", (document.channels["/"],))
    received, sent = namespace.receives["say"].payload, namespace.sends["say"].payload
    assert received is not None
    assert sent is not None
    assert (received.raw, sent.raw) == ({"type": "string"}, {"type": "object"})
    assert list(namespace.receives) == ["say", "typing"]
    assert (dict(quiet.receives), dict(quiet.sends)) == ({}, {})


def test_two_channels_of_one_address_are_one_namespace(load3: Callable[[str], Document]) -> None:
    document = load3("""
        channels:
          a: {address: /, messages: {say: {}}}
          b: {address: /, messages: {hear: {}}, x-security: []}
          c: {address: /c}
        operations:
          one: {action: receive, channel: {$ref: '#/channels/a'}}
          two: {action: send, channel: {$ref: '#/channels/b'}}
        """)
    assert list(document.namespaces) == ["/", "/c"]
    namespace = document.namespaces["/"]
    assert [channel.id for channel in namespace.channels] == ["a", "b"]
    assert (list(namespace.receives), list(namespace.sends)) == (["say"], ["hear"])
    assert namespace.security == ()
    assert document.namespaces["/c"].security is None
