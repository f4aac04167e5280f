"""Documents that are made to hurt, each of its kind: answered at once, in the whole way of load."""

from __future__ import annotations

import json
import time
from importlib.util import find_spec
from typing import Any

import pytest

from asynction_spec import validate


def schemas(found: dict[str, Any]) -> dict[str, Any]:
    return {"components": {"schemas": found}}


def to(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def pattern(text: str) -> dict[str, Any]:
    """A schema whose default makes an engine that backtracks run for ever."""
    return schemas({"a": {"type": "string", "pattern": text, "default": "a" * 40 + "!"}})


def bomb() -> dict[str, Any]:
    levels = {
        f"s{n}": {"properties": {f"p{m}": to(f"s{n + 1}") for m in range(10)}} for n in range(30)
    }
    return schemas(levels | {"s30": {"type": "string"}})


def url(text: str) -> dict[str, Any]:
    return {"servers": {"live": {"host": text, "protocol": "ws"}}}


FAST = find_spec("jsonschema_rs") is not None

HOSTILE: dict[str, tuple[dict[str, Any], set[str]]] = {
    "references that multiply, 10 ** 30": (bomb(), set()),
    "20,000 unknown fields": ({f"fild{n}": 1 for n in range(20_000)}, {"unknown-field"}),
    "a key of two million characters": ({"a" * 2_000_000: 1}, {"unknown-field"}),
    "a reference of two million characters": (
        schemas({"a": to("b" * 2_000_000)}),
        {"ref-unresolved"},
    ),
    "2,000 lost references": (
        schemas({f"name{n}": {"properties": {"a": to(f"lost{n}")}} for n in range(2_000)}),
        {"ref-unresolved"},
    ),
    "lost references with long names": (
        schemas({f"{n}{'x' * 3_000}": {"items": to(f"{n}{'y' * 3_000}")} for n in range(200)}),
        {"ref-unresolved"},
    ),
    # Python's own re would take for ever: without jsonschema-rs nobody tries.
    "a pattern that backtracks": (pattern("^(a+)+$"), {"default-mismatch"} if FAST else set()),
    "a pattern of 50,000 brackets": (pattern("(" * 50_000), {"bad-text"}),
    "a length of 4,000 digits": (
        schemas({"a": {"minLength": 10**4_000, "default": "a"}}),
        {"default-mismatch"},
    ),
    "a multiple of nothing": (schemas({"a": {"multipleOf": 0, "default": 1}}), {"wrong-type"}),
    "the smallest number of all": (schemas({"a": {"multipleOf": 5e-324, "default": 1e308}}), set()),
    "an enumeration of 20,000 objects": (
        schemas({"a": {"enum": [{"a": n} for n in range(20_000)]}}),
        set(),
    ),
    "20,000 tags": (
        {"info": {"title": "T", "version": "1", "tags": [{"name": str(n)} for n in range(20_000)]}},
        set(),
    ),
    "a host of half a million brackets": (url("{" * 500_000), set()),
    "a name that never ends": (url("{a" * 250_000), set()),
    "an address of brackets": ({"channels": {"c": {"address": "/{" * 300_000}}}, set()),
    "a long pointer, half an escape": (
        {
            "components": {
                "correlationIds": {"a": {"location": "$message.payload#" + "/a" * 300_000 + "~"}}
            }
        },
        {"bad-text"},
    ),
    "5,000 messages of one name": (
        {
            "channels": {
                "c": {"address": "/c", "messages": {f"m{n}": {"name": "x"} for n in range(2_000)}}
            },
            "operations": {"o": {"action": "send", "channel": {"$ref": "#/channels/c"}}},
        },
        {"duplicate-event"},
    ),
    "text that looks like a template or a reference": (
        {"info": {"title": "see $ref docs {{ 7 * 7 }}", "version": "1"}},
        set(),
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_answered_at_once(name: str, tmp_path: Any) -> None:
    body, expected = HOSTILE[name]
    path = tmp_path / "hostile.json"
    head = {"asyncapi": "3.0.0", "info": {"title": "T", "version": "1"}}
    path.write_text(json.dumps(head | body), encoding="utf-8")
    began = time.perf_counter()
    codes = {diagnostic.code for diagnostic in validate(path) if diagnostic.severity == "error"}
    assert time.perf_counter() - began < 2
    assert codes == expected
