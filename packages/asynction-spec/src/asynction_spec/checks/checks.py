"""All checks of one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from asynction_spec.checks.acks import AckCheck
from asynction_spec.checks.arguments import ArgumentsCheck
from asynction_spec.checks.engines import default_engines
from asynction_spec.checks.handshakes import (
    AuthCheck,
    HandshakeCheck,
    HeadersCheck,
    MethodCheck,
    QueryCheck,
)
from asynction_spec.checks.schema_check import SchemaCheck

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from asynction_spec.checks.engines import EngineFactory
    from asynction_spec.model.bindings import Bindings
    from asynction_spec.model.messages import Ack
    from asynction_spec.model.schemas import Schema

    _Part: TypeAlias = AuthCheck | HeadersCheck | MethodCheck | QueryCheck

# A schema's place; the identity of one that has none.
_Key: TypeAlias = str | int


class Checks:
    """The compiled checks of one document.

    Each schema is compiled once, on first use, and shared. Checks may be used by
    several threads; a schema that cannot be compiled raises ``AsynctionException``
    on first use. ``engines`` are tried in turn: by default the fast one where it is
    installed, then the plain one.
    """

    def __init__(self, *, engines: Sequence[EngineFactory] | None = None) -> None:
        self._engines = default_engines() if engines is None else tuple(engines)
        self._schemas: dict[_Key, SchemaCheck] = {}
        self._arguments: dict[_Key, ArgumentsCheck] = {}

    def schema(self, schema: Schema) -> SchemaCheck:
        """Give the check of values of a schema."""
        # The check holds its schema, so that no other one gets its identity.
        key = _key(schema)
        known = self._schemas.get(key)
        return known or self._schemas.setdefault(key, SchemaCheck(schema, self._engines))

    def arguments(self, payload: Schema | None) -> ArgumentsCheck:
        """Give the check of the arguments of an event; no payload allows anything."""
        if payload is None:
            return ArgumentsCheck(None)
        check = ArgumentsCheck(self.schema(payload))
        return self._arguments.setdefault(_key(payload), check)

    def ack(self, ack: Ack | None) -> AckCheck:
        """Give the check of the arguments of an ack; no ack in the document allows anything."""
        alternatives = ack.alternatives if ack else ()
        return AckCheck([self.arguments(alternative) for alternative in alternatives])

    def handshake(self, bindings: Sequence[Bindings]) -> HandshakeCheck:
        """Give the check of a handshake; all of the bindings must hold."""
        return HandshakeCheck([part for one in bindings for part in self._parts(one)])

    def _parts(self, bindings: Bindings) -> Iterator[_Part]:
        if ws := bindings.ws:
            if ws.method:
                yield MethodCheck(method=ws.method)
            if ws.query:
                yield QueryCheck(self.schema(ws.query))
            if ws.headers:
                yield HeadersCheck(self.schema(ws.headers))
        if bindings.socketio and bindings.socketio.auth:
            yield AuthCheck(schema=self.schema(bindings.socketio.auth))


def _key(schema: Schema) -> _Key:
    return schema.pointer or id(schema)
