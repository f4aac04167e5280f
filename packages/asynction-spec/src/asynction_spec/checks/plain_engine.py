"""Checks by jsonschema: slower, but always installed, and it knows Python's patterns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from asynction_spec.checks import wording
from asynction_spec.checks.depth import LIMIT, is_too_deep
from asynction_spec.checks.json_values import BYTES, first_not_json
from asynction_spec.checks.subschemas import rewritten

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from asynction_spec.checks.violations import Violation


class PlainEngine:
    """A bundle, compiled for jsonschema.

    A pattern that backtracks without end (``^(a+)+$``) can hold it up: Python's
    ``re`` has no limit. jsonschema-rs does.
    """

    def __init__(self, bundle: dict[str, Any] | bool) -> None:
        # Importing jsonschema takes 50 ms, so only where it is needed.
        from jsonschema import Draft7Validator, SchemaError

        from asynction_spec.checks.plain_dialect import NEVER, PlainValidator, prepared

        try:
            Draft7Validator.check_schema(bundle)
        except SchemaError as error:
            place = wording.pointer(error.absolute_path) or "/"
            raise ValueError(f"at {place} of it: {error.message}") from error
        self._validator = PlainValidator(rewritten(bundle, prepared, never=NEVER))

    def violation(self, value: object) -> Violation | None:
        """Give the first fault of a value, or ``None``."""
        if fault := first_not_json(value):
            return wording.not_json(*fault)
        try:
            error = next(self._validator.iter_errors(value), None)
        except RecursionError:
            return wording.too_deep(LIMIT)
        if error is None:
            return None
        if is_too_deep(value):  # jsonschema-rs cannot explain it
            return wording.too_deep(LIMIT)
        return _explained(error)


def _explained(error: Any) -> Violation:
    case, wanted, value = str(error.validator), error.validator_value, error.instance
    path = list(error.absolute_path)
    if wanted == {} and case == "not":
        case = "false"
    if isinstance(value, BYTES):
        return wording.binary(path)
    if case in _MEMBERS:
        path.append(_MEMBERS[case](error))
    if case == "dependencies":
        case = "required"
    if case in {"anyOf", "enum", "oneOf"}:
        case = "oneOf several" if case == "oneOf" and not error.context else case
        wanted = len(wanted)
    return wording.unsatisfied(case, wanted, path=path, came=value)


def _missing(error: Any) -> Any:
    return next(name for name in error.validator_value if name not in error.instance)


def _missing_dependency(error: Any) -> Any:
    lists = [names for name, names in error.validator_value.items() if name in error.instance]
    wanted = [name for names in lists if isinstance(names, list) for name in names]
    return next(name for name in wanted if name not in error.instance)


def _unexpected(error: Any) -> Any:
    patterns = error.schema.get("patternProperties", ())
    return next(
        name
        for name in error.instance
        if name not in error.schema.get("properties", ())
        and not any(re.search(pattern, name) for pattern in patterns)
    )


# Faults that jsonschema places at the container: which member it is about.
_MEMBERS: Mapping[str, Callable[[Any], Any]] = {
    "additionalItems": lambda error: len(error.schema["items"]),
    "additionalProperties": _unexpected,
    "dependencies": _missing_dependency,
    "required": _missing,
}
