"""The handshake: the HTTP request that opens a connection, and the ``auth`` payload."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from asynction_spec.checks.coercion import Forms, parts
from asynction_spec.checks.patterns import python_pattern
from asynction_spec.checks.violations import Violation
from asynction_spec.errors import AsynctionException

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from asynction_spec.checks.schema_check import SchemaCheck

# Engine.IO's own query parameters (protocol 4, and j and b64 of protocol 3).
_ENGINE_IO = frozenset({"EIO", "transport", "t", "sid", "b64", "j"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Handshake:
    """What is checked of a handshake."""

    #: The HTTP method.
    method: str

    #: All values of each query parameter.
    query: Mapping[str, Sequence[str]]

    #: HTTP headers, names in any case.
    headers: Mapping[str, str]

    #: The payload that the client sends with CONNECT; ``None`` without one.
    auth: object


class _Part(Protocol):
    def violation(self, handshake: Handshake) -> Violation | None: ...


class HandshakeCheck:
    """Parts of a handshake, all of which must be right."""

    def __init__(self, checks: Sequence[_Part]) -> None:
        self._parts = tuple(checks)

    def violation(
        self,
        *,
        method: str,
        query: Mapping[str, Sequence[str]],
        headers: Mapping[str, str],
        auth: object,
    ) -> Violation | None:
        """Give the first fault of a handshake, or ``None`` when all is right.

        ``query`` has all values of each parameter; ``auth`` is ``None`` when the
        client sent none.
        """
        handshake = Handshake(method=method, query=query, headers=headers, auth=auth)
        faults = (part.violation(handshake) for part in self._parts)
        return next((fault for fault in faults if fault), None)


def _under(part: str, fault: Violation | None) -> Violation | None:
    return fault and replace(fault, pointer=f"/{part}{fault.pointer}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodCheck:
    """The HTTP method of a handshake."""

    #: What it must be, in any case.
    method: str

    def violation(self, handshake: Handshake) -> Violation | None:
        """Give the fault of the method, or ``None``."""
        wanted = self.method.upper()
        if handshake.method.upper() == wanted:
            return None
        return Violation(pointer="/method", keyword="method", message=f"must be {wanted}")


class QueryCheck:
    """The query parameters of a handshake, Engine.IO's own aside.

    They are strings, and become what the schema wants: numbers, booleans, arrays
    of repeated parameters. Of a parameter that is no array the first value counts.
    """

    def __init__(self, schema: SchemaCheck) -> None:
        self._schema = schema

    @cached_property
    def _forms(self) -> Forms:
        return Forms.of(self._schema.schema.bundle())

    def violation(self, handshake: Handshake) -> Violation | None:
        """Give the first fault of the query, or ``None``."""
        query = {
            name: self._forms.form(name).values(values)
            for name, values in handshake.query.items()
            if values and name not in _ENGINE_IO
        }
        return _under("query", self._schema.violation(query))


class HeadersCheck:
    """The HTTP headers of a handshake, in the schema's spelling, others in lower case.

    Headers that a closed schema (``additionalProperties: false``) does not declare
    are left out: every HTTP client adds its own.
    """

    def __init__(self, schema: SchemaCheck) -> None:
        self._schema = schema

    @cached_property
    def _forms(self) -> Forms:
        return Forms.of(self._schema.schema.bundle())

    @cached_property
    def _spelling(self) -> Mapping[str, str]:
        return {name.lower(): name for name in self._forms.by_name}

    @cached_property
    def _is_closed(self) -> bool:
        bundle = self._schema.schema.bundle()
        return any(part.get("additionalProperties") is False for part in parts(bundle, bundle))

    @cached_property
    def _patterns(self) -> Sequence[re.Pattern[str]]:
        bundle = self._schema.schema.bundle()
        found = (part.get("patternProperties", ()) for part in parts(bundle, bundle))
        try:
            return tuple(
                re.compile(python_pattern(pattern)) for patterns in found for pattern in patterns
            )
        except ValueError as error:
            raise AsynctionException(f"{self._schema.schema.pointer}: {error}") from error

    def violation(self, handshake: Handshake) -> Violation | None:
        """Give the first fault of the headers, or ``None``."""
        return _under("headers", self._schema.violation(dict(self._presented(handshake.headers))))

    def _presented(self, headers: Mapping[str, str]) -> Iterator[tuple[str, object]]:
        for any_case, string in headers.items():
            lower = any_case.lower()
            name = self._spelling.get(lower, lower)
            if self._is_closed and not self._declares(lower):
                continue
            form = self._forms.form(name)
            strings = [one.strip() for one in string.split(",")] if form.may_be_array else [string]
            yield name, form.values(strings)

    def _declares(self, lower: str) -> bool:
        return lower in self._spelling or any(one.search(lower) for one in self._patterns)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthCheck:
    """The ``auth`` payload of a handshake."""

    #: What it must look like.
    schema: SchemaCheck

    def violation(self, handshake: Handshake) -> Violation | None:
        """Give the first fault of the payload, or ``None``."""
        return _under("auth", self.schema.violation(handshake.auth))
