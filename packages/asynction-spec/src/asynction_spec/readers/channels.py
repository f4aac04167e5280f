"""Reads what both version families say of a channel in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_spec.model.channels import Handlers, Parameter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asynction_spec.readers.reader import Reader
    from asynction_spec.structure.nodes import Node


def read_handlers(reader: Reader, node: Node) -> Handlers:
    """Read the ``x-handlers`` of a channel."""
    handlers = reader.get(node, "x-handlers")
    if handlers is None:
        return Handlers()
    return Handlers(
        connect=handlers.value.get("connect"),
        disconnect=handlers.value.get("disconnect"),
        error=handlers.value.get("error"),
        **reader.common(handlers),
    )


def read_parameters(reader: Reader, node: Node) -> Mapping[str, Parameter]:
    """Read the placeholders of a channel's address."""
    parameters = {}
    for entry in reader.unfollowed(node, "parameters"):
        parameter = reader.follow(entry)
        parameters[str(entry.key)] = Parameter(
            description=reader.text(parameter, "description"),
            enum=reader.texts(parameter, "enum"),
            default=parameter.value.get("default"),
            examples=reader.texts(parameter, "examples"),
            location=reader.text(parameter, "location"),
            schema=reader.schema(reader.get(parameter, "schema")),
            **reader.common(parameter),
        )
    return parameters
