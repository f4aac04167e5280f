"""Strings of a URL or a header as the values that a schema wants.

Only strings travel there, so ``type: integer`` could never hold otherwise.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from asynction_spec.checks.subschemas import followed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from asynction_spec.checks.subschemas import SchemaValue

# Lengths are bounded: converting thousands of digits takes its time.
_INTEGER = re.compile(r"-?[0-9]{1,64}")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,63})(?:\.[0-9]{1,64})?(?:[eE][+-]?[0-9]{1,4})?")
_BOOLEANS = {"true": True, "false": False}
_DIGITS = {"1": True, "0": False}


def parts(bundle: SchemaValue, schema: Any) -> Iterator[Mapping[str, Any]]:
    """Give the schemas that speak of one value: itself, and what it refers to or combines."""
    seen: set[int] = set()
    waiting = [schema]
    while waiting:
        part = followed(bundle, waiting.pop(0))
        if not isinstance(part, dict) or id(part) in seen:
            continue
        seen.add(id(part))
        yield part
        for keyword in ("allOf", "anyOf", "oneOf"):
            waiting.extend(part.get(keyword, ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The types that a value may have, and its items if it is an array."""

    #: JSON types.
    types: frozenset[str] = frozenset()

    #: The items of an array, position by position.
    positions: tuple[Form, ...] = ()

    #: Items at no position of their own.
    item: Form | None = None

    @classmethod
    def of(cls, bundle: SchemaValue, schema: Any, *, with_items: bool = True) -> Form:
        """Read a schema. Items of items are not read: strings do not nest."""
        types: set[str] = set()
        positions: tuple[Form, ...] = ()
        item: Form | None = None
        for part in parts(bundle, schema):
            wanted = part.get("type", ())
            types.update([wanted] if isinstance(wanted, str) else wanted)
            if not with_items:
                continue
            items = part.get("items")
            if isinstance(items, list):
                positions = tuple(cls.of(bundle, one, with_items=False) for one in items)
                items = part.get("additionalItems")
            if isinstance(items, dict):
                item = cls.of(bundle, items, with_items=False)
        return cls(types=frozenset(types), positions=positions, item=item)

    @property
    def may_be_array(self) -> bool:
        """Whether a value may be an array."""
        return "array" in self.types

    def values(self, strings: Sequence[str]) -> object:
        """Give what a repeated string stands for: an array if one is wanted, else the first."""
        if self.may_be_array and (len(strings) != 1 or self.types == {"array"}):
            return [self._item(index).value(one) for index, one in enumerate(strings)]
        return self.value(strings[0])

    def value(self, string: str) -> object:
        """Give what a string stands for; a string that stands for nothing else stays one."""
        if "boolean" in self.types and string in _BOOLEANS:
            return _BOOLEANS[string]
        if "integer" in self.types and _INTEGER.fullmatch(string):
            return int(string)
        if "number" in self.types and _NUMBER.fullmatch(string):
            number = float(string)
            return number if math.isfinite(number) else string
        if "boolean" in self.types and string in _DIGITS:
            return _DIGITS[string]
        return string

    def _item(self, index: int) -> Form:
        return self.positions[index] if index < len(self.positions) else self.item or Form()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """What a schema of type object says of the values of its properties."""

    #: By name, as the schema spells it.
    by_name: Mapping[str, Form] = field(default_factory=dict)

    #: For properties without a schema of their own.
    other: Form = Form()

    @classmethod
    def of(cls, bundle: SchemaValue) -> Forms:
        """Read the root of a bundle."""
        schemas: dict[str, list[Any]] = {}
        others = []
        for part in parts(bundle, bundle):
            for name in part.get("required", ()):
                schemas.setdefault(name, [])
            for name, schema in part.get("properties", {}).items():
                schemas.setdefault(name, []).append(schema)
            others.append(part.get("additionalProperties"))
        return cls(
            by_name={name: Form.of(bundle, {"allOf": found}) for name, found in schemas.items()},
            other=Form.of(bundle, {"allOf": others}),
        )

    def form(self, name: str) -> Form:
        """Give the form of a property."""
        return self.by_name.get(name, self.other)
