"""JSON text to a tree; positions only when something has to be said about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from asynction_spec.diagnostics import Diagnostic, Location
from asynction_spec.errors import InvalidDocument
from asynction_spec.source.json_positions import Finding, Scan, nesting
from asynction_spec.source.scalars import shorten
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
    hooks = _Hooks(limits)
    data = _parse(text, name, hooks)
    source = Source(name=name, data=data, find_positions=lambda: Scan(text, data).positions)
    if hooks.repeated or hooks.refused:
        findings = Scan(text, data, refused=hooks.refused).findings
        source.diagnostics += [_report(name, finding) for finding in findings]
    return source


class _Hooks:
    """Notes what ``json`` would pass over in silence, or stop at."""

    def __init__(self, limits: Limits) -> None:
        self.repeated = False
        self.refused: set[str] = set()
        self._limits = limits

    def to_object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        self.repeated |= len(members) < len(pairs)
        return members

    def to_float(self, text: str) -> float | None:
        number = float(text)
        if number - number == 0:
            return number
        self.refused.add(text)  # infinite or not a number
        return None

    def to_int(self, text: str) -> int | None:
        if len(text) <= self._limits.digits:
            return int(text)
        self.refused.add(text)
        return None


def _parse(text: str, name: str, hooks: _Hooks) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=hooks.to_object,
            parse_constant=hooks.to_float,
            parse_float=hooks.to_float,
            parse_int=hooks.to_int,
        )
    except json.JSONDecodeError as error:
        place = (error.lineno, error.colno)
        message = f"this is not JSON: {error.msg}"
        raise NotJSON([_fault(name, "json-syntax", message, place)]) from None


def _report(name: str, finding: Finding) -> Diagnostic:
    if finding.first:
        code, message = "duplicate-key", f"the key {finding.lexeme!r} stands here again"
        line, column = finding.first
        hint = f"the first is at line {line}, column {column}; keep one of them"
    else:
        code, message = "not-json", f"{shorten(finding.lexeme)} is no number that JSON can carry"
        hint = "write a number of ordinary size, or quote it"
    return _fault(name, code, message, finding.position, hint, finding.pointer)


def _check_depth(text: str, name: str, limits: Limits) -> None:
    for depth, offset in nesting(text):
        if depth > limits.depth:
            place = (text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
            message = f"containers nest deeper than {limits.depth}"
            raise InvalidDocument([_fault(name, "too-deep", message, place)])


def _fault(
    name: str, code: str, message: str, at: Position, hint: str = "", pointer: str = ""
) -> Diagnostic:
    location = Location(file=name, line=at[0], column=at[1], pointer=pointer)
    return Diagnostic(code=code, message=message, hint=hint, location=location)
