"""Reads what travels: messages and their acks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_spec.model.messages import Ack, CorrelationId, Message, MessageExample
from asynction_spec.readers.bindings import read_bindings
from asynction_spec.readers.info import read_external_docs, read_tags

if TYPE_CHECKING:
    from asynction_spec.readers.reader import Reader
    from asynction_spec.structure.nodes import Node


class MessageReader:
    """Reads each message once for each id that it is known by."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._default_content_type = reader.text(reader.root, "defaultContentType")
        self._messages: dict[tuple[str, str], Message] = {}

    def read(self, node: Node, *, message_id: str) -> Message:
        """Read a Message Object.

        Args:
            node: The message, its reference followed, its traits not yet merged in.
            message_id: The id it has where it is used.

        """
        key = (node.place, message_id)
        if key not in self._messages:
            self._messages[key] = self._read(self._reader.merged(node, "message"), message_id)
        return self._messages[key]

    def _read(self, node: Node, message_id: str) -> Message:
        reader, text = self._reader, self._reader.text
        payload_format = text(node, "schemaFormat")  # in 2.x it stands beside the payload
        return Message(
            id=message_id,
            name=text(node, "name"),
            title=text(node, "title"),
            summary=text(node, "summary"),
            description=text(node, "description"),
            content_type=text(node, "contentType") or self._default_content_type,
            payload=reader.schema(reader.get(node, "payload"), schema_format=payload_format),
            headers=reader.schema(reader.get(node, "headers")),
            ack=self._read_ack(node),
            handler=node.value.get("x-handler"),
            handler_pointer=node.child("x-handler").place if "x-handler" in node.value else "",
            correlation_id=self._read_correlation_id(node),
            examples=tuple(
                self._read_example(item) for item in reader.unfollowed(node, "examples")
            ),
            tags=read_tags(reader, node),
            external_docs=read_external_docs(reader, node),
            bindings=read_bindings(reader, node),
            **reader.common(node, "x-handler", "x-ack"),
        )

    def _read_ack(self, node: Node) -> Ack | None:
        ack = self._reader.get(node, "x-ack")
        if ack is None:
            return None
        has_args = isinstance(ack.value, dict) and "args" in ack.value
        return Ack(alternatives=(self._reader.schema(ack.child("args") if has_args else ack),))

    def _read_correlation_id(self, node: Node) -> CorrelationId | None:
        correlation_id = self._reader.get(node, "correlationId")
        if correlation_id is None:
            return None
        return CorrelationId(
            location=correlation_id.value["location"],
            description=self._reader.text(correlation_id, "description"),
            **self._reader.common(correlation_id),
        )

    def _read_example(self, node: Node) -> MessageExample:
        return MessageExample(
            name=self._reader.text(node, "name"),
            summary=self._reader.text(node, "summary"),
            payload=node.value.get("payload"),
            headers=node.value.get("headers"),
            **self._reader.common(node),
        )
