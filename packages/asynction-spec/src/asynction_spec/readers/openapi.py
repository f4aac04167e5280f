"""Schemas of OpenAPI 3.0 written as draft-07 ("Schema Object" of OpenAPI 3.0.3)."""

from __future__ import annotations

from typing import Any


def to_draft7(schema: dict[str, Any]) -> dict[str, Any]:
    """Write one OpenAPI schema as draft-07; those that stand inside it are left alone.

    ``nullable`` allows null beside the ``type`` of the same schema, and does nothing where
    there is none; an ``enum`` has to list null itself (the clarification in OpenAPI 3.0.3).
    """
    draft7 = {key: value for key, value in schema.items() if key not in _CONVERTED}
    if schema.get("nullable") is True and isinstance(schema.get("type"), str):
        draft7["type"] = [schema["type"], "null"]
    for exclusive, bound in _BOUNDS.items():
        if schema.get(exclusive) is True and bound in schema:
            draft7[exclusive] = draft7.pop(bound)
    if "example" in schema:
        draft7.setdefault("examples", [schema["example"]])
    discriminator = schema.get("discriminator")
    if isinstance(discriminator, dict) and "propertyName" in discriminator:
        draft7["discriminator"] = discriminator["propertyName"]
    return draft7


_BOUNDS = {"exclusiveMaximum": "maximum", "exclusiveMinimum": "minimum"}
_CONVERTED = frozenset([*_BOUNDS, "discriminator", "example", "nullable"])
