"""A mapping that the caller has already loaded, checked to be what JSON can say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from asynction_spec.errors import InvalidDocument
from asynction_spec.source.source import Source

if TYPE_CHECKING:
    from asynction_spec.source.limits import Limits


def read_mapping(mapping: Mapping[str, Any] | object, *, limits: Limits) -> Source:
    """Copy a mapping; the caller's own is neither changed nor kept.

    Anything else is copied too, so that the structural check says what it is.

    Raises:
        InvalidDocument: It nests deeper than the limits allow, or for ever.

    """
    source = Source()
    source.data = _Copier(source, limits).copy(mapping, [])
    return source


class _Copier:
    def __init__(self, source: Source, limits: Limits) -> None:
        self._source = source
        self._limits = limits
        self._values = 0

    def copy(self, value: Any, path: list[str | int]) -> Any:
        self._values += 1
        if len(path) > self._limits.depth:
            self._stop("too-deep", f"containers nest deeper than {self._limits.depth}")
        if self._values > self._limits.values:
            self._stop("too-large", f"more than {self._limits.values} values")
        if isinstance(value, Mapping):
            return {
                self._key(key, path): self.copy(member, [*path, str(key)])
                for key, member in value.items()
            }
        if isinstance(value, list | tuple):
            return [self.copy(item, [*path, index]) for index, item in enumerate(value)]
        return self._scalar(value, path)

    def _key(self, key: object, path: list[str | int]) -> str:
        if not isinstance(key, str):
            message = f"the key {key!r} is no string"
            self._source.report("non-string-key", message, "quote it", at=path)
        return str(key)

    def _scalar(self, value: object, path: list[str | int]) -> Any:
        is_finite = not isinstance(value, float) or value - value == 0
        if value is None or (isinstance(value, str | int | float) and is_finite):
            return value
        message = f"a {type(value).__name__} cannot be said in JSON"
        self._source.report("not-json", message, "quote it, so that it is a string", at=path)
        return None

    def _stop(self, code: str, message: str) -> None:
        self._source.report(code, message)
        raise InvalidDocument(self._source.diagnostics)
