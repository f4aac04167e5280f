"""What the handshake must look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec import Document

BINDINGS = """{
  ws: {method: POST, query: {type: object}, headers: {$ref: '#/components/schemas/h'},
       bindingVersion: 0.1.0, x-own: 1},
  x-socketio: {auth: {type: string}, other: 2}, amqp: {is: queue}, x-own: 3}"""
REST = "components: {schemas: {h: {required: [X-Key]}}, channelBindings: {b: %s}}" % BINDINGS  # noqa: UP031 - braces


def test_bindings_of_a_channel_are_read(
    load2: Callable[[str], Document], load3: Callable[[str], Document]
) -> None:
    """1.2, 18."""
    for document in (
        load2(f"channels: {{/: {{bindings: {BINDINGS}}}}}\n{REST}"),
        load2(f"channels: {{/: {{bindings: {{$ref: '#/components/channelBindings/b'}}}}}}\n{REST}"),
        load3(f"channels: {{/: {{address: /, bindings: {BINDINGS}}}}}\n{REST}"),
    ):
        bindings = document.channels["/"].bindings
        assert bindings is not None
        assert bindings.ws is not None
        assert bindings.ws.method == "POST"
        assert bindings.ws.query is not None
        assert bindings.ws.query.raw == {"type": "object"}
        assert bindings.ws.headers is not None
        assert bindings.ws.headers.raw == {"required": ["X-Key"]}
        assert bindings.ws.extensions == {"x-own": 1}
        assert bindings.socketio is not None
        assert bindings.socketio.auth is not None
        assert bindings.socketio.auth.raw == {"type": "string"}
        assert bindings.extensions == {"x-own": 3}
        assert bindings.raw["amqp"] == {"is": "queue"}
        assert document.namespaces["/"].bindings == (bindings,)


def test_bindings_may_say_nothing(load2: Callable[[str], Document]) -> None:
    document = load2("channels: {/: {}, /a: {bindings: {}}, /b: {bindings: {ws: {}}}}")
    assert document.channels["/"].bindings is None
    assert document.namespaces["/"].bindings == ()
    empty, ws = document.channels["/a"].bindings, document.channels["/b"].bindings
    assert empty is not None
    assert (empty.ws, empty.socketio) == (None, None)
    assert ws is not None
    assert ws.ws is not None
    assert (ws.ws.method, ws.ws.query, ws.ws.headers) == ("", None, None)


def test_channels_of_one_namespace_add_their_bindings(load3: Callable[[str], Document]) -> None:
    document = load3("""
        channels:
          a: {address: /, bindings: {ws: {method: GET}}}
          b: {address: /}
          c: {address: /, bindings: {x-socketio: {auth: true}}}
        """)
    assert document.namespaces["/"].bindings == (
        document.channels["a"].bindings,
        document.channels["c"].bindings,
    )
