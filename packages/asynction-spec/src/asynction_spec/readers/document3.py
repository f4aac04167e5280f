"""Reads AsyncAPI 3.0 and 3.1."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from asynction_spec.model.channels import Action, Channel, Operation, Reply
from asynction_spec.model.messages import Ack, Message
from asynction_spec.readers.bindings import read_bindings, read_channel_bindings
from asynction_spec.readers.channels import read_handlers, read_parameters
from asynction_spec.readers.info import read_external_docs, read_info, read_tags
from asynction_spec.readers.messages import MessageReader
from asynction_spec.readers.parts import Parts
from asynction_spec.readers.security import SecurityReader
from asynction_spec.readers.servers import host_address, read_servers

if TYPE_CHECKING:
    from asynction_spec.readers.reader import Reader
    from asynction_spec.structure.nodes import Node


def read_parts3(reader: Reader) -> Parts:
    """Read a sound 3.x document."""
    return _Reader3(reader).read()


class _Reader3:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._security = SecurityReader(reader)
        self._messages = MessageReader(reader)
        self._channels: dict[str, Channel] = {}

    def read(self) -> Parts:
        reader, root = self._reader, self._reader.root
        channels = {
            str(entry.key): self._channel(entry) for entry in reader.unfollowed(root, "channels")
        }
        operations = tuple(
            self._operation(entry) for entry in reader.unfollowed(root, "operations")
        )
        info = root.child("info")
        return Parts(
            info=read_info(reader, info, described=info),
            servers=read_servers(reader, self._security, address=host_address),
            channels=channels,
            operations=operations,
            security_schemes=self._security.schemes(),
        )

    def _channel(self, entry: Node) -> Channel:
        """Read a channel by where it is named: two names of one object are two channels."""
        key = entry.place
        if key not in self._channels:
            self._channels[key] = self._read_channel(str(entry.key), self._reader.follow(entry))
        return self._channels[key]

    def _read_channel(self, channel_id: str, node: Node) -> Channel:
        reader = self._reader
        return Channel(
            id=channel_id,
            address=node.value.get("address"),
            title=reader.text(node, "title"),
            summary=reader.text(node, "summary"),
            description=reader.text(node, "description"),
            messages={
                str(entry.key): self._messages.read(reader.follow(entry), message_id=str(entry.key))
                for entry in reader.unfollowed(node, "messages")
            },
            parameters=read_parameters(reader, node),
            servers=tuple(
                str(reader.step(item).key) for item in reader.unfollowed(node, "servers")
            ),
            handlers=read_handlers(reader, node),
            security=self._security.requirements(node, "x-security"),
            tags=read_tags(reader, node),
            external_docs=read_external_docs(reader, node),
            bindings=read_channel_bindings(reader, node),
            **reader.common(node, "x-handlers", "x-security"),
        )

    def _operation(self, entry: Node) -> Operation:
        reader = self._reader
        node = reader.merged(reader.follow(entry), "operation")
        action = Action(node.value["action"])
        channel = self._channel(reader.step(node.child("channel")))
        reply = self._reply(node)
        carried = self._messages_of(node, channel)
        return Operation(
            id=str(entry.key),
            action=action,
            channel=channel,
            messages=tuple(
                self._carry(message, node, action, reply, alone=len(carried) == 1)
                for message in carried
            ),
            title=reader.text(node, "title"),
            summary=reader.text(node, "summary"),
            description=reader.text(node, "description"),
            reply=reply,
            security=self._security.requirements(node),
            tags=read_tags(reader, node),
            external_docs=read_external_docs(reader, node),
            bindings=read_bindings(reader, node),
            **reader.common(node, "x-handler"),
        )

    def _messages_of(self, node: Node, channel: Channel | None) -> list[Message]:
        """Read a subset of a channel's messages; all of them when no subset is given."""
        if "messages" not in node.value:
            return list(channel.messages.values()) if channel else []
        return [self._message(item) for item in self._reader.unfollowed(node, "messages")]

    def _message(self, item: Node) -> Message:
        # The id is the key where the reference points: the channel may name the message anew.
        entry = self._reader.step(item)
        return self._messages.read(self._reader.follow(entry), message_id=str(entry.key))

    def _carry(
        self, message: Message, node: Node, action: Action, reply: Reply | None, *, alone: bool
    ) -> Message:
        """Give a message the ack and the handler that it has in one operation."""
        ack = _to_ack(reply) or message.ack
        handler, pointer = message.handler, message.handler_pointer
        if "x-handler" in node.value and (alone or handler is None):
            handler, pointer = node.value["x-handler"], node.child("x-handler").place
        if action is Action.SEND:
            handler, pointer = None, ""
        return replace(message, ack=ack, handler=handler, handler_pointer=pointer)

    def _reply(self, operation: Node) -> Reply | None:
        node = self._reader.get(operation, "reply")
        if node is None:
            return None
        has_channel = "channel" in node.value
        channel = self._channel(self._reader.step(node.child("channel"))) if has_channel else None
        address = self._reader.get(node, "address")
        return Reply(
            address=address.value["location"] if address else "",
            channel=channel,
            messages=tuple(self._messages_of(node, channel)),
            **self._reader.common(node),
        )


def _to_ack(reply: Reply | None) -> Ack | None:
    if reply is None or not reply.messages:
        return None
    return Ack(alternatives=tuple(message.payload for message in reply.messages))
