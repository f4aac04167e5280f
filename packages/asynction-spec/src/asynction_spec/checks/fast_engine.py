"""Checks by jsonschema-rs, which takes microseconds and gives all faults their place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from asynction_spec.checks import wording
from asynction_spec.checks.binary import Markers
from asynction_spec.checks.depth import LIMIT, is_too_deep
from asynction_spec.checks.json_values import first_not_json
from asynction_spec.checks.subschemas import rewritten

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from asynction_spec.checks.violations import Violation

# For faults that jsonschema-rs places at the container: the steps to the member.
_STEPS: Mapping[str, Callable[[Any], str | int]] = {
    "additionalItems": lambda limit: limit,
    "additionalProperties": lambda unexpected: unexpected[0],
    "propertyNames": lambda error: error.instance,
    "required": lambda name: name,
}


class FastEngine:
    """A bundle, compiled by jsonschema-rs.

    Binary data costs nothing where there is none: jsonschema-rs refuses to look at
    it, and only then is it substituted.
    """

    def __init__(self, bundle: dict[str, Any] | bool) -> None:
        self._bundle = rewritten(bundle, _told_apart)
        self._validator = _validator(self._bundle)
        self._is_valid = self._validator.is_valid

    def violation(self, value: object) -> Violation | None:
        """Give the first fault of a value, or ``None``."""
        try:
            if self._is_valid(value):
                return None
            return _explained(self._validator, value)
        except UnicodeEncodeError:
            return _unsendable(value)
        except ValueError:
            return self._second_look(value)

    def _second_look(self, value: object) -> Violation | None:
        """Check a value that holds something else than JSON."""
        markers, validator = self._marking
        marked = markers.marked(value)
        try:
            if validator.is_valid(marked):
                return None
            return _explained(validator, marked, markers)
        except ValueError:
            return _unsendable(marked)

    @cached_property
    def _marking(self) -> tuple[Markers, jsonschema_rs.Draft7Validator]:
        markers = Markers()
        return markers, _validator(markers.allowing(self._bundle))


def _validator(bundle: dict[str, Any] | bool) -> jsonschema_rs.Draft7Validator:
    # offline: otherwise a reference to http or a file would be fetched, here and now.
    return jsonschema_rs.Draft7Validator(bundle, offline=True, validate_formats=False)


def _told_apart(schema: dict[str, Any]) -> dict[str, Any]:
    # Otherwise these two would be reported as a false schema, names untold.
    if schema.get("additionalProperties") is False:
        schema.setdefault("properties", {})
    if schema.get("propertyNames") is False:
        schema["propertyNames"] = {"not": {}}
    return schema


def _unsendable(value: object) -> Violation:
    fault = first_not_json(value)
    # Comparing and explaining stop at some 250 levels: what is left is the depth.
    return wording.not_json(*fault) if fault else wording.too_deep(LIMIT)


def _explained(
    validator: jsonschema_rs.Draft7Validator, value: object, markers: Markers | None = None
) -> Violation | None:
    # Explaining copies the value: for ever, if it holds itself twice.
    if is_too_deep(value):
        return wording.too_deep(LIMIT)
    error = next(validator.iter_errors(value), None)
    if error is None:  # another thread has put the value right meanwhile
        return None
    path, came = _member(value, error.instance_path)
    if markers and markers.is_marker(came):
        return wording.binary(path)
    return _worded(error, path, came)


def _worded(
    error: jsonschema_rs.ValidationError, path: Sequence[str | int], came: object
) -> Violation:
    kind = error.kind
    case, wanted = kind.name, kind.value
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.OneOfMultipleValid):
        case = "oneOf several"
    if case == "falseSchema":
        case = "false"
    if case in _STEPS:
        path = [*path, _STEPS[case](wanted)]
    if case in {"anyOf", "enum", "oneOf", "oneOf several"}:
        wanted = len(wanted)
    return wording.unsatisfied(case, wanted, path=path, came=came)


def _member(value: object, path: Sequence[str | int]) -> tuple[Sequence[str | int], object]:
    """Give the path as it really is, and the member of a value that it leads to."""
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), value)]
    while waiting:
        steps, member = waiting.pop()
        if len(steps) == len(path):
            return steps, member
        names = _names(member, path[len(steps)])
        waiting.extend(((*steps, name), member[name]) for name in reversed(names))
    return path, None  # another thread has changed the value meanwhile


def _names(value: object, step: str | int) -> list[str | int]:
    """Give the members of a value that a step may mean.

    jsonschema-rs takes names of digits for numbers: "3", but "03" and "+3" as well.
    (Empty names it leaves out, which nothing brings back.)
    """
    if isinstance(value, list | tuple):
        return [step] if isinstance(step, int) and step < len(value) else []
    if not isinstance(value, dict):
        return []
    if isinstance(step, str):
        return [step] if step in value else []
    digits = str(step).lstrip("0")
    meant = (name for name in value if isinstance(name, str) and name.strip("+"))
    return [*sorted((name for name in meant if name.lstrip("+0") == digits), key=len)]
