"""Binary data for an engine that only knows JSON.

Each bytes object becomes a marker, a string that nobody outside can make up, and
the schema is rewritten so that markers are right exactly where binary data is:
under ``type: string`` with ``format: binary``, and where no type is given.
"""

from __future__ import annotations

import secrets
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from asynction_spec.checks.json_values import BYTES
from asynction_spec.checks.subschemas import rewritten

if TYPE_CHECKING:
    from asynction_spec.checks.subschemas import SchemaValue

_OF_STRINGS = ("maxLength", "minLength", "pattern")


class Markers:
    """Markers that begin with a random prefix of their own."""

    def __init__(self) -> None:
        self._prefix = f"binary-{secrets.token_hex(16)}-"

    def is_marker(self, value: object) -> bool:
        """Tell whether a value is a marker."""
        return isinstance(value, str) and value.startswith(self._prefix)

    def marked(self, value: object) -> Any:
        """Copy a value with markers for binary data, and plain types for their subclasses.

        No recursion, and each container is copied once: a value may be deep or
        hold itself. What is neither binary nor JSON stays as it is.
        """
        copies: dict[int, Any] = {}
        waiting: list[Any] = []

        def copied(one: Any) -> Any:
            if not isinstance(one, dict | list | tuple):
                return self._plain(one)
            if id(one) not in copies:
                copies[id(one)] = {} if isinstance(one, dict) else []
                waiting.append(one)
            return copies[id(one)]

        result = copied(value)
        while waiting:
            source = waiting.pop()
            target = copies[id(source)]
            if isinstance(source, dict):
                target.update((self._plain(name), copied(one)) for name, one in source.items())
            else:
                target.extend(copied(one) for one in source)
        return result

    def _plain(self, value: Any) -> Any:
        if isinstance(value, BYTES):
            # Equal data, equal markers: uniqueItems, enum and const compare them.
            return self._prefix + blake2b(bytes(value)).hexdigest()
        if isinstance(value, str):
            return str.__str__(value)
        if isinstance(value, float):
            return float(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return int(value)
        return value

    def allowing(self, bundle: SchemaValue) -> Any:
        """Rewrite a bundle so that markers are right where binary data is."""
        return rewritten(bundle, self._change)

    def _change(self, schema: dict[str, Any]) -> dict[str, Any]:
        types = schema.get("type")
        if types is not None and "string" not in types:
            return schema
        if types is None or schema.get("format") == "binary":
            return self._spared(schema)
        # Matches strings only: whatever else the types allow stays allowed.
        no_marker = {"pattern": f"^(?!{self._prefix})"}
        return schema | {"allOf": [*schema.get("allOf", ()), no_marker]}

    def _spared(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Let what a schema says of strings say nothing of markers."""
        of_strings = {key: schema[key] for key in _OF_STRINGS if key in schema}
        if not of_strings:
            return schema
        rest = {key: value for key, value in schema.items() if key not in of_strings}
        spared = {"if": {"pattern": f"^{self._prefix}"}, "else": of_strings}
        return rest | {"allOf": [*schema.get("allOf", ()), spared]}
