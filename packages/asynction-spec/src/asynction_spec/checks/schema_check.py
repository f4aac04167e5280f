"""A value against one schema."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from asynction_spec.checks.engines import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asynction_spec.checks.engines import Engine, EngineFactory
    from asynction_spec.checks.violations import Violation
    from asynction_spec.model.schemas import Schema


class SchemaCheck:
    """A schema, compiled when it is first needed."""

    def __init__(self, schema: Schema, engines: Sequence[EngineFactory]) -> None:
        #: What is checked against.
        self.schema = schema
        self._engines = engines

    @cached_property
    def engine(self) -> Engine:
        """The schema, compiled. Raises ``AsynctionException`` when no engine can."""
        # Threads that come at once compile twice, to the same effect.
        return compiled(self.schema, self._engines)

    def violation(self, value: object) -> Violation | None:
        """Give the first fault of a value, or ``None`` when it fits."""
        return self.engine.violation(value)
