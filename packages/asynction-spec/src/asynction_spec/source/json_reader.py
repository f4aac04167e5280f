"""JSON text to a tree; positions only when something has to be said about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from asynction_spec.diagnostics import Diagnostic, Location
from asynction_spec.errors import InvalidDocument
from asynction_spec.source.json_positions import nesting, scan_positions
from asynction_spec.source.source import Position, Source

if TYPE_CHECKING:
    from asynction_spec.source.limits import Limits


class NotJSON(InvalidDocument):
    """A text does not follow the grammar of JSON."""


def read_json(text: str, *, name: str, limits: Limits) -> Source:
    """Read a JSON text.

    Raises:
        NotJSON: The text is not JSON.
        InvalidDocument: The text asks for more than the limits.

    """
    _check_depth(text, name, limits)
    repeated: list[bool] = []
    data = _parse(text, name, repeated)
    source = Source(name=name, data=data, find_positions=lambda: scan_positions(text, data)[0])
    if repeated:
        for key, second, (line, column) in scan_positions(text, data)[1]:
            message = f"the key {key!r} stands here for the second time"
            hint = f"the first is at line {line}, column {column}; keep one of them"
            source.diagnostics.append(_fault(name, "duplicate-key", message, second, hint))
    return source


def _parse(text: str, name: str, repeated: list[bool]) -> Any:
    def to_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) < len(pairs):
            repeated.append(True)
        return members

    try:
        return json.loads(
            text, object_pairs_hook=to_object, parse_constant=_finite, parse_float=_finite
        )
    except json.JSONDecodeError as error:
        place = (error.lineno, error.colno)
        message = f"this is not JSON: {error.msg}"
        raise NotJSON([_fault(name, "json-syntax", message, place)]) from None
    except ValueError as error:
        # Python's own sentence about integers of thousands of digits ends in advice for coders.
        message = str(error).partition(";")[0]
        raise InvalidDocument([_fault(name, "not-json", message, (1, 1))]) from None


def _finite(text: str) -> float:
    number = float(text)
    if number - number != 0:  # infinite or not a number
        raise ValueError(f"{text} is no number that JSON can carry")
    return number


def _check_depth(text: str, name: str, limits: Limits) -> None:
    for depth, offset in nesting(text):
        if depth > limits.depth:
            place = (text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
            message = f"containers nest deeper than {limits.depth}"
            raise InvalidDocument([_fault(name, "too-deep", message, place)])


def _fault(name: str, code: str, message: str, at: Position, hint: str = "") -> Diagnostic:
    location = Location(file=name, line=at[0], column=at[1])
    return Diagnostic(code=code, message=message, hint=hint, location=location)
