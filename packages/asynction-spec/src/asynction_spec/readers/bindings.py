"""Reads what is particular to one protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_spec.model.bindings import Bindings, SocketIOBinding, WebSocketBinding

if TYPE_CHECKING:
    from asynction_spec.readers.reader import Reader
    from asynction_spec.structure.nodes import Node


def read_bindings(reader: Reader, node: Node) -> Bindings | None:
    """Read the ``bindings`` of a server, an operation or a message."""
    bindings = reader.get(node, "bindings")
    return Bindings(**reader.common(bindings)) if bindings else None


def read_channel_bindings(reader: Reader, node: Node) -> Bindings | None:
    """Read the ``bindings`` of a channel: what the handshake must look like."""
    bindings = reader.get(node, "bindings")
    if bindings is None:
        return None
    ws, socketio = reader.get(bindings, "ws"), reader.get(bindings, "x-socketio")
    return Bindings(
        ws=_read_ws(reader, ws) if ws else None,
        socketio=_read_socketio(reader, socketio) if socketio else None,
        **reader.common(bindings, "x-socketio"),
    )


def _read_ws(reader: Reader, node: Node) -> WebSocketBinding:
    return WebSocketBinding(
        method=reader.text(node, "method"),
        query=reader.schema(reader.get(node, "query")),
        headers=reader.schema(reader.get(node, "headers")),
        **reader.common(node),
    )


def _read_socketio(reader: Reader, node: Node) -> SocketIOBinding:
    return SocketIOBinding(auth=reader.schema(reader.get(node, "auth")), **reader.common(node))
