"""What JSON can carry, and what comes in its stead."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TypeAlias

# The last step of a path and the trail before it: a path for each of many levels would
# cost the square of their number.
_Trail: TypeAlias = "tuple[_Trail, str | int] | None"

#: What Socket.IO carries beside JSON, as attachments.
BYTES = (bytes, bytearray, memoryview)

_TYPES: tuple[tuple[str, tuple[type, ...]], ...] = (
    # The order matters: a bool is an int.
    ("null", (type(None),)),
    ("a boolean", (bool,)),
    ("an integer", (int,)),
    ("a number", (float, Decimal)),
    ("a string", (str,)),
    ("an array", (list, tuple)),
    ("an object", (dict,)),
    ("binary data", BYTES),
)


class NotJSON(ValueError):  # noqa: N818 - it says what the value is; engines raise and catch it
    """A value that JSON cannot carry stands where a schema looks."""


def is_finite_number(value: object) -> bool:
    """Tell whether a value is a number to JSON, which has neither NaN nor infinities."""
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or (isinstance(value, float | Decimal) and math.isfinite(value))


def named_type(value: object) -> str:
    """Name the JSON type of a value, with its article: ``an array``."""
    name = next((name for name, types in _TYPES if isinstance(value, types)), "")
    if name == "a number" and not is_finite_number(value):
        return "a number that JSON does not have"
    return name or type(value).__name__


def is_text(value: str) -> bool:
    """Tell whether a string can be sent: one with lone surrogates is no Unicode text."""
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def why_not_json(value: object) -> str:
    """Say why JSON cannot carry a value, its members aside; empty when it can.

    Names of members are looked at for their type only: see ``is_text``.
    """
    if isinstance(value, str):
        return "" if is_text(value) else "text with a lone surrogate"
    if isinstance(value, dict):
        odd = next((name for name in value if not isinstance(name, str)), "")
        return "" if odd == "" else f"an object with a name of type {type(odd).__name__}"
    return "" if any(isinstance(value, types) for _, types in _TYPES) else type(value).__name__


def first_not_json(value: object) -> tuple[list[str | int], str] | None:
    """Give the path of the first value that JSON cannot carry, and why not.

    No recursion, and each container is seen once: values may be deep or hold
    themselves.
    """
    seen: set[int] = set()
    waiting: list[tuple[_Trail, object]] = [(None, value)]
    while waiting:
        trail, value = waiting.pop()
        if reason := why_not_json(value):
            return _path(trail), reason
        if not isinstance(value, dict | list | tuple) or id(value) in seen:
            continue
        seen.add(id(value))
        members = list(value.items() if isinstance(value, dict) else enumerate(value))
        if not all(is_text(name) for name, _ in members if isinstance(name, str)):
            return _path(trail), "an object with a lone surrogate in a name"
        waiting.extend(((trail, name), member) for name, member in reversed(members))
    return None


def _path(trail: _Trail) -> list[str | int]:
    path: list[str | int] = []
    while trail is not None:
        trail, step = trail
        path.append(step)
    return path[::-1]
