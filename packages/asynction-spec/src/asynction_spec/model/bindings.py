"""What is particular to one protocol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from asynction_spec.model.info import Element

if TYPE_CHECKING:
    from asynction_spec.model.schemas import Schema


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSocketBinding(Element):
    """What the handshake request must look like (WebSockets binding 0.1.0)."""

    #: The HTTP method, ``GET`` or ``POST``; empty allows both.
    method: str = ""

    #: A schema of type object for the query parameters.
    query: Schema | None = None

    #: A schema of type object for the HTTP headers.
    headers: Schema | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SocketIOBinding(Element):
    """Socket.IO's own part of the handshake (``bindings.x-socketio``, ours)."""

    #: A schema for the ``auth`` payload that the client sends with CONNECT.
    auth: Schema | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bindings(Element):
    """Protocol-specific facts ("… Bindings Object"); ``raw`` holds all protocols."""

    #: The WebSockets binding.
    ws: WebSocketBinding | None = None

    #: The Socket.IO binding.
    socketio: SocketIOBinding | None = None
