"""Where the application listens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from asynction_spec.model.info import Element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asynction_spec.model.bindings import Bindings
    from asynction_spec.model.info import ExternalDocs, Tag
    from asynction_spec.model.security import SecurityRequirement


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerVariable(Element):
    """A placeholder in a server's address ("Server Variable Object")."""

    #: The value used: ``default``, else the first of ``enum``; ``None`` without either.
    value: str | None

    #: The values allowed; empty allows any.
    enum: tuple[str, ...] = ()

    #: What it is (CommonMark).
    description: str = ""

    #: Values to show people.
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Server(Element):
    """Where the application listens ("Server Object").

    Variables are filled in everywhere but in ``raw``.
    """

    #: Its key in ``servers``.
    id: str

    #: Host name, with a port when one is given: ``localhost:5000``.
    host: str

    #: ``ws``, ``wss``, ``http``, ``https``, … in lower case.
    protocol: str

    #: The path, which is the Socket.IO path; empty when the document gives none.
    pathname: str = ""

    #: The protocol's version.
    protocol_version: str = ""

    #: A short name for people (3.x).
    title: str = ""

    #: One line about it (3.x).
    summary: str = ""

    #: More about it (CommonMark).
    description: str = ""

    #: The placeholders of its address, by name.
    variables: Mapping[str, ServerVariable] = field(default_factory=dict, hash=False)

    #: Alternatives that open a connection; ``None`` when the document says nothing.
    security: tuple[SecurityRequirement, ...] | None = None

    #: Labels.
    tags: tuple[Tag, ...] = ()

    #: More to read.
    external_docs: ExternalDocs | None = None

    #: Protocol-specific facts.
    bindings: Bindings | None = None
