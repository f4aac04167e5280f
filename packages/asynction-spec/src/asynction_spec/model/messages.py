"""What travels: events and their acks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from asynction_spec.model.info import Element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asynction_spec.model.bindings import Bindings
    from asynction_spec.model.info import ExternalDocs, Tag
    from asynction_spec.model.schemas import Schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Ack:
    """What the receiver of a message answers (3.x ``reply``, or ``x-ack``).

    Arguments of the ack that fit one alternative are right.
    """

    #: One schema for each alternative; ``None`` as a schema allows anything.
    alternatives: tuple[Schema | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageExample(Element):
    """An authored example ("Message Example Object")."""

    #: Its name.
    name: str = ""

    #: One line about it.
    summary: str = ""

    #: The payload; ``None`` when the example has none (see ``raw``).
    payload: Any = field(default=None, hash=False)

    #: The message headers.
    headers: Mapping[str, Any] | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrelationId(Element):
    """Where a message carries its correlation id ("Correlation ID Object")."""

    #: A runtime expression, such as ``$message.header#/id``.
    location: str

    #: What it is (CommonMark).
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Element):
    """One event, as one operation carries it ("Message Object")."""

    #: Its key in the channel (3.x), else ``messageId``, else its key in
    #: ``components.messages``, else its name.
    id: str

    #: Its ``name``; empty when the document gives none.
    name: str = ""

    #: A name for people.
    title: str = ""

    #: One line about it.
    summary: str = ""

    #: More about it (CommonMark).
    description: str = ""

    #: The media type of the payload; the document's default when it gives none.
    content_type: str = ""

    #: What the arguments of the event must look like; ``None`` allows anything.
    payload: Schema | None = None

    #: What the application headers must look like (Socket.IO has none).
    headers: Schema | None = None

    #: What the receiver answers; ``None`` when the document does not say.
    ack: Ack | None = None

    #: The dotted path of the callable that handles it (``x-handler``).
    handler: str | None = None

    #: Where the handler is named; in 3.x the operation may do so for its messages.
    handler_pointer: str = field(default="", compare=False)

    #: Where it carries a correlation id.
    correlation_id: CorrelationId | None = None

    #: Authored examples.
    examples: tuple[MessageExample, ...] = ()

    #: Labels.
    tags: tuple[Tag, ...] = ()

    #: More to read.
    external_docs: ExternalDocs | None = None

    #: Protocol-specific facts.
    bindings: Bindings | None = None

    @property
    def event(self) -> str:
        """The Socket.IO event name: the message's name, else its id."""
        return self.name or self.id
