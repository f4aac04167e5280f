"""Where messages travel, and in which direction."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from asynction_spec.model.info import Element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asynction_spec.model.bindings import Bindings
    from asynction_spec.model.info import ExternalDocs, Tag
    from asynction_spec.model.messages import Message
    from asynction_spec.model.schemas import Schema
    from asynction_spec.model.security import SecurityRequirement


class Action(StrEnum):
    """What the application does with the messages of an operation."""

    #: Clients emit, the application handles.
    RECEIVE = "receive"

    #: The application emits, clients handle.
    SEND = "send"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Element):
    """A placeholder in a channel's address ("Parameter Object")."""

    #: What it is (CommonMark).
    description: str = ""

    #: The values allowed; empty allows any (3.x).
    enum: tuple[str, ...] = ()

    #: The value to use when none is given (3.x).
    default: str | None = None

    #: Values to show people (3.x).
    examples: tuple[str, ...] = ()

    #: A runtime expression that says where a message carries the value.
    location: str = ""

    #: What the value must look like (2.x).
    schema: Schema | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handlers(Element):
    """Dotted paths of the callables of a namespace (``x-handlers``)."""

    #: Called when a client connects.
    connect: str | None = None

    #: Called when a client has disconnected.
    disconnect: str | None = None

    #: Called with the exception of any other handler.
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Element):
    """A place where messages travel; for Socket.IO a namespace ("Channel Object")."""

    #: Its key in ``channels``. In 2.x that is its address too.
    id: str

    #: Its address: the Socket.IO namespace. ``None`` (3.x): it has none, as a
    #: channel that only holds acks.
    address: str | None

    #: A name for people (3.x).
    title: str = ""

    #: One line about it (3.x).
    summary: str = ""

    #: More about it (CommonMark).
    description: str = ""

    #: Its messages, by id. An operation may carry fewer, and adds ack and handler.
    messages: Mapping[str, Message] = field(default_factory=dict, hash=False)

    #: The placeholders of its address, by name.
    parameters: Mapping[str, Parameter] = field(default_factory=dict, hash=False)

    #: Ids of the servers that have it; empty means all of them.
    servers: tuple[str, ...] = ()

    #: Handlers of connection, disconnection and errors (``x-handlers``).
    handlers: Handlers = field(default_factory=Handlers)

    #: Alternatives that replace the server's security (``x-security``). ``()``
    #: opens the namespace to everybody; ``None`` keeps the server's.
    security: tuple[SecurityRequirement, ...] | None = None

    #: Labels.
    tags: tuple[Tag, ...] = ()

    #: More to read.
    external_docs: ExternalDocs | None = None

    #: What the handshake must look like.
    bindings: Bindings | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Element):
    """The answer to an operation ("Operation Reply Object"), 3.x."""

    #: A runtime expression for the address to answer to (means nothing to Socket.IO).
    address: str = ""

    #: The channel that holds the reply's messages.
    channel: Channel | None = None

    #: The messages that may be the answer: alternatives.
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Element):
    """What the application does in a channel ("Operation Object")."""

    #: Its key in ``operations`` (3.x) or its ``operationId`` (2.x, may be empty).
    id: str

    #: Whether the application receives or sends.
    action: Action

    #: Where.
    channel: Channel

    #: What: each message with the ack and the handler that it has here.
    messages: tuple[Message, ...]

    #: A name for people (3.x).
    title: str = ""

    #: One line about it.
    summary: str = ""

    #: More about it (CommonMark).
    description: str = ""

    #: The answer (3.x); also told by each message's ``ack``.
    reply: Reply | None = None

    #: Alternatives that must hold for each message, beside the server's security.
    security: tuple[SecurityRequirement, ...] | None = None

    #: Labels.
    tags: tuple[Tag, ...] = ()

    #: More to read.
    external_docs: ExternalDocs | None = None

    #: Protocol-specific facts.
    bindings: Bindings | None = None
