"""Where each key and item of a JSON text stands.

Only asked for when there is something to say about a place: ``json`` reads a
document some twenty times faster than this module scans it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from asynction_spec.source.pointers import to_pointer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from asynction_spec.source.source import Position, Positions

# A string that never ends is one token, so that a hostile text is scanned once, not once a quote.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{},]|[^\s\[\]{},:"]+', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A key or a number that JSON does not carry as it stands."""

    #: The key, or the number as it is written.
    lexeme: str

    #: Its JSON pointer.
    pointer: str

    #: Where it stands.
    position: Position

    #: Where the key stood first; ``None`` for a number.
    first: Position | None = None


@dataclass(slots=True)
class _Frame:
    """A container that is still open, and the member the scan is at."""

    container: Any
    positions: dict[Any, Position]
    at: Any

    def member(self) -> Any:
        """Give the member's value; ``None`` when a later key of that name replaced it."""
        try:
            return self.container[self.at]
        except (KeyError, IndexError, TypeError):
            return None


class Scan:
    """A walk over a valid JSON text, beside the tree that was read from it."""

    def __init__(self, text: str, data: Any, *, refused: Collection[str] = ()) -> None:
        #: The positions of all members.
        self.positions: Positions = {}

        #: Keys that stand twice, and the numbers of ``refused``, in document order.
        self.findings: list[Finding] = []

        self._data = data
        self._refused = refused
        self._open: list[_Frame] = []
        for lexeme, position in _tokens(text):
            self._visit(lexeme, position)

    def _visit(self, lexeme: str, position: Position) -> None:
        frame = self._open[-1] if self._open else None
        if lexeme in ("}", "]"):
            self._open.pop()
        elif frame is not None and lexeme == ",":
            frame.at = frame.at + 1 if isinstance(frame.at, int) else None
        elif frame is not None and frame.at is None:
            self._start_member(frame, json.loads(lexeme), position)
        else:
            self._start_value(frame, lexeme, position)

    def _start_member(self, frame: _Frame, key: str, position: Position) -> None:
        frame.at = key
        if key in frame.positions:
            self._find(key, position, frame.positions[key])
        frame.positions[key] = position

    def _start_value(self, frame: _Frame | None, lexeme: str, position: Position) -> None:
        if frame is not None and isinstance(frame.at, int):
            frame.positions[frame.at] = position
        if lexeme in self._refused:
            self._find(lexeme, position)
        if lexeme in ("{", "["):
            value = frame.member() if frame else self._data
            # A later key of the same name wins, so its positions replace those of the first.
            members = self.positions[id(value)] = {}
            self._open.append(_Frame(value, members, None if lexeme == "{" else 0))

    def _find(self, lexeme: str, position: Position, first: Position | None = None) -> None:
        pointer = to_pointer(frame.at for frame in self._open)
        self.findings.append(
            Finding(lexeme=lexeme, pointer=pointer, position=position, first=first)
        )


def nesting(text: str) -> Iterator[tuple[int, int]]:
    """Give how deep each container nests, with its offset in the text."""
    depth = 0
    for match in _TOKEN.finditer(text):
        if match[0] in ("[", "{"):
            depth += 1
            yield depth, match.start()
        elif match[0] in ("]", "}"):
            depth -= 1


def _tokens(text: str) -> Iterator[tuple[str, Position]]:
    line, line_start, scanned = 1, 0, 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        breaks = text.count("\n", scanned, start)
        if breaks:
            line, line_start = line + breaks, text.rfind("\n", scanned, start) + 1
        scanned = start
        yield match[0], (line, start - line_start + 1)
