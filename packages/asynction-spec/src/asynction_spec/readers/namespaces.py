"""The Socket.IO view of a document: channels that share an address, seen as one namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_spec.model.channels import Action, Channel, Handlers, Operation
from asynction_spec.model.document import Namespace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from asynction_spec.model.messages import Message


def to_namespaces(
    channels: Iterable[Channel], operations: Iterable[Operation]
) -> Mapping[str, Namespace]:
    """Group channels by address, with the messages of their operations by event name."""
    grouped: dict[str, list[Channel]] = {}
    for channel in channels:
        if channel.address is not None:
            grouped.setdefault(channel.address, []).append(channel)
    events: dict[tuple[str | None, Action], dict[str, Message]] = {}
    for operation in operations:
        carried = events.setdefault((operation.channel.address, operation.action), {})
        for message in operation.messages:
            carried.setdefault(message.event, message)
    return {
        address: Namespace(
            address=address,
            channels=tuple(members),
            receives=events.get((address, Action.RECEIVE), {}),
            sends=events.get((address, Action.SEND), {}),
            handlers=_merge_handlers(members),
            bindings=tuple(channel.bindings for channel in members if channel.bindings),
            security=next((c.security for c in members if c.security is not None), None),
        )
        for address, members in grouped.items()
    }


def _merge_handlers(channels: list[Channel]) -> Handlers:
    if len(channels) == 1:
        return channels[0].handlers
    named = [channel.handlers for channel in channels]
    return Handlers(
        connect=next((handlers.connect for handlers in named if handlers.connect), None),
        disconnect=next((handlers.disconnect for handlers in named if handlers.disconnect), None),
        error=next((handlers.error for handlers in named if handlers.error), None),
    )
