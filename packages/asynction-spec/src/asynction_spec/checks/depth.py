"""How deeply values may be nested."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asynction_spec.checks import wording

if TYPE_CHECKING:
    from asynction_spec.checks.engines import Engine
    from asynction_spec.checks.violations import Violation

#: Levels of arrays and objects that a value of a recursive schema may have.
LIMIT = 256

_CONTAINERS = (dict, list, tuple)

# A level that holds one list many times over must not double for ever.
_MANY = 1000


def is_too_deep(value: object, limit: int = LIMIT) -> bool:
    """Tell whether arrays and objects are nested in more levels than allowed.

    Level by level instead of recursively; values that hold themselves end, too.
    """
    level: list[Any] = [value] if isinstance(value, _CONTAINERS) else []
    for _ in range(limit):
        if not level:
            return False
        if len(level) > _MANY:
            level = list({id(one): one for one in level}.values())
        level = [
            member
            for one in level
            for member in (one.values() if isinstance(one, dict) else one)
            if isinstance(member, _CONTAINERS)
        ]
    return bool(level)


class DepthGuard:
    """Keeps very deep values from an engine whose schema follows them all the way.

    jsonschema-rs dies of them (a segmentation fault beyond some 10,000 levels), or
    compares a value that holds itself twice for ever; jsonschema runs out of stack.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def violation(self, value: object) -> Violation | None:
        """Give the first fault of a value, or ``None``."""
        if is_too_deep(value):
            return wording.too_deep(LIMIT)
        return self._engine.violation(value)
