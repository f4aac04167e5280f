"""Where a document demands that callers prove who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_server.errors import SecurityNotSupported, ServerNotChosen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from asynction_spec import Document
    from asynction_spec.model.channels import Channel
    from asynction_spec.model.document import Namespace
    from asynction_spec.model.servers import Server


def refuse_security(
    document: Document, server: Server | None, namespaces: Mapping[str, Namespace]
) -> None:
    """Refuse to serve a document that demands security: it is never open by omission.

    Raises:
        ServerNotChosen: A server demands security, and none of several is chosen.
        SecurityNotSupported: Something that would be served demands security.
    """
    if server is None:
        _refuse_ambiguity(document)
    channels = [channel for each in namespaces.values() for channel in each.channels]
    demands = list(_demands(document, server, channels))
    if demands:
        raise SecurityNotSupported([(document.locate(place), what) for place, what in demands])


def _refuse_ambiguity(document: Document) -> None:
    for server in document.servers.values():
        if server.security:
            place = document.locate(f"{server.pointer}/security")
            raise ServerNotChosen(list(document.servers), place)


def _demands(
    document: Document, server: Server | None, channels: Iterable[Channel]
) -> Iterator[tuple[str, str]]:
    served = {channel.id: channel for channel in channels}
    inherits = any(channel.security is None for channel in served.values())
    if server is not None and server.security and inherits:
        yield f"{server.pointer}/security", f"server {server.id!r}"
    for channel in served.values():
        if channel.security:
            yield f"{channel.pointer}/x-security", f"namespace {channel.address!r}"
    for operation in document.operations:
        if operation.security and operation.channel.id in served:
            yield (
                f"{operation.pointer}/security",
                f"an operation of namespace {operation.channel.address!r}",
            )
