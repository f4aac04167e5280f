from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asynction_spec.checks.checks import Checks
from asynction_spec.checks.plain_engine import PlainEngine
from asynction_spec.model.bindings import Bindings, WebSocketBinding
from asynction_spec.model.messages import Ack
from asynction_spec.model.schemas import Schema


def test_nothing_is_bundled_before_it_is_needed() -> None:
    asked = []

    def bundle() -> dict[str, Any]:
        asked.append(1)
        return {"type": "object"}

    schema = Schema(raw={}, pointer="/a", bundler=bundle)
    checks = Checks(engines=[PlainEngine])
    check = checks.arguments(schema)
    checks.ack(Ack(alternatives=(schema,)))
    checks.handshake([Bindings(ws=WebSocketBinding(query=schema, headers=schema))])
    assert not asked
    check.violation([{}])
    assert asked


def test_schemas_of_one_place_share_one_compilation() -> None:
    compiled = []

    def engine(bundle: dict[str, Any] | bool) -> PlainEngine:
        compiled.append(bundle)
        return PlainEngine(bundle)

    checks = Checks(engines=[engine])
    for _ in range(3):
        schema = Schema(raw={}, pointer="/components/schemas/A", bundler=lambda: {"type": "null"})
        assert checks.arguments(schema).violation([None]) is None
        assert checks.schema(schema).violation(None) is None
        assert checks.ack(Ack(alternatives=(schema,))).violation([None]) is None
    assert compiled == [{"type": "null"}]


def test_schemas_without_a_place_are_told_apart() -> None:
    checks = Checks(engines=[PlainEngine])
    types = ["null", "string", "null", "string"]
    found = [
        checks.schema(
            Schema(raw={}, bundler=lambda one=one: {"type": one})  # type: ignore[misc] # its default
        ).violation(None)
        for one in types
    ]
    assert [fault is None for fault in found] == [True, False, True, False]


def test_a_schema_of_a_foreign_format_is_not_checked() -> None:
    schema = Schema(raw={}, foreign_format="text/x-of-ours", bundler=lambda: True)
    assert Checks().schema(schema).violation({"a": 1}) is None


def test_threads_may_meet_at_the_first_message() -> None:
    wrong = "/0: must be a string, not an integer"
    for _ in range(20):
        check = Checks().arguments(Schema(raw={}, bundler=lambda: {"type": "string"}))
        with ThreadPoolExecutor(8) as threads:
            found = threads.map(check.violation, [["x"], [1]] * 16)
        assert [str(fault) for fault in found] == ["None", wrong] * 16


def test_importing_checks_does_not_import_jsonschema() -> None:
    script = (
        "import sys, asynction_spec.checks.checks as c; c.Checks(engines=[]);"
        "sys.exit('jsonschema' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0  # noqa: S603 - our own script
