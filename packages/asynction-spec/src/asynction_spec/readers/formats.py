"""What an author should know of schemas in other formats than AsyncAPI's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_spec.diagnostics import Diagnostic, Severity
from asynction_spec.readers.avro import BadAvroSchema, parse_avro
from asynction_spec.structure.references import UnresolvedReference
from asynction_spec.structure.schema_formats import SchemaFormat, format_of
from asynction_spec.structure.schema_table import is_multi_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from asynction_spec.structure.nodes import Node
    from asynction_spec.structure.references import References
    from asynction_spec.structure.traits import Traits

_SCHEMAS = frozenset(["schema", "openapiSchema", "multiFormatSchema"])


def note_formats(
    objects: Iterable[tuple[str, Node]], references: References, traits: Traits
) -> list[Diagnostic]:
    """Tell which schemas are not checked because of their format, and which are broken.

    Args:
        objects: Every object of the document, with its kind.
        references: Follows references.
        traits: Merges traits, which may name the format of a message.

    """
    noted = {}
    for place, schema in _formatted(objects, traits):
        diagnostic = _note(place, schema, references)
        if diagnostic:  # messages may have a trait in common, or a schema
            noted[diagnostic.code, diagnostic.location] = diagnostic
    return list(noted.values())


def _formatted(objects: Iterable[tuple[str, Node]], traits: Traits) -> Iterator[tuple[Node, Node]]:
    """Find each ``schemaFormat``, with the schema it is for."""
    for kind, node in objects:
        if kind == "message":
            message = traits.merged(node, kind)  # the format stands beside the payload in 2.x
            if "schemaFormat" in message.value and "payload" in message.value:
                yield message.child("schemaFormat"), message.child("payload")
        elif kind in _SCHEMAS and is_multi_format(node.value):
            yield node.child("schemaFormat"), node.child("schema")


def _note(place: Node, schema: Node, references: References) -> Diagnostic | None:
    schema_format = format_of(place.value)
    if schema_format is SchemaFormat.OTHER:
        return _not_checked(place, "write the schema as draft-07 to have it checked")
    if schema_format is not SchemaFormat.AVRO:
        return None
    try:
        schema = references.follow(schema)
        parse_avro(schema.value)
    except ImportError:
        return _not_checked(place, "install asynction-spec[avro] to have it checked")
    except BadAvroSchema as fault:
        message = f"this is no Avro schema: {fault}"
        return Diagnostic(code="bad-avro-schema", message=message, location=schema.location)
    except UnresolvedReference:
        pass  # the walk has said so
    return None


def _not_checked(place: Node, hint: str) -> Diagnostic:
    return Diagnostic(
        code="schema-not-checked",
        message=f"a schema of format {place.value!r} is not checked: any value fits it",
        hint=hint,
        severity=Severity.WARNING,
        location=place.location,
    )
