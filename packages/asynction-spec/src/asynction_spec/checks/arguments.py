"""The arguments of an event, or of its ack, against a payload.

The schema decides how many arguments there are, not what came: a tuple schema has
one for each position, any other schema is one argument.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from asynction_spec.checks.subschemas import followed
from asynction_spec.checks.violations import Violation
from asynction_spec.checks.wording import count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from asynction_spec.checks.engines import Engine
    from asynction_spec.checks.schema_check import SchemaCheck


class ArgumentsCheck:
    """The arguments that a payload allows; no payload allows anything."""

    def __init__(self, schema: SchemaCheck | None) -> None:
        self._schema = schema

    def violation(self, args: Sequence[object]) -> Violation | None:
        """Give the first fault of positional arguments, or ``None`` when they fit."""
        return self._arguments.violation(args)

    @cached_property
    def _arguments(self) -> _Arguments:
        if self._schema is None:
            return _Anything()
        bundle = self._schema.schema.bundle()
        root = followed(bundle, bundle)
        if isinstance(root, dict) and isinstance(root.get("items"), list):
            return _Several.of(root, self._schema.engine)
        return _One(engine=self._schema.engine)


class _Arguments(Protocol):
    def violation(self, args: Sequence[object]) -> Violation | None: ...


class _Anything:
    def violation(self, args: Sequence[object]) -> None:  # noqa: ARG002 - anything is right
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _One:
    """One argument, which is the value."""

    engine: Engine

    def violation(self, args: Sequence[object]) -> Violation | None:
        if len(args) == 1:
            fault = self.engine.violation(args[0])
            return fault and replace(fault, pointer=f"/0{fault.pointer}")
        # python-socketio drops a lone None from the wire.
        if not args and self.engine.violation(None) is None:
            return None
        return _miscounted("1 argument", args)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Several:
    """One argument for each position of a tuple."""

    engine: Engine

    #: How many there must be at least.
    least: int

    #: How many there may be at most; ``None`` for any number.
    most: int | None

    @classmethod
    def of(cls, schema: Mapping[str, Any], engine: Engine) -> _Several:
        positions = len(schema["items"])
        is_open = schema.get("additionalItems", False) is not False
        limits = [] if is_open else [positions]
        if "maxItems" in schema:
            limits.append(int(schema["maxItems"]))
        most = min(limits, default=None)
        least = schema.get("minItems", positions if most is None else min(positions, most))
        return cls(engine=engine, least=int(least), most=most)

    def violation(self, args: Sequence[object]) -> Violation | None:
        if len(args) >= self.least and (self.most is None or len(args) <= self.most):
            return self.engine.violation(list(args))
        # As above: a lone None does not reach the other side.
        if not args and self.least == 1 and self.engine.violation([None]) is None:
            return None
        fault = _miscounted(self._expected(), args)
        if len(args) == 1 and isinstance(args[0], list | tuple):
            message = f"{fault.message}; send them as separate arguments, not as one list"
            return replace(fault, message=message)
        return fault

    def _expected(self) -> str:
        if self.least == self.most:
            return count(self.least, "argument")
        if self.most is None:
            return f"at least {count(self.least, 'argument')}"
        return f"{self.least} to {count(self.most, 'argument')}"


def _miscounted(expected: str, args: Sequence[object]) -> Violation:
    message = f"expected {expected}, got {len(args)}"
    return Violation(pointer="", keyword="arguments", message=message)
