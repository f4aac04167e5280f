"""What a version reader gives: all that it takes to make a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asynction_spec.model.channels import Channel, Operation
    from asynction_spec.model.info import Info
    from asynction_spec.model.security import SecurityScheme
    from asynction_spec.model.servers import Server


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a document that the version families write differently."""

    #: What the API is.
    info: Info

    #: Servers by id.
    servers: Mapping[str, Server]

    #: Channels by id.
    channels: Mapping[str, Channel]

    #: Operations in document order.
    operations: tuple[Operation, ...]

    #: Security schemes by their key in ``components``.
    security_schemes: Mapping[str, SecurityScheme]
