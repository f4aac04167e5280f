"""Where each key and item of a JSON text stands.

Only asked for when there is something to say about a place: ``json`` reads a
document some twenty times faster than this module scans it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asynction_spec.source.source import Position, Positions

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},]|[^\s\[\]{},:"]+', re.DOTALL)

#: A key that stands twice: the key, the second place, the first.
Duplicate = tuple[str, "Position", "Position"]


@dataclass(slots=True)
class _Frame:
    """A container that is still open, and the member the scan is at."""

    container: Any
    positions: dict[Any, Position]
    at: Any

    def value(self) -> Any:
        """Give the member's value; ``None`` when a later key of that name replaced it."""
        try:
            return self.container[self.at]
        except (KeyError, IndexError, TypeError):
            return None


def scan_positions(text: str, data: Any) -> tuple[Positions, list[Duplicate]]:
    """Walk a valid JSON text beside the tree that was read from it."""
    positions: Positions = {}
    duplicates: list[Duplicate] = []
    stack: list[_Frame] = []
    for lexeme, position in _tokens(text):
        frame = stack[-1] if stack else None
        if lexeme in ("}", "]"):
            stack.pop()
        elif lexeme == ",":
            frame.at = frame.at + 1 if isinstance(frame.at, int) else None  # type: ignore[union-attr]  # a comma stands in a container
        elif frame is not None and frame.at is None:
            _start_member(frame, json.loads(lexeme), position, duplicates)
        else:
            _start_value(stack, lexeme, position, data, positions)
    return positions, duplicates


def nesting(text: str) -> Iterator[tuple[int, int]]:
    """Give how deep each container nests, with its offset in the text."""
    depth = 0
    for match in _TOKEN.finditer(text):
        if match[0] in ("[", "{"):
            depth += 1
            yield depth, match.start()
        elif match[0] in ("]", "}"):
            depth -= 1


def _start_member(frame: _Frame, key: str, position: Position, duplicates: list[Duplicate]) -> None:
    if key in frame.positions:
        duplicates.append((key, position, frame.positions[key]))
    frame.positions[key] = position
    frame.at = key


def _start_value(
    stack: list[_Frame], lexeme: str, position: Position, data: Any, positions: Positions
) -> None:
    frame = stack[-1] if stack else None
    if frame is not None and isinstance(frame.at, int):
        frame.positions[frame.at] = position
    if lexeme in ("{", "["):
        value = frame.value() if frame else data
        members = positions.setdefault(id(value), {})
        stack.append(_Frame(value, members, None if lexeme == "{" else 0))


def _tokens(text: str) -> Iterator[tuple[str, Position]]:
    line, line_start, scanned = 1, 0, 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        breaks = text.count("\n", scanned, start)
        if breaks:
            line, line_start = line + breaks, text.rfind("\n", scanned, start) + 1
        scanned = start
        yield match[0], (line, start - line_start + 1)
