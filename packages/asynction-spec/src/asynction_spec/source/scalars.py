"""Plain YAML scalars, read by the core schema of YAML 1.2 (section 10.3.2).

YAML 1.1, which PyYAML implements, makes ``on`` a boolean, ``2020-01-01`` a date
and ``1:30`` ninety: none of them survives as JSON, which is what AsyncAPI asks for.
"""

from __future__ import annotations

import re

_NULLS = frozenset(["", "~", "null", "Null", "NULL"])
_BOOLEANS = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_PREFIXED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def resolve_plain(text: str) -> str | int | float | bool | None:
    """Give the value of a plain scalar.

    Raises:
        ValueError: It is a number that JSON cannot carry.

    """
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if text[0] not in "-+.0123456789":
        return text
    return _resolve_number(text)


def _resolve_number(text: str) -> str | int | float:
    if _INTEGER.fullmatch(text):
        return int(text)
    if _PREFIXED.fullmatch(text):
        return int(text, 0)
    if _NOT_FINITE.fullmatch(text):
        raise ValueError(text)
    if not _FLOAT.fullmatch(text):
        return text
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise ValueError(text)
    return number
