"""The structure of AsyncAPI 2.0 to 2.6."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from asynction_spec.structure.foreign_table import schema_shape
from asynction_spec.structure.schema_table import SCHEMA
from asynction_spec.structure.security_table import (
    SECURITY,
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


def _pick_message(value: Any, _holder: Any) -> Shape:
    is_choice = isinstance(value, dict) and "oneOf" in value
    return Object(kind="messageChoice" if is_choice else "message")


def _pick_payload(_value: Any, holder: Any) -> Shape:
    return schema_shape(holder.get("schemaFormat"))


_MESSAGE = Choice(pick=_pick_message, ref=Ref.ALLOWED, kind="message")
_PAYLOAD = Choice(pick=_pick_payload)
_REQUIREMENTS = ListOf(item=MapOf(value=TEXTS))
_TAGS = ListOf(item=Object(kind="tag"))
_DOCS = Object(kind="externalDocs")

_DESCRIBED: dict[str, Shape] = {
    "summary": TEXT,
    "description": TEXT,
    "tags": _TAGS,
    "externalDocs": _DOCS,
}
_OPERATION_TRAIT: dict[str, Shape] = {
    **_DESCRIBED,
    "operationId": TEXT,
    "security": _REQUIREMENTS,
    "bindings": allowed("bindings"),
}
_MESSAGE_TRAIT: dict[str, Shape] = {
    **_DESCRIBED,
    **dict.fromkeys(["messageId", "schemaFormat", "contentType", "name", "title"], TEXT),
    "headers": SCHEMA,
    "correlationId": allowed("correlationId"),
    "bindings": allowed("bindings"),
    "examples": ListOf(item=Object(kind="messageExample")),
}

_KINDS: dict[str, Kind] = {
    # Only 3.x takes a reference to them, everywhere.
    **{
        kind: replace(
            SHARED_KINDS[kind], fields={**SHARED_KINDS[kind].fields, "externalDocs": _DOCS}
        )
        for kind in ("schema", "tag")
    },
    "document": Kind(
        title="AsyncAPI Object",
        required=("asyncapi", "info", "channels"),
        fields={
            "asyncapi": TEXT,
            "id": URI,
            "info": Object(kind="info"),
            "servers": MapOf(value=allowed("server"), check_name=check_name),
            "defaultContentType": TEXT,
            "channels": MapOf(value=allowed("channel")),
            "components": Object(kind="components"),
            "tags": _TAGS,
            "externalDocs": _DOCS,
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
        },
    ),
    "server": Kind(
        title="Server Object",
        required=("url", "protocol"),
        since={"tags": 5},
        fields={
            **dict.fromkeys(["url", "protocol", "protocolVersion", "description"], TEXT),
            "variables": MapOf(value=allowed("serverVariable"), check_name=check_name),
            "security": _REQUIREMENTS,
            "bindings": allowed("bindings"),
            "tags": _TAGS,
        },
    ),
    "channel": Kind(
        title="Channel Item Object",
        since={"servers": 2},
        fields={
            "description": TEXT,
            "servers": TEXTS,
            "subscribe": Object(kind="operation"),
            "publish": Object(kind="operation"),
            "parameters": MapOf(value=allowed("parameter"), check_name=check_name),
            "bindings": allowed("channelBindings"),
            "x-handlers": allowed("handlers"),
            "x-security": SECURITY,
        },
    ),
    "operation": Kind(
        title="Operation Object",
        since={"security": 4},
        fields={
            **_OPERATION_TRAIT,
            "traits": ListOf(item=allowed("operationTrait")),
            "message": _MESSAGE,
        },
    ),
    "operationTrait": Kind(
        title="Operation Trait Object", since={"security": 4}, fields=_OPERATION_TRAIT
    ),
    "messageChoice": Kind(
        title="Map of messages",
        required=("oneOf",),
        fields={"oneOf": ListOf(item=allowed("message"))},
    ),
    "message": Kind(
        title="Message Object",
        since={"messageId": 4},
        fields={
            **_MESSAGE_TRAIT,
            "payload": _PAYLOAD,
            "traits": ListOf(item=allowed("messageTrait")),
            "x-handler": TEXT,
            "x-ack": ACK,
        },
    ),
    "messageTrait": Kind(
        title="Message Trait Object", since={"messageId": 4}, fields=_MESSAGE_TRAIT
    ),
    "messageExample": Kind(
        title="Message Example Object",
        since={"name": 1, "summary": 1},
        fields={
            "headers": MapOf(value=Anything()),
            "payload": Anything(),
            "name": TEXT,
            "summary": TEXT,
        },
    ),
    "parameter": Kind(
        title="Parameter Object",
        fields={"description": TEXT, "schema": SCHEMA, "location": EXPRESSION},
    ),
    "components": Kind(
        title="Components Object",
        since={"servers": 3, "channels": 3, "serverVariables": 4},
        fields={
            **SHARED_SECTIONS,
            "schemas": component(SCHEMA),
            "messages": component(_MESSAGE),
        },
    ),
}

TABLE2 = Table(
    root="document",
    kinds=SHARED_KINDS | security_kinds({}) | flow_kinds("scopes") | _KINDS,
    newest_minor=6,
    traits={"operation": "operationTrait", "message": "messageTrait"},
    traits_win=True,
)
