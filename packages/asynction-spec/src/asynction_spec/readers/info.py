"""Reads what the API is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_spec.model.info import Contact, ExternalDocs, Info, License, Tag

if TYPE_CHECKING:
    from asynction_spec.readers.reader import Reader
    from asynction_spec.structure.nodes import Node


def read_info(reader: Reader, node: Node, *, described: Node) -> Info:
    """Read an Info Object.

    Args:
        reader: Follows references.
        node: The Info Object.
        described: What holds its tags and external docs: in 2.x the document's root.

    """
    contact, terms = reader.get(node, "contact"), reader.get(node, "license")
    return Info(
        title=node.value["title"],
        version=node.value["version"],
        description=reader.text(node, "description"),
        terms_of_service=reader.text(node, "termsOfService"),
        contact=_read_contact(reader, contact) if contact else None,
        license=_read_license(reader, terms) if terms else None,
        tags=read_tags(reader, described),
        external_docs=read_external_docs(reader, described),
        **reader.common(node),
    )


def read_tags(reader: Reader, node: Node) -> tuple[Tag, ...]:
    """Read the ``tags`` of an object."""
    return tuple(
        Tag(
            name=tag.value["name"],
            description=reader.text(tag, "description"),
            external_docs=read_external_docs(reader, tag),
            **reader.common(tag),
        )
        for tag in reader.each(node, "tags")
    )


def read_external_docs(reader: Reader, node: Node) -> ExternalDocs | None:
    """Read the ``externalDocs`` of an object."""
    docs = reader.get(node, "externalDocs")
    if docs is None:
        return None
    return ExternalDocs(
        url=docs.value["url"],
        description=reader.text(docs, "description"),
        **reader.common(docs),
    )


def _read_contact(reader: Reader, node: Node) -> Contact:
    return Contact(
        name=reader.text(node, "name"),
        url=reader.text(node, "url"),
        email=reader.text(node, "email"),
        **reader.common(node),
    )


def _read_license(reader: Reader, node: Node) -> License:
    return License(name=node.value["name"], url=reader.text(node, "url"), **reader.common(node))
