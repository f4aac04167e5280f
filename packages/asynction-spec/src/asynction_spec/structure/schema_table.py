"""The Schema Object: JSON Schema draft-07 plus AsyncAPI's vocabulary, the same in 2.x and 3.x."""

from __future__ import annotations

import re
from typing import Any

from asynction_spec.structure.shapes import (
    Anything,
    Choice,
    Flag,
    Kind,
    ListOf,
    MapOf,
    Number,
    Object,
    Ref,
    Shape,
    Text,
)
from asynction_spec.structure.text_checks import check_pattern, check_uri

SCHEMA = Object(kind="schema", ref=Ref.ALLOWED)

_TYPE = Text(choices=("array", "boolean", "integer", "null", "number", "object", "string"))
_TEXT = Text()
_NUMBER = Number()
_COUNT = Number(count=True)
_SCHEMAS = ListOf(item=SCHEMA, filled=True)
_NAMED_SCHEMAS = MapOf(value=SCHEMA)

# What these two identify needs no conversion: AsyncAPI's own dialect and its draft-07 base.
_NATIVE_FORMAT = re.compile(
    r"application/(?:vnd\.aai\.asyncapi(?:\+json|\+yaml)?(?:;version=[23][\w.-]*)?"
    r"|schema(?:\+json|\+yaml)(?:;version=draft-07)?)"
)


def is_native(schema_format: object) -> bool:
    """Whether a ``schemaFormat`` is one that JSON Schema engines can check as it is."""
    if not schema_format:
        return True
    return isinstance(schema_format, str) and bool(
        _NATIVE_FORMAT.fullmatch(schema_format.replace(" ", ""))
    )


def is_multi_format(value: object) -> bool:
    """Whether a value is a Multi Format Schema Object (3.x), not a schema itself."""
    return isinstance(value, dict) and "schemaFormat" in value and "schema" in value


def _pick_type(value: Any, _holder: Any) -> Shape:
    return ListOf(item=_TYPE, filled=True) if isinstance(value, list) else _TYPE


def _pick_items(value: Any, _holder: Any) -> Shape:
    return _SCHEMAS if isinstance(value, list) else SCHEMA


def _pick_dependency(value: Any, _holder: Any) -> Shape:
    return ListOf(item=_TEXT) if isinstance(value, list) else SCHEMA


#: Keywords whose value is one schema.
SINGLE = frozenset(
    ("additionalItems", "additionalProperties", "contains", "propertyNames", "items")
) | frozenset(("not", "if", "then", "else"))

#: Keywords whose value is a list of schemas.
LISTED = frozenset(["allOf", "anyOf", "items", "oneOf", "prefixItems"])

#: Keywords whose value has schemas by name.
NAMED = frozenset(["$defs", "definitions", "dependencies", "patternProperties", "properties"])

#: Where schemas stand inside a schema: what a walk over a schema has to follow.
SUBSCHEMAS: dict[str, Shape] = {
    **dict.fromkeys(SINGLE, SCHEMA),
    **dict.fromkeys(LISTED, _SCHEMAS),
    **dict.fromkeys(NAMED, _NAMED_SCHEMAS),
    "patternProperties": MapOf(value=SCHEMA, check_name=check_pattern),
    # No reference to a list: one that stands here is that of a schema.
    "items": Choice(pick=_pick_items),
    "dependencies": MapOf(value=Choice(pick=_pick_dependency)),
}

SCHEMA_KIND = Kind(
    title="Schema Object",
    open=True,
    boolean=True,
    fields={
        **SUBSCHEMAS,
        "type": Choice(pick=_pick_type),
        "enum": ListOf(item=Anything()),
        "examples": ListOf(item=Anything()),
        "required": ListOf(item=_TEXT),
        **dict.fromkeys(["const", "default"], Anything()),
        **dict.fromkeys(["title", "description", "format", "discriminator"], _TEXT),
        "pattern": Text(check=check_pattern),
        **dict.fromkeys(["contentEncoding", "contentMediaType"], _TEXT),
        **dict.fromkeys(["$comment", "$id"], _TEXT),
        "$schema": Text(check=check_uri),
        **dict.fromkeys(["maximum", "minimum"], _NUMBER),
        "multipleOf": Number(positive=True),
        **dict.fromkeys(["exclusiveMaximum", "exclusiveMinimum"], _NUMBER),
        **dict.fromkeys(["maxLength", "minLength", "maxItems", "minItems"], _COUNT),
        **dict.fromkeys(["maxProperties", "minProperties"], _COUNT),
        **dict.fromkeys(["uniqueItems", "deprecated", "readOnly", "writeOnly"], Flag()),
        "externalDocs": Object(kind="externalDocs", ref=Ref.ALLOWED),
    },
)
