"""Which part of a document is served: the server, its path, its namespaces."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from asynction_server.errors import UnknownServer
from asynction_spec.model.channels import Action

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from asynction_spec import Document
    from asynction_spec.model.channels import Channel
    from asynction_spec.model.document import Namespace
    from asynction_spec.model.messages import Message
    from asynction_spec.model.servers import Server


def chosen_server(document: Document, server_name: str | None) -> Server | None:
    """Give the server of that name; without a name the only one, if there is only one.

    Raises:
        UnknownServer: The document has no server of that name.
    """
    if server_name is not None and server_name not in document.servers:
        place = document.locate("/servers")
        raise UnknownServer(server_name, list(document.servers), place)
    if server_name is not None:
        return document.servers[server_name]
    return next(iter(document.servers.values())) if len(document.servers) == 1 else None


def socketio_path(server: Server | None) -> str | None:
    """Give the Socket.IO path of a server's address; ``None`` when it names none.

    ``/`` names none: a server there would swallow every HTTP route of the app.
    """
    path = server.pathname.strip("/") if server else ""
    return f"/{path}" if path else None


def served_namespaces(document: Document, server: Server | None) -> dict[str, Namespace]:
    """Give the namespaces that a server has, by address, with what it has of them.

    Without a server these are all namespaces of the document.
    """
    if server is None:
        return dict(document.namespaces)
    parts = (_part(document, server, each) for each in document.namespaces.values())
    return {part.address: part for part in parts if part is not None}


def _part(document: Document, server: Server, namespace: Namespace) -> Namespace | None:
    channels = tuple(each for each in namespace.channels if _has(server, each))
    if not channels:
        return None
    if len(channels) == len(namespace.channels):
        return namespace
    return replace(
        namespace,
        channels=channels,
        receives=_carried(document, channels, Action.RECEIVE, namespace.receives),
        sends=_carried(document, channels, Action.SEND, namespace.sends),
        bindings=tuple(each.bindings for each in channels if each.bindings is not None),
    )


def _has(server: Server, channel: Channel) -> bool:
    return not channel.servers or server.id in channel.servers


def _carried(
    document: Document, channels: Sequence[Channel], action: Action, messages: Mapping[str, Message]
) -> dict[str, Message]:
    ids = {channel.id for channel in channels}
    events = {
        message.event
        for operation in document.operations
        if operation.action == action and operation.channel.id in ids
        for message in operation.messages
    }
    return {event: message for event, message in messages.items() if event in events}
