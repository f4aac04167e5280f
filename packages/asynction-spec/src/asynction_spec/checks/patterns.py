"""Patterns of a schema for Python's ``re``."""

from __future__ import annotations

import re

# What may hold a dollar that is no anchor: an escape, or a class.
_DOLLAR = re.compile(r"(\\.)|(\[(?:\\.|[^\]\\])*\])|\$", re.DOTALL)


def python_pattern(pattern: str) -> str:
    r"""Write a pattern so that Python reads it as ECMA 262 means it.

    ``\d`` and ``\w`` are ASCII there, and ``$`` is the end, not the place before a
    last newline. Raises ``ValueError`` for a pattern that Python does not know.
    """
    ended = _DOLLAR.sub(lambda match: r"\Z" if match[0] == "$" else match[0], pattern)
    try:
        re.compile(ended, re.ASCII)
    except re.error as error:
        raise ValueError(f"Python does not know the pattern {pattern!r}: {error}") from error
    return f"(?a:{ended})"
