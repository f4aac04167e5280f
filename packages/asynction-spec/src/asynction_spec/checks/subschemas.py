"""Where schemas stand inside a schema (draft-07), and where its references lead.

``enum``, ``const``, ``default`` and ``examples`` hold data, never schemas; below
``properties`` any name is a name.
"""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import unquote

from asynction_spec.structure.schema_table import LISTED, NAMED, SINGLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Change: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

#: A schema; a bundle is one whose references all lead into itself.
SchemaValue: TypeAlias = "Mapping[str, Any] | bool"

# Those whose schemas speak of the same value, not of a member of it.
_IN_PLACE = frozenset({"allOf", "anyOf", "dependencies", "else", "if", "not", "oneOf", "then"})
_ANYWHERE = (SINGLE | LISTED | NAMED) - {"definitions"}


def is_reference(schema: object) -> bool:
    """Tell whether a schema is a reference, beside which other keywords mean nothing."""
    return isinstance(schema, dict) and isinstance(schema.get("$ref"), str)


def rewritten(schema: SchemaValue, change: Change, *, never: Any = False) -> Any:
    """Copy a schema with each schema in it changed, inner ones first.

    References and ``true`` stay as they are; ``false`` becomes ``never``.
    """
    if isinstance(schema, bool):
        return schema or never
    # What stands beside a reference means nothing, but the root's definitions do.
    reference = is_reference(schema)
    copy = {
        keyword: _member(keyword, value, change, never)
        for keyword, value in schema.items()
        if not reference or keyword in {"$ref", "definitions"}
    }
    return copy if reference else change(copy)


def _member(keyword: str, value: Any, change: Change, never: Any) -> Any:
    def one(inner: Any) -> Any:
        # A dependency may be a list of names; whatever else is no schema, engines refuse.
        return rewritten(inner, change, never=never) if isinstance(inner, dict | bool) else inner

    if keyword in NAMED and isinstance(value, dict):
        return {name: one(inner) for name, inner in value.items()}
    if keyword in LISTED and isinstance(value, list):
        return [one(inner) for inner in value]
    return one(value) if keyword in SINGLE else value


def _schemas(schema: object, keywords: frozenset[str]) -> Iterator[Mapping[str, Any]]:
    """Give a schema and the schemas in it that stand below some keywords."""
    if not isinstance(schema, dict):
        return
    yield schema
    for keyword in () if is_reference(schema) else keywords & schema.keys():
        value = schema[keyword]
        if keyword in NAMED and isinstance(value, dict):
            value = list(value.values())
        for inner in value if isinstance(value, list) else [value]:
            yield from _schemas(inner, keywords)


def _holders(bundle: SchemaValue) -> dict[tuple[str, ...], Any]:
    """Give the root and the definitions by their place."""
    if isinstance(bundle, bool):
        return {}
    definitions = bundle.get("definitions", {})
    return {(): bundle} | {("definitions", name): one for name, one in definitions.items()}


def follows_any_depth(bundle: SchemaValue) -> bool:
    """Tell whether a check may go as deep as the value.

    It does when the bundle refers to itself, and to compare items (``uniqueItems``).
    """
    everywhere = (_schemas(one, _ANYWHERE) for one in _holders(bundle).values())
    compares = any(one.get("uniqueItems") is True for schemas in everywhere for one in schemas)
    return compares or _has_cycle(bundle, _ANYWHERE, lambda steps: steps[:2])


def is_endless(bundle: SchemaValue) -> bool:
    """Tell whether a schema refers to itself for the very same value, so that no check ends."""
    return _has_cycle(bundle, _IN_PLACE, lambda steps: steps)


def _has_cycle(
    bundle: SchemaValue, keywords: frozenset[str], place: Callable[[list[str]], list[str]]
) -> bool:
    graph = {
        holder: {
            tuple(place(_steps(one["$ref"])))
            for one in _schemas(schema, keywords)
            if is_reference(one)
        }
        for holder, schema in _holders(bundle).items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        return True
    return False


def _steps(reference: str) -> list[str]:
    steps = unquote(reference.removeprefix("#")).split("/")[1:]
    return [step.replace("~1", "/").replace("~0", "~") for step in steps]


def followed(bundle: SchemaValue, schema: Any) -> Any:
    """Give the schema that a reference, or a chain of them, leads to.

    Anything else is given back; a chain that leads nowhere gives ``True``.
    """
    seen: set[str] = set()
    while is_reference(schema):
        reference = schema["$ref"]
        if reference in seen:
            return True
        seen.add(reference)
        schema = _target(bundle, reference)
    return schema


def _target(bundle: Any, reference: str) -> Any:
    for step in _steps(reference):
        if isinstance(bundle, list):
            bundle = bundle[int(step)]
        elif isinstance(bundle, dict):
            bundle = bundle.get(step, True)
    return bundle
