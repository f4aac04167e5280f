"""Values that a document gives, such as defaults and examples, against their schemas."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from asynction_spec.checks.engines import default_engines
from asynction_spec.checks.plain_engine import PlainEngine
from asynction_spec.checks.schema_check import SchemaCheck
from asynction_spec.errors import AsynctionException
from asynction_spec.model.schemas import Schema
from asynction_spec.readers.bundles import bundle
from asynction_spec.rules.fault import fault
from asynction_spec.rules.fitting import certainly_fits
from asynction_spec.source.pointers import to_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asynction_spec.checks.engines import Engine, EngineFactory
    from asynction_spec.checks.violations import Violation
    from asynction_spec.diagnostics import Diagnostic
    from asynction_spec.structure.nodes import Node
    from asynction_spec.structure.references import References

# Schemas that refer to each other are compiled together: a document in which each leads to
# all others, and each has an example, would cost the square of its size.
_MOST_SCHEMAS = 5_000


class Values:
    """Compares values with schemas.

    Most values are seen to fit without an engine; for the others each schema is compiled
    once. A schema that cannot be compiled is left alone: others say what is wrong in it.
    So are the last ones of a document that would have thousands of them compiled.
    """

    def __init__(self, references: References) -> None:
        self._references = references
        self._engines = _engines()
        self._compiled: dict[str, SchemaCheck | None] = {}
        self._budget = _MOST_SCHEMAS

    def mismatch(self, code: str, what: str, value: Node, schema: Node) -> Diagnostic | None:
        """Say that a value does not fit its schema; ``None`` when it does.

        Args:
            code: The code of the diagnostic.
            what: What is wrong: ``the default does not fit its schema``.
            value: The value.
            schema: A sound Schema Object, or a reference to one.
        """
        if certainly_fits(value.value, schema, self._references.follow):
            return None
        violation = self._violation(self._references.follow(schema), value.value)
        if violation is None:
            return None
        place = _descend(value, to_tokens(violation.pointer))
        at = f"{violation.pointer} " if violation.pointer else ""
        return fault(
            code,
            f"{what}: {at}{violation.message}",
            place,
            "change it, or the schema",
        )

    def _violation(self, schema: Node, value: object) -> Violation | None:
        if schema.place not in self._compiled:
            self._compiled[schema.place] = self._compile(schema)
        check = self._compiled[schema.place]
        try:
            return check.violation(value) if check is not None else None
        except AsynctionException:
            return None

    def _compile(self, schema: Node) -> SchemaCheck | None:
        if self._budget < 0:
            return None
        made = bundle(schema, self._references)
        self._budget -= 1 + (len(made.get("definitions", ())) if isinstance(made, dict) else 0)
        return SchemaCheck(
            Schema(pointer=schema.place, raw=schema.value, bundler=lambda: made), self._engines
        )

    def fits_unquoted(self, value: Node, schema: Node) -> bool:
        """Whether a string would plainly fit if it were not quoted: ``'true'``, ``'1'``."""
        return certainly_fits(_unquoted(value.value), schema, self._references.follow)


def _unquoted(text: object) -> object:
    """Read a string as the JSON value that it looks like; itself when it looks like none."""
    try:
        return json.loads(text) if isinstance(text, str) else text
    except (ValueError, RecursionError):
        return text


def _descend(node: Node, tokens: Sequence[str]) -> Node:
    """Follow tokens as far as there are members."""
    for token in tokens:
        if isinstance(node.value, list) and token.isdecimal() and int(token) < len(node.value):
            node = node.child(int(token))
        elif isinstance(node.value, dict) and token in node.value:
            node = node.child(token)
        else:
            break
    return node


def _engines() -> Sequence[EngineFactory]:
    first = default_engines()[0]
    return (_without_patterns,) if first is PlainEngine else (first,)


def _without_patterns(schema: dict[str, Any] | bool) -> Engine:
    """Make a plain engine, but not for patterns: those of Python may take for ever."""
    if _has_pattern(schema):
        raise ValueError("it has a pattern")
    return PlainEngine(schema)


def _has_pattern(schema: Any) -> bool:
    waiting = [schema]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if "pattern" in value or "patternProperties" in value:
                return True
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return False
