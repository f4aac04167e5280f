"""Reads AsyncAPI 2.0 to 2.6.

The only place where ``publish`` and ``subscribe`` occur: they are seen from the
client, so what a client publishes the application receives.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from asynction_spec.model.channels import Action, Channel, Operation
from asynction_spec.readers.bindings import read_bindings, read_channel_bindings
from asynction_spec.readers.channels import read_handlers, read_parameters
from asynction_spec.readers.info import read_external_docs, read_info, read_tags
from asynction_spec.readers.messages import MessageReader
from asynction_spec.readers.parts import Parts
from asynction_spec.readers.security import SecurityReader
from asynction_spec.readers.servers import read_servers, url_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asynction_spec.model.messages import Message
    from asynction_spec.readers.reader import Reader
    from asynction_spec.structure.nodes import Node

_ACTIONS = {"publish": Action.RECEIVE, "subscribe": Action.SEND}


def read_parts2(reader: Reader) -> Parts:
    """Read a sound 2.x document."""
    return _Reader2(reader).read()


class _Reader2:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._security = SecurityReader(reader)
        self._messages = MessageReader(reader)

    def read(self) -> Parts:
        reader, root = self._reader, self._reader.root
        channels: dict[str, Channel] = {}
        operations: list[Operation] = []
        for entry in reader.unfollowed(root, "channels"):
            address, node = str(entry.key), reader.follow(entry)
            channels[address] = self._channel(node, address)
            operations += self._operations(node, channels[address])
        return Parts(
            info=read_info(reader, root.child("info"), described=root),
            servers=read_servers(reader, self._security, address=url_address),
            channels=channels,
            operations=tuple(operations),
            security_schemes=self._security.schemes(),
        )

    def _channel(self, node: Node, address: str) -> Channel:
        reader = self._reader
        messages = [
            message
            for field in _ACTIONS
            if field in node.value
            for message in self._carried(node.child(field))
        ]
        return Channel(
            id=address,
            address=address,
            description=reader.text(node, "description"),
            messages={message.id: message for message in messages},
            parameters=read_parameters(reader, node),
            servers=self._servers(node),
            handlers=read_handlers(reader, node),
            security=self._security.requirements(node, "x-security"),
            bindings=read_channel_bindings(reader, node),
            **reader.common(node, "x-handlers", "x-security"),
        )

    def _servers(self, node: Node) -> tuple[str, ...]:
        known = self._reader.root.value.get("servers", {})
        for item in self._reader.unfollowed(node, "servers"):
            if item.value not in known:
                message = f"{item.value!r} is no server of this document"
                hint = f"'servers' has {', '.join(map(repr, known)) or 'none'}"
                self._reader.report("unknown-server", message, item, hint)
        return self._reader.texts(node, "servers")

    def _operations(self, node: Node, channel: Channel) -> Iterator[Operation]:
        reader = self._reader
        for field, action in _ACTIONS.items():
            if field not in node.value:
                continue
            operation = reader.merged(node.child(field), "operation")
            yield Operation(
                id=reader.text(operation, "operationId"),
                action=action,
                channel=channel,
                messages=tuple(
                    message if action is Action.RECEIVE else _without_handler(message)
                    for message in self._carried(operation)
                ),
                summary=reader.text(operation, "summary"),
                description=reader.text(operation, "description"),
                security=self._security.requirements(operation),
                tags=read_tags(reader, operation),
                external_docs=read_external_docs(reader, operation),
                bindings=read_bindings(reader, operation),
                **reader.common(operation),
            )

    def _carried(self, operation: Node) -> Iterator[Message]:
        if "message" not in operation.value:
            return
        message = self._reader.follow(operation.child("message"))
        for node in message.child("oneOf").children() if "oneOf" in message.value else [message]:
            target = self._reader.follow(node)
            yield self._messages.read(target, message_id=self._message_id(target))

    def _message_id(self, node: Node) -> str:
        in_components = node.parent is not None and node.parent.key == "messages"
        key = str(node.key) if in_components else ""
        fields = self._reader.merged(node, "message").value
        return str(fields.get("messageId") or key or fields.get("name", ""))


def _without_handler(message: Message) -> Message:
    return replace(message, handler=None, handler_pointer="") if message.handler else message
