"""Schemas of Apache Avro written as draft-07 (Avro 1.9, "Schema Declaration").

What they describe is plain JSON: a union has its value as it is, not tagged with its
type as in Avro's own JSON encoding. Needs fastavro, the extra ``avro``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Schema = dict[str, Any]

# Bytes are bytes, or a string with one character for each of them.
_BYTES: _Schema = {"type": "string", "format": "binary", "pattern": "^[\\u0000-\\u00ff]*$"}
_PRIMITIVES: dict[str, _Schema] = {
    "null": {"type": "null"},
    "boolean": {"type": "boolean"},
    "int": {"type": "integer", "minimum": -(2**31), "maximum": 2**31 - 1},
    "long": {"type": "integer", "minimum": -(2**63), "maximum": 2**63 - 1},
    "float": {"type": "number", "format": "float"},
    "double": {"type": "number", "format": "double"},
    "bytes": _BYTES,
    "string": {"type": "string"},
}


class BadAvroSchema(ValueError):  # noqa: N818 - the condition; its reader makes a diagnostic
    """What should be an Avro schema is none."""


def parse_avro(schema: Any) -> Any:
    """Check an Avro schema, and write all its names in full.

    Raises:
        BadAvroSchema: It is none.
        ImportError: The extra ``avro`` is not installed.

    """
    from fastavro import parse_schema  # an extra, and needed by few
    from fastavro.schema import SchemaParseException, UnknownType

    if isinstance(schema, dict):  # fastavro trusts its own marks of what it has parsed
        schema = {key: value for key, value in schema.items() if not key.startswith("__")}
    try:
        parsed = parse_schema(schema, _write_hint=False, _force=True)
    except UnknownType as error:
        name = error.name.get("type") if isinstance(error.name, dict) else error.name
        raise BadAvroSchema(f"{name!r} is no type") from None
    except SchemaParseException as error:
        raise BadAvroSchema(_without_schema(error)) from None
    except KeyError as error:
        raise BadAvroSchema(f"{error} is missing") from None
    except Exception:  # whatever it stumbles over in what is no schema at all
        raise BadAvroSchema("a part of it is of a wrong type") from None
    _check_rest(parsed)
    return parsed


def _check_rest(parsed: Any) -> None:
    """Look at what fastavro does not: nothing that it reads or writes depends on it."""
    for part in _parts(parsed):
        if part == []:
            raise BadAvroSchema("a union of no types fits nothing")
        if not isinstance(part, dict):
            continue
        size = part.get("size", 0)
        if not isinstance(size, int) or isinstance(size, bool) or size < 0:
            raise BadAvroSchema(f"{size!r} is no size: it must be an integer from 0 up")
        for field in part.get("fields", ()):
            if not isinstance(field["name"], str):
                raise BadAvroSchema(f"the name of a field must be a string, not {field['name']!r}")


def _without_schema(error: Exception) -> str:
    """Leave out the whole schema, which some messages end with."""
    return str(error).partition(" from the schema: {")[0]


def avro_to_draft7(
    parsed: Any, *, name: Callable[[str], str], root: str = ""
) -> tuple[_Schema, dict[str, _Schema]]:
    """Write a parsed Avro schema as draft-07, and what it needs as definitions.

    Types that are used again under their name become definitions.

    Args:
        parsed: What :func:`parse_avro` gave.
        name: Gives the key of the definition of a type, for its full name.
        root: The address of the result, when references may lead to it.

    """
    converter = _Converter({part for part in _parts(parsed) if isinstance(part, str)}, name)
    schema = converter.convert(parsed, at=root)
    return schema, converter.definitions


class _Converter:
    def __init__(self, used: set[str], name: Callable[[str], str]) -> None:
        self.definitions: dict[str, _Schema] = {}
        self._used = used
        self._name = name
        self._addresses: dict[str, str] = {}

    def convert(self, schema: Any, *, at: str = "") -> _Schema:
        if isinstance(schema, list):
            return {"anyOf": [self.convert(one) for one in schema]}
        if isinstance(schema, str):
            primitive = _PRIMITIVES.get(schema)
            return {"$ref": self._addresses[schema]} if primitive is None else dict(primitive)
        name = schema.get("name", "")
        if name not in self._used:
            return self._written_out(schema)
        if at:
            self._addresses[name] = at
            return self._written_out(schema)
        key = self._name(name)
        self._addresses[name] = f"#/definitions/{key}"
        self.definitions[key] = self._written_out(schema)
        return {"$ref": self._addresses[name]}

    def _written_out(self, schema: _Schema) -> _Schema:
        match schema["type"]:
            case "record" | "error":
                found = self._record(schema)
            case "enum":
                found = {"type": "string", "enum": list(schema["symbols"])}
            case "fixed":
                found = _BYTES | {"minLength": schema["size"], "maxLength": schema["size"]}
            case "array":
                found = {"type": "array", "items": self.convert(schema["items"])}
            case "map":
                found = {"type": "object", "additionalProperties": self.convert(schema["values"])}
            case primitive:
                found = dict(_PRIMITIVES[primitive])
        return found | _annotations(schema)

    def _record(self, schema: _Schema) -> _Schema:
        properties = {field["name"]: self._field(field) for field in schema["fields"]}
        required = [field["name"] for field in schema["fields"] if "default" not in field]
        return {"type": "object", "properties": properties, "required": required}

    def _field(self, field: _Schema) -> _Schema:
        schema = self.convert(field["type"])
        said = {"description": field["doc"]} if isinstance(field.get("doc"), str) else {}
        said |= {"default": field["default"]} if "default" in field else {}
        # Beside a reference nothing counts.
        return {"allOf": [schema], **said} if said and "$ref" in schema else schema | said


def _annotations(schema: _Schema) -> _Schema:
    """Give what a type says of itself to people; values are checked by the underlying type."""
    found: _Schema = {}
    if isinstance(schema.get("doc"), str):
        found["description"] = schema["doc"]
    if schema.get("logicalType") == "uuid":
        found["format"] = "uuid"
    elif isinstance(schema.get("logicalType"), str):
        found["$comment"] = schema["logicalType"]
    return found


def _parts(parsed: Any) -> Iterator[Any]:
    """Give a schema and all that stand inside it."""
    waiting = [parsed]
    while waiting:
        schema = waiting.pop()
        yield schema
        if isinstance(schema, list):
            waiting += schema
        elif isinstance(schema, dict):
            waiting += [schema[key] for key in ("items", "values") if key in schema]
            waiting += [field["type"] for field in schema.get("fields", ())]
