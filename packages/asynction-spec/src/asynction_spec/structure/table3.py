"""The structure of AsyncAPI 3.0 and 3.1."""

from __future__ import annotations

from typing import Any

from asynction_spec.structure.foreign_table import schema_shape
from asynction_spec.structure.schema_table import SCHEMA
from asynction_spec.structure.security_table import (
    SECURITY,
    SECURITY_SCHEME,
    flow_kinds,
    security_kinds,
)
from asynction_spec.structure.shapes import (
    Anything,
    Choice,
    Kind,
    ListOf,
    MapOf,
    Object,
    Ref,
    Shape,
    Table,
    Text,
)
from asynction_spec.structure.shared_table import (
    ACK,
    EXPRESSION,
    SHARED_KINDS,
    SHARED_SECTIONS,
    TEXT,
    TEXTS,
    URI,
    allowed,
    component,
)
from asynction_spec.structure.text_checks import check_name


def _required(kind: str) -> Object:
    return Object(kind=kind, ref=Ref.REQUIRED)


def _pick_payload(value: Any, _holder: Any) -> Shape:
    is_multi_format = isinstance(value, dict) and "schemaFormat" in value
    return Object(kind="multiFormatSchema") if is_multi_format else SCHEMA


def _pick_foreign(_value: Any, holder: Any) -> Shape:
    return schema_shape(holder.get("schemaFormat"))


_PAYLOAD = Choice(pick=_pick_payload, ref=Ref.ALLOWED, kind="schema")
_TAGS = ListOf(item=allowed("tag"))
_DESCRIBED: dict[str, Shape] = {
    **dict.fromkeys(["title", "summary", "description"], TEXT),
    "tags": _TAGS,
    "externalDocs": allowed("externalDocs"),
}
_OPERATION_TRAIT: dict[str, Shape] = {
    **_DESCRIBED,
    "security": ListOf(item=SECURITY_SCHEME),
    "bindings": allowed("bindings"),
}
_MESSAGE_TRAIT: dict[str, Shape] = {
    **_DESCRIBED,
    **dict.fromkeys(["contentType", "name"], TEXT),
    "headers": _PAYLOAD,
    "correlationId": allowed("correlationId"),
    "bindings": allowed("bindings"),
    "examples": ListOf(item=Object(kind="messageExample")),
}

_KINDS: dict[str, Kind] = {
    "document": Kind(
        title="AsyncAPI Object",
        required=("asyncapi", "info"),
        fields={
            "asyncapi": TEXT,
            "id": URI,
            "info": Object(kind="info"),
            "servers": MapOf(value=allowed("server"), check_name=check_name),
            "defaultContentType": TEXT,
            "channels": MapOf(value=allowed("channel")),
            "operations": MapOf(value=allowed("operation")),
            "components": Object(kind="components"),
        },
    ),
    "info": Kind(
        title="Info Object",
        required=("title", "version"),
        fields={
            **dict.fromkeys(["title", "version", "description"], TEXT),
            "termsOfService": URI,
            "contact": Object(kind="contact"),
            "license": Object(kind="license"),
            "tags": _TAGS,
            "externalDocs": allowed("externalDocs"),
        },
    ),
    "server": Kind(
        title="Server Object",
        required=("host", "protocol"),
        fields={
            **_DESCRIBED,
            **dict.fromkeys(["host", "pathname", "protocol", "protocolVersion"], TEXT),
            "variables": MapOf(value=allowed("serverVariable"), check_name=check_name),
            "security": ListOf(item=SECURITY_SCHEME),
            "bindings": allowed("bindings"),
        },
    ),
    "channel": Kind(
        title="Channel Object",
        fields={
            **_DESCRIBED,
            "address": Text(nullable=True),
            "messages": MapOf(value=allowed("message")),
            "servers": ListOf(item=_required("server")),
            "parameters": MapOf(value=allowed("parameter"), check_name=check_name),
            "bindings": allowed("channelBindings"),
            "x-handlers": allowed("handlers"),
            "x-security": SECURITY,
        },
    ),
    "operation": Kind(
        title="Operation Object",
        required=("action", "channel"),
        fields={
            **_OPERATION_TRAIT,
            "action": Text(choices=("send", "receive")),
            "channel": _required("channel"),
            "traits": ListOf(item=allowed("operationTrait")),
            "messages": ListOf(item=_required("message")),
            "reply": allowed("reply"),
            "x-handler": TEXT,
        },
    ),
    "operationTrait": Kind(title="Operation Trait Object", fields=_OPERATION_TRAIT),
    "reply": Kind(
        title="Operation Reply Object",
        fields={
            "address": allowed("replyAddress"),
            "channel": _required("channel"),
            "messages": ListOf(item=_required("message")),
        },
    ),
    "replyAddress": Kind(
        title="Operation Reply Address Object",
        required=("location",),
        fields={"location": EXPRESSION, "description": TEXT},
    ),
    "message": Kind(
        title="Message Object",
        fields={
            **_MESSAGE_TRAIT,
            "payload": _PAYLOAD,
            "traits": ListOf(item=allowed("messageTrait")),
            "x-handler": TEXT,
            "x-ack": ACK,
        },
    ),
    "messageTrait": Kind(title="Message Trait Object", fields=_MESSAGE_TRAIT),
    "messageExample": Kind(
        title="Message Example Object",
        fields={
            "headers": MapOf(value=Anything()),
            "payload": Anything(),
            "name": TEXT,
            "summary": TEXT,
        },
    ),
    "multiFormatSchema": Kind(
        title="Multi Format Schema Object",
        required=("schemaFormat", "schema"),
        fields={
            "schemaFormat": TEXT,
            "schema": Choice(pick=_pick_foreign, ref=Ref.ALLOWED),
        },
    ),
    "parameter": Kind(
        title="Parameter Object",
        fields={
            **dict.fromkeys(["enum", "examples"], TEXTS),
            **dict.fromkeys(["default", "description"], TEXT),
            "location": EXPRESSION,
        },
    ),
    "components": Kind(
        title="Components Object",
        fields={
            **SHARED_SECTIONS,
            "schemas": component(_PAYLOAD),
            "operations": component(allowed("operation")),
            "messages": component(allowed("message")),
            "replies": component(allowed("reply")),
            "replyAddresses": component(allowed("replyAddress")),
            "externalDocs": component(allowed("externalDocs")),
            "tags": component(allowed("tag")),
        },
    ),
}

TABLE3 = Table(
    root="document",
    kinds=SHARED_KINDS | security_kinds({"scopes": TEXTS}) | flow_kinds("availableScopes") | _KINDS,
    newest_minor=1,
    traits={"operation": "operationTrait", "message": "messageTrait"},
)
