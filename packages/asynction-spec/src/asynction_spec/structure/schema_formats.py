"""The formats that a ``schemaFormat`` may name ("Multi Format Schema Object")."""

from __future__ import annotations

import re
from enum import Enum

from asynction_spec.structure.schema_table import is_native


class SchemaFormat(Enum):
    """What becomes of a schema, by its format."""

    #: AsyncAPI's own dialect or draft-07: used as it is.
    NATIVE = "native"

    #: OpenAPI 3.0: rewritten as draft-07.
    OPENAPI = "openapi"

    #: Apache Avro: rewritten as draft-07 where the extra ``avro`` is installed.
    AVRO = "avro"

    #: Any other: not looked into.
    OTHER = "other"


# Later versions of OpenAPI have another dialect, those of Avro only further logical types.
_KNOWN = (
    (
        re.compile(r"application/vnd\.oai\.openapi(?:\+json|\+yaml)?;version=3\.0(?:\.\d+)?"),
        SchemaFormat.OPENAPI,
    ),
    (
        re.compile(r"application/vnd\.apache\.avro(?:\+json|\+yaml)?(?:;version=1[\d.]*)?"),
        SchemaFormat.AVRO,
    ),
)


def format_of(name: object) -> SchemaFormat:
    """Tell what a ``schemaFormat`` stands for; none is AsyncAPI's own."""
    if is_native(name):
        return SchemaFormat.NATIVE
    if not isinstance(name, str):
        return SchemaFormat.OTHER
    plain = name.replace(" ", "").lower()
    return next(
        (known for pattern, known in _KNOWN if pattern.fullmatch(plain)), SchemaFormat.OTHER
    )
