"""Plain YAML scalars, read by the core schema of YAML 1.2 (section 10.3.2).

YAML 1.1, which PyYAML implements, makes ``on`` a boolean, ``2020-01-01`` a date
and ``1:30`` ninety: none of them survives as JSON, which is what AsyncAPI asks for.
"""

from __future__ import annotations

import math
import re
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_NULLS = frozenset(["", "~", "null", "Null", "NULL"])
_BOOLEANS = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], int | float]], ...] = (
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+"), partial(int, base=0)),
    (re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"), lambda _: math.nan),
)

# What YAML 1.1 reads otherwise, where people may rely on it.
_YAML11: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF"), "a boolean"),
    (re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?"), "a date"),
    (re.compile(r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"), "a number of base 60"),
    (re.compile(r"[-+]?0[0-9_]*[1-7][0-9_]*"), "an octal number"),
)


def resolve_plain(text: str, *, digits: int) -> str | int | float | bool | None:
    """Give the value of a plain scalar.

    Args:
        text: The scalar.
        digits: How many characters a number may have.

    Raises:
        ValueError: It is a number that JSON cannot carry, with a sentence that says so.

    """
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if text[0] not in "-+.0123456789":
        return text
    return _resolve_number(text, digits)


def _resolve_number(text: str, digits: int) -> str | int | float:
    parse = next((parse for pattern, parse in _NUMBERS if pattern.fullmatch(text)), None)
    if parse is None:
        return text
    number = parse(text) if len(text) <= digits else math.nan
    if number - number != 0:  # infinite or not a number
        raise ValueError(f"{shorten(text)} is no number that JSON can carry")
    return number


def yaml11_meaning(text: str) -> str:
    """Say what a plain scalar was to YAML 1.1, where that is something else; else nothing."""
    if len(text) > 40 or text[:1] not in "yYnNoO+-0123456789":
        return ""
    return next((meaning for pattern, meaning in _YAML11 if pattern.fullmatch(text)), "")


def shorten(text: str) -> str:
    """Give a number as it can be shown to people, whatever its length."""
    return text if len(text) < 40 else f"{text[:20]}… ({len(text)} characters)"
