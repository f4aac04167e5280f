"""Rules about messages: their examples, headers, ids and formats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asynction_spec.rules.check import ModelCheck, ObjectCheck, TreeCheck
from asynction_spec.rules.fault import fault, fault_at, listed
from asynction_spec.rules.scope import items
from asynction_spec.source.pointers import fragment_tokens
from asynction_spec.spelling import did_you_mean
from asynction_spec.structure.schema_table import is_multi_format, is_native

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asynction_spec.model.document import Document
    from asynction_spec.rules.fault import Faults
    from asynction_spec.rules.scope import Scope
    from asynction_spec.structure.nodes import Node

_MEDIA_TYPE = re.compile(r"[\w.+!#$&^*-]+/[\w.+!#$&^*-]+(\s*;.*)?")  # RFC 6838, section 4.2
_LOCATION = re.compile(r"\$message\.(header|payload)(?:#(.*))?")
_EXAMPLES_SINCE = 2  # 2.2; before it an example is any map

# What a schema can say beside 'properties' that may allow a property too.
_OPEN = ("$ref", "allOf", "anyOf", "oneOf", "if", "not", "patternProperties", "items")


def _examples_hold_something(node: Node, scope: Scope) -> Faults:
    if scope.family == 2 and scope.minor < _EXAMPLES_SINCE:
        return
    if "payload" not in node.value and "headers" not in node.value:
        message = "this example has neither a payload nor headers"
        yield fault("example-empty", message, node, "add 'payload'")


def _examples_fit(node: Node, scope: Scope) -> Faults:
    if not node.value.get("examples") or scope.values is None:
        return
    for part in ("payload", "headers"):
        schema = _native_schema(node, part, scope)
        if schema is None:
            continue
        for example in items(node, "examples"):
            if part in example.value:
                value = example.child(part)
                found = scope.values.mismatch(
                    "message-example-mismatch",
                    f"this example does not fit the schema of {part!r}",
                    value,
                    schema,
                )
                if found is not None:
                    yield found


def _native_schema(message: Node, part: str, scope: Scope) -> Node | None:
    """Give the schema of a message's payload or headers, if JSON Schema can check it."""
    in_2 = scope.family == 2 and part == "payload"
    is_foreign = in_2 and not is_native(message.value.get("schemaFormat"))
    schema = None if is_foreign else scope.get(message, part)
    if schema is not None and is_multi_format(schema.value):
        schema = scope.get(schema, "schema") if is_native(schema.value["schemaFormat"]) else None
    return schema


def _headers_are_objects(node: Node, scope: Scope) -> Faults:
    yield from _objects_only(node, "headers", scope)


def _handshakes_are_objects(node: Node, scope: Scope) -> Faults:
    for field in ("headers", "query"):
        yield from _objects_only(node, field, scope)


def _objects_only(node: Node, field: str, scope: Scope) -> Faults:
    schema = _native_schema(node, field, scope)
    if schema is None or schema.value is True:
        return
    types = schema.value.get("type", "object") if schema.value else "nothing"
    if "object" not in ([types] if isinstance(types, str) else types):
        message = f"the schema of {field!r} is not one of objects"
        yield fault("headers-not-object", message, node.child(field), "write 'type: object'")


def _names_tell_messages_apart(document: Document) -> Faults:
    for operation in document.operations:
        first: dict[str, str] = {}
        for message in operation.messages:
            name = message.name
            if name and first.setdefault(name, message.pointer) != message.pointer:
                text = f"two messages of this operation have the name {name!r}"
                hint = f"the first is at {document.locate(first[name])}; rename one"
                yield fault_at(document, "ambiguous-messages", text, hint, message.pointer)


