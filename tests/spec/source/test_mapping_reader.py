"""Mappings that the caller has loaded."""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType
from typing import Any

import pytest

from asynction_spec import validate

VALID: dict[str, Any] = {
    "asyncapi": "2.6.0",
    "info": {"title": "T", "version": "v1"},
    "channels": {},
}


def faults(mapping: Any) -> list[str]:
    return [str(diagnostic) for diagnostic in validate(mapping)]


def test_any_mapping_will_do() -> None:
    assert faults(MappingProxyType(VALID)) == []


def test_a_key_that_is_no_string_is_refused() -> None:
    assert faults(VALID | {"x-a": {5: 1}, "x-b": [{None: 1}]}) == [
        "<document>#/x-a: error non-string-key: the key 5 is no string; quote it",
        "<document>#/x-b/0: error non-string-key: the key None is no string; quote it",
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        pytest.param(float("nan"), "float", id="not a number"),
        pytest.param(float("inf"), "float", id="infinity"),
        pytest.param(b"x", "bytes", id="bytes"),
        pytest.param({1}, "set", id="a set"),
        pytest.param(object(), "object", id="an object"),
    ],
)
def test_what_json_cannot_say_is_refused(value: object, words: str) -> None:
    assert faults(VALID | {"x-a": [1, value]}) == [
        f"<document>#/x-a/1: error not-json: a {words} cannot be said in JSON; "
        "quote it, so that it is a string"
    ]


def test_classes_of_the_caller_count_as_what_they_are() -> None:
    class Name(str):
        __slots__ = ()

    class Size(IntEnum):
        SMALL = 1

    assert faults(VALID | {"x-a": [Name("a"), Size.SMALL]}) == []
    assert faults(VALID | {"info": Name("a"), "id": Size.SMALL}) == [
        "<document>#/id: error wrong-type: 'id' must be a string, not an integer; quote it",
        "<document>#/info: error wrong-type: 'info' must be an Info Object, not a string",
    ]


def test_a_mapping_inside_itself_is_refused() -> None:
    mine = dict(VALID)
    mine["x-a"] = mine
    assert faults(mine) == ["<document>: error too-deep: containers nest deeper than 100"]


def test_a_mapping_that_shares_its_parts_too_often_is_refused() -> None:
    part: Any = ["x"] * 10
    for _ in range(9):
        part = [part] * 10
    assert faults(VALID | {"x-a": part}) == [
        "<document>: error too-large: more than 2000000 values"
    ]
