from __future__ import annotations

from typing import Any

import pytest

from asynction_spec.checks.checks import Checks
from asynction_spec.checks.plain_engine import PlainEngine
from asynction_spec.model.schemas import Schema

pytest.importorskip("jsonschema_rs", reason="the fast engine is an extra")

from asynction_spec.checks.fast_engine import FastEngine


def test_a_pattern_that_only_python_knows_goes_to_the_plain_engine() -> None:
    raw = {"pattern": r"^(?P<year>\d{4})\Z"}
    check = Checks().schema(Schema(raw=raw, bundler=lambda: raw))
    assert isinstance(check.engine, PlainEngine)
    assert check.violation("2026") is None
    assert str(check.violation("26")) == r"/: must match 'pattern'"


def test_any_other_schema_stays_with_the_fast_engine() -> None:
    check = Checks().schema(Schema(raw={}, bundler=lambda: {"pattern": r"\p{L}"}))
    assert isinstance(check.engine, FastEngine)


def test_a_pattern_that_backtracks_without_end_does_not_hang() -> None:
    found = FastEngine({"pattern": r"^(a+)+$"}).violation("a" * 5000 + "!")
    assert str(found) == r"/: must match 'pattern'"


def test_a_marker_cannot_be_made_up() -> None:
    bundle: dict[str, Any] = {"items": [{"type": "string", "format": "binary"}, {"maxLength": 3}]}
    first, second = FastEngine(bundle), FastEngine(bundle)
    assert first.violation([b"", b"abcd"]) is None
    markers, _ = first._marking
    assert str(second.violation([b"", markers.marked(b"abcd")])) == (
        "/1: must have at most 3 characters"
    )


def test_a_remote_reference_is_never_fetched() -> None:
    with pytest.raises(ValueError, match="Retrieval is disabled"):
        FastEngine({"$ref": "http://127.0.0.1:1/schema"})
