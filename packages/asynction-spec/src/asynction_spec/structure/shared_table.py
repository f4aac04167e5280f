"""Objects that stand in both version families, and our extensions to them."""

from __future__ import annotations

from typing import Any

from asynction_spec.structure.foreign_table import FOREIGN_KINDS
from asynction_spec.structure.schema_table import SCHEMA
from asynction_spec.structure.security_table import SECURITY_SCHEME
from asynction_spec.structure.shapes import (
    Choice,
    Kind,
    ListOf,
    MapOf,
    Object,
    Ref,
    Shape,
    Text,
)
from asynction_spec.structure.text_checks import (
    check_component_name,
    check_email,
    check_expression,
    check_uri,
)

TEXT = Text()
URI = Text(check=check_uri)
EXPRESSION = Text(check=check_expression)
TEXTS = ListOf(item=TEXT)


def allowed(kind: str) -> Object:
    """Give the shape of an object that may be a reference."""
    return Object(kind=kind, ref=Ref.ALLOWED)


def component(shape: Shape) -> MapOf:
    """Give the shape of a section of ``components``."""
    return MapOf(value=shape, check_name=check_component_name)


def _pick_ack(value: Any, _holder: Any) -> Shape:
    is_object = isinstance(value, dict) and "args" in value
    return Object(kind="messageAck") if is_object else SCHEMA


#: ``x-ack``: ``{args: schema}`` as in asynction 0.8, or the schema itself.
ACK = Choice(pick=_pick_ack, ref=Ref.ALLOWED)

#: Kinds that both families have.
SHARED_KINDS: dict[str, Kind] = {
    **FOREIGN_KINDS,
    "contact": Kind(
        title="Contact Object",
        fields={"name": TEXT, "url": URI, "email": Text(check=check_email)},
    ),
    "license": Kind(title="License Object", required=("name",), fields={"name": TEXT, "url": URI}),
    "externalDocs": Kind(
        title="External Documentation Object",
        required=("url",),
        fields={"url": URI, "description": TEXT},
    ),
    "tag": Kind(
        title="Tag Object",
        required=("name",),
        fields={"name": TEXT, "description": TEXT, "externalDocs": allowed("externalDocs")},
    ),
    "correlationId": Kind(
        title="Correlation ID Object",
        required=("location",),
        fields={"location": EXPRESSION, "description": TEXT},
    ),
    "serverVariable": Kind(
        title="Server Variable Object",
        fields={"enum": TEXTS, "default": TEXT, "description": TEXT, "examples": TEXTS},
    ),
    "handlers": Kind(
        title="Channel Handlers Object",
        open=True,
        fields=dict.fromkeys(["connect", "disconnect", "error"], TEXT),
    ),
    "messageAck": Kind(
        title="Message Ack Object", required=("args",), open=True, fields={"args": SCHEMA}
    ),
    "wsBinding": Kind(
        title="WebSockets Channel Binding Object",
        fields={
            "method": Text(choices=("GET", "POST")),
            "query": SCHEMA,
            "headers": SCHEMA,
            "bindingVersion": TEXT,
        },
    ),
    "socketioBinding": Kind(title="Socket.IO Binding Object", open=True, fields={"auth": SCHEMA}),
    "bindings": Kind(title="Bindings Object", open=True, fields={}),
    "channelBindings": Kind(
        title="Channel Bindings Object",
        open=True,
        fields={
            "ws": allowed("wsBinding"),
            "x-socketio": allowed("socketioBinding"),
        },
    ),
}

#: Sections of ``components`` that both families have.
SHARED_SECTIONS: dict[str, Shape] = {
    "servers": component(allowed("server")),
    "serverVariables": component(allowed("serverVariable")),
    "channels": component(allowed("channel")),
    "securitySchemes": component(SECURITY_SCHEME),
    "parameters": component(allowed("parameter")),
    "correlationIds": component(allowed("correlationId")),
    "operationTraits": component(allowed("operationTrait")),
    "messageTraits": component(allowed("messageTrait")),
    "serverBindings": component(allowed("bindings")),
    "channelBindings": component(allowed("channelBindings")),
    "operationBindings": component(allowed("bindings")),
    "messageBindings": component(allowed("bindings")),
    "x-messageAcks": MapOf(value=ACK),
}
