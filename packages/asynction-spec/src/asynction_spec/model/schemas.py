"""What a value must look like."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A schema of a document ("Schema Object", "Multi Format Schema Object").

    Schemas are shared, never inlined: two messages with the same ``$ref`` have
    the same ``Schema``, and a schema may refer to itself.
    """

    #: Where the schema stands once references are followed; the same place, the
    #: same schema. A JSON pointer from the document's root.
    pointer: str = field(default="", compare=False)

    #: The schema as it was written: an object or a boolean, references unfollowed.
    raw: Mapping[str, Any] | bool = field(hash=False)

    #: Its format (``schemaFormat``) when it is neither the AsyncAPI Schema Object
    #: nor draft-07; empty for these two.
    foreign_format: str = ""

    #: Makes the bundle; set by the reader.
    bundler: Callable[[], Mapping[str, Any] | bool] = field(repr=False, compare=False)

    def bundle(self) -> Mapping[str, Any] | bool:
        """Give the schema closed in itself, as plain draft-07 JSON Schema.

        Every ``$ref`` points into the result's own ``definitions``; recursion
        stays recursion. ``prefixItems`` is written as tuple ``items``. Schemas of
        OpenAPI 3.0, and with the extra ``avro`` those of Avro, are written as
        draft-07. A schema of any other format gives ``True``: what JSON Schema
        cannot check is not checked.
        """
        return self.bundler()
