"""A whole document, and its Socket.IO view."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from asynction_spec.model.channels import Handlers
from asynction_spec.model.info import Element

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from asynction_spec.diagnostics import Diagnostic, Location
    from asynction_spec.model.bindings import Bindings
    from asynction_spec.model.channels import Channel, Operation
    from asynction_spec.model.info import Info
    from asynction_spec.model.messages import Message
    from asynction_spec.model.security import SecurityRequirement, SecurityScheme
    from asynction_spec.model.servers import Server


@dataclass(frozen=True, slots=True, kw_only=True)
class Namespace:
    """A Socket.IO namespace: the channels that share one address, seen as one."""

    #: The address: ``/``, ``/admin``.
    address: str

    #: The channels, usually one.
    channels: tuple[Channel, ...]

    #: What clients may emit, by event name.
    receives: Mapping[str, Message] = field(default_factory=dict, hash=False)

    #: What the application may emit, by event name.
    sends: Mapping[str, Message] = field(default_factory=dict, hash=False)

    #: Handlers of connection, disconnection and errors.
    handlers: Handlers = field(default_factory=Handlers)

    #: What the handshake must look like; all of these must hold.
    bindings: tuple[Bindings, ...] = ()

    #: Alternatives that replace the server's security. ``()`` opens the
    #: namespace to everybody; ``None`` keeps the server's.
    security: tuple[SecurityRequirement, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Element):
    """What was loaded: an AsyncAPI document ("AsyncAPI Object")."""

    #: The version of AsyncAPI that it is written for, as written: ``2.6.0``.
    version: str = field(compare=False)

    #: How the caller named the source: a path, or ``<document>``.
    source: str = field(default="<document>", compare=False)

    #: An identifier of the application (URI).
    id: str = ""

    #: What the API is.
    info: Info

    #: The media type of messages that name none.
    default_content_type: str = ""

    #: Servers by id.
    servers: Mapping[str, Server] = field(default_factory=dict, hash=False)

    #: Channels by id, in document order.
    channels: Mapping[str, Channel] = field(default_factory=dict, hash=False)

    #: Operations in document order.
    operations: tuple[Operation, ...] = ()

    #: Security schemes by their key in ``components``.
    security_schemes: Mapping[str, SecurityScheme] = field(default_factory=dict, hash=False)

    #: The Socket.IO view: channels by address, with their operations' messages.
    namespaces: Mapping[str, Namespace] = field(default_factory=dict, hash=False)

    #: What is worth knowing about the document: warnings and infos.
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)

    #: The whole document as it was written.
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    #: Finds the place of a pointer; set by ``load``.
    locator: Callable[[str], Location] = field(repr=False, compare=False)

    #: Writes the document in one piece; set by ``load``.
    writer: Callable[..., dict[str, Any]] = field(repr=False, compare=False)

    def locate(self, pointer: str) -> Location:
        """Give the place of a JSON pointer (RFC 6901), such as an element's ``pointer``.

        A pointer that leads nowhere gives the nearest place above it.
        """
        return self.locator(pointer)

    def to_dict(self, *, dereference: bool = False) -> dict[str, Any]:
        """Give the whole document as one tree of its own, as JSON can say it.

        Parts of other files are embedded under ``components``; everything else is as
        it was written. The tree is a copy: change it as you like.

        Args:
            dereference: Whether to write out what references lead to, for tools that
                cannot follow them. Where references lead round in a circle, the tree
                then holds itself, and JSON cannot say it.
        """
        return self.writer(dereference=dereference)
