"""Schemas of other formats: what may stand where a ``schemaFormat`` names one.

OpenAPI is the Schema Object of OpenAPI 3.0.3, an early JSON Schema with changes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from asynction_spec.structure.schema_formats import SchemaFormat, format_of
from asynction_spec.structure.schema_table import (
    LISTED,
    NAMED,
    SCHEMA,
    SCHEMA_KIND,
    SINGLE,
    is_multi_format,
)
from asynction_spec.structure.shapes import (
    Anything,
    Choice,
    Flag,
    Kind,
    ListOf,
    MapOf,
    Object,
    Ref,
    Shape,
    Text,
)


def _pick_openapi(_value: Any, _holder: Any) -> Shape:
    return Object(kind="openapiSchema")


def _pick_anything(_value: Any, _holder: Any) -> Shape:
    return Anything()


# A choice, so that it counts as a schema: 'components.schemas' is where one belongs.
_OPENAPI = Choice(pick=_pick_openapi, ref=Ref.ALLOWED, kind="schema")

_SHAPES: dict[SchemaFormat, Shape] = {
    SchemaFormat.NATIVE: SCHEMA,
    SchemaFormat.OPENAPI: _OPENAPI,
    # Not looked into, but it may be a reference.
    SchemaFormat.AVRO: Choice(pick=_pick_anything, ref=Ref.ALLOWED),
    SchemaFormat.OTHER: Choice(pick=_pick_anything, ref=Ref.ALLOWED),
}


def schema_shape(schema_format: object) -> Shape:
    """Give the shape of a schema in a format."""
    return _SHAPES[format_of(schema_format)]


def _pick_inner(_value: Any, holder: Any) -> Shape:
    return schema_shape(holder["schemaFormat"]) if is_multi_format(holder) else Anything()


# A schema may refer to a Multi Format Schema Object, whose schema is then its field.
_INNER = Choice(pick=_pick_inner)

#: Kinds that both families have.
FOREIGN_KINDS: dict[str, Kind] = {
    "schema": replace(SCHEMA_KIND, fields={**SCHEMA_KIND.fields, "schema": _INNER}),
    "openapiSchema": Kind(
        title="OpenAPI Schema Object",
        open=True,
        boolean=True,
        fields={
            **SCHEMA_KIND.fields,
            **dict.fromkeys(LISTED, ListOf(item=_OPENAPI, filled=True)),
            **dict.fromkeys(NAMED, MapOf(value=_OPENAPI)),
            **dict.fromkeys(SINGLE, _OPENAPI),
            **dict.fromkeys(["exclusiveMaximum", "exclusiveMinimum", "nullable"], Flag()),
            "discriminator": Object(kind="openapiDiscriminator"),
            "schema": _INNER,
        },
    ),
    "openapiDiscriminator": Kind(
        title="OpenAPI Discriminator Object",
        required=("propertyName",),
        fields={"propertyName": Text(), "mapping": MapOf(value=Text())},
    ),
}