def _correlation_ids_are_in_the_schema(node: Node, scope: Scope) -> Faults:
    correlation_id = scope.get(node, "correlationId")
    match = correlation_id and _LOCATION.fullmatch(correlation_id.value["location"])
    if not match or not match[2]:
        return
    part = "headers" if match[1] == "header" else "payload"
    schema = _native_schema(node, part, scope)
    try:
        missing = schema and _missing(schema, fragment_tokens(match[2]), scope)
    except ValueError:  # no pointer: the structure says so
        return
    if missing:
        token, known = missing
        message = f"the schema of {part!r} has no {token!r}, where the correlation id should be"
        hint = f"it has {listed(known)}"
        place = node.child("correlationId")
        yield fault("correlation-id-not-in-schema", message, place, hint)


def _missing(schema: Node, tokens: Sequence[str], scope: Scope) -> tuple[str, Sequence[str]] | None:
    """Give the first token that a schema has no property for, with those that it has."""
    for token in tokens:
        if not isinstance(schema.value, dict) or any(word in schema.value for word in _OPEN):
            return None
        properties = schema.value.get("properties")
        if not properties:
            return None
        if token not in properties:
            return token, list(properties)
        found = scope.get(schema.child("properties"), token)
        if found is None:
            return None
        schema = found
    return None


def _content_types_are_media_types(node: Node, _scope: Scope) -> Faults:
    if "contentType" in node.value:
        yield from _media_type(node.child("contentType"))


def _default_content_type_is_a_media_type(scope: Scope) -> Faults:
    if isinstance(scope.root.value.get("defaultContentType"), str):
        yield from _media_type(scope.root.child("defaultContentType"))


def _media_type(node: Node) -> Faults:
    if not _MEDIA_TYPE.fullmatch(node.value):
        message = f"{node.value!r} is no media type"
        yield fault("bad-content-type", message, node, "write one such as 'application/json'")


# Those that the standard names ("Schema formats table"), whatever their versions.
_FORMATS = tuple(
    f"application/{name}{suffix}"
    for name, suffixes in {
        "vnd.aai.asyncapi": ("", "+json", "+yaml"),
        "schema": ("+json", "+yaml"),
        "vnd.apache.avro": ("", "+json", "+yaml"),
        "vnd.oai.openapi": ("", "+json", "+yaml"),
        "raml": ("+yaml",),
        "vnd.google.protobuf": ("",),
    }.items()
    for suffix in suffixes
)


def _schema_formats_are_known(node: Node, _scope: Scope) -> Faults:
    name = node.value.get("schemaFormat", "")
    plain = name.partition(";")[0].strip()
    if name and plain not in _FORMATS:
        message = f"the standard has no schema format {name!r}"
        hint = did_you_mean(plain, _FORMATS, "check its spelling, unless it is your own")
        yield fault("unknown-schema-format", message, node.child("schemaFormat"), hint)


_MESSAGES = ("message", "messageTrait")

#: Checks of messages.
CHECKS = (
    ObjectCheck(
        codes=("example-empty",), kinds=("messageExample",), check=_examples_hold_something
    ),
    ObjectCheck(codes=("message-example-mismatch",), kinds=("message",), check=_examples_fit),
    ObjectCheck(codes=("headers-not-object",), kinds=_MESSAGES, check=_headers_are_objects),
    ObjectCheck(codes=("headers-not-object",), kinds=("wsBinding",), check=_handshakes_are_objects),
    ModelCheck(codes=("ambiguous-messages",), check=_names_tell_messages_apart),
    ObjectCheck(
        codes=("correlation-id-not-in-schema",),
        kinds=("message",),
        check=_correlation_ids_are_in_the_schema,
    ),
    ObjectCheck(codes=("bad-content-type",), kinds=_MESSAGES, check=_content_types_are_media_types),
    TreeCheck(codes=("bad-content-type",), check=_default_content_type_is_a_media_type),
    ObjectCheck(
        codes=("unknown-schema-format",),
        kinds=_MESSAGES,
        check=_schema_formats_are_known,
        family=2,
    ),
    ObjectCheck(
        codes=("unknown-schema-format",),
        kinds=("multiFormatSchema",),
        check=_schema_formats_are_known,
        family=3,
    ),
)
