"""What decides whether a value fits a schema.

An engine is made from a bundle, and may refuse to be: the next one is tried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from asynction_spec.checks.depth import LIMIT, DepthGuard, is_too_deep
from asynction_spec.checks.plain_engine import PlainEngine
from asynction_spec.checks.subschemas import follows_any_depth, is_endless, rewritten
from asynction_spec.errors import AsynctionException

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from asynction_spec.checks.subschemas import SchemaValue
    from asynction_spec.checks.violations import Violation
    from asynction_spec.model.schemas import Schema


class Engine(Protocol):
    """A schema, compiled."""

    def violation(self, value: object) -> Violation | None:
        """Give the first fault of a value, or ``None``."""


#: Makes an engine from a bundle; raises ``ValueError`` when it cannot.
EngineFactory: TypeAlias = "Callable[[dict[str, Any] | bool], Engine]"


def default_engines() -> Sequence[EngineFactory]:
    """Give the engines to try in turn: the fast one where it is installed, then the plain one."""
    try:
        from asynction_spec.checks.fast_engine import FastEngine
    except ImportError:
        return (PlainEngine,)
    return (FastEngine, PlainEngine)


def compiled(schema: Schema, factories: Sequence[EngineFactory]) -> Engine:
    """Compile a schema with the first engine that can.

    Raises ``AsynctionException`` when none can.
    """
    try:
        return _engine(schema.bundle(), factories)
    except ValueError as error:
        reason = str(error)
    except RecursionError:
        reason = "it is nested too deeply"
    place = schema.pointer or "(a schema without a place)"
    raise AsynctionException(f"{place}: this schema cannot be compiled: {reason}")


def _engine(bundle: SchemaValue, factories: Sequence[EngineFactory]) -> Engine:
    if is_too_deep(bundle):
        raise ValueError(f"it is nested more than {LIMIT} levels deep")
    if is_endless(bundle):
        raise ValueError("it refers to itself without end")
    engine = _first(rewritten(bundle, _same_for_all), factories)
    return DepthGuard(engine) if follows_any_depth(bundle) else engine


def _first(bundle: dict[str, Any] | bool, factories: Sequence[EngineFactory]) -> Engine:
    reason = ValueError("there is no engine")
    for factory in factories:
        try:
            return factory(bundle)
        except ValueError as error:
            reason = error
    raise reason


def _same_for_all(schema: dict[str, Any]) -> dict[str, Any]:
    """Write a schema so that all engines mean the same by it."""
    # Draft-07 8.2 leaves it open whether these are asserted; jsonschema does not.
    schema.pop("contentEncoding", None)
    schema.pop("contentMediaType", None)
    # Draft-07 wants one position at least; an empty tuple (no arguments) is plain all the same.
    if schema.get("items") == []:
        schema["items"] = schema.pop("additionalItems", True)
    return schema
