"""JSON: what is read, where it stands, and what is refused."""

from __future__ import annotations

import time

import pytest

from asynction_spec import Diagnostic, InvalidDocument
from asynction_spec.source.json_reader import NotJSON, read_json
from asynction_spec.source.limits import Limits


def diagnose(text: str) -> list[Diagnostic]:
    try:
        return read_json(text, name="a.json", limits=Limits()).diagnostics
    except InvalidDocument as refusal:
        return list(refusal.diagnostics)


def faults(text: str) -> list[str]:
    return [str(diagnostic) for diagnostic in diagnose(text)]


POSITIONS = """\
{
  "info": {"title": "say \\"{,}[\\"", "x": [1, {"y": null}, [], {}, 2]},
  "channels": {
    "/": {"oneOf": [
      {"name": "a"},
      {"name": "b\\u007d"}
    ]}
  }, "": {"a~b": -1.5e3}
}
"""


@pytest.mark.parametrize(
    ("tokens", "place"),
    [
        ([], (1, 1)),
        (["info"], (2, 3)),
        (["info", "x"], (2, 37)),
        (["info", "x", 0], (2, 43)),
        (["info", "x", 1], (2, 46)),
        (["info", "x", 1, "y"], (2, 47)),
        (["info", "x", 4], (2, 67)),
        (["channels", "/"], (4, 5)),
        (["channels", "/", "oneOf", 1], (6, 7)),
        (["channels", "/", "oneOf", 1, "name"], (6, 8)),
        ([""], (8, 6)),
        (["", "a~b"], (8, 11)),
        (["info", "absent"], (2, 3)),
    ],
    ids=lambda value: "/".join(map(str, value)) if isinstance(value, list) else None,
)
def test_every_key_and_item_has_its_place(tokens: list[str | int], place: tuple[int, int]) -> None:
    location = read_json(POSITIONS, name="a.json", limits=Limits()).locate(tokens)
    assert (location.line, location.column) == place


def test_a_key_that_stands_twice_is_reported_with_both_places() -> None:
    text = '{"a": 1,\n "b": {"c": 1, "c": 2},\n "a": 3}'
    assert faults(text) == [
        "a.json:2:16: error duplicate-key: the key 'c' stands here again; "
        "the first is at line 2, column 8; keep one of them",
        "a.json:3:2: error duplicate-key: the key 'a' stands here again; "
        "the first is at line 1, column 2; keep one of them",
    ]
    assert [diagnostic.pointer for diagnostic in diagnose(text)] == ["/b/c", "/a"]
    assert faults('{"a": 1, "b": {"a": 1}}') == []


def test_members_of_two_objects_of_one_name_are_not_mistaken_for_each_other() -> None:
    text = '{"a": {"x": 1},\n "a": {"x": 2}}'
    assert [diagnostic.pointer for diagnostic in diagnose(text)] == ["/a"]
    source = read_json(text, name="a.json", limits=Limits())
    assert (source.data, source.locate(["a", "x"]).line) == ({"a": {"x": 2}}, 2)


def test_every_number_that_json_lacks_is_reported() -> None:
    text = f'{{"a": NaN,\n "b": [1, -Infinity, 1e999],\n "c": {"1" * 5000}}}'
    assert faults(text) == [
        f"a.json:{place}: error not-json: {number} is no number that JSON can carry; "
        "write a number of ordinary size, or quote it"
        for place, number in [
            ("1:7", "NaN"),
            ("2:11", "-Infinity"),
            ("2:22", "1e999"),
            ("3:7", "11111111111111111111… (5000 characters)"),
        ]
    ]
    assert [diagnostic.pointer for diagnostic in diagnose(text)] == ["/a", "/b/1", "/b/2", "/c"]
    assert faults('{"a": "NaN", "b": 1e9}') == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '{"a": 1\n "b": 2}',
            "a.json:2:2: error json-syntax: this is not JSON: Expecting ',' delimiter",
            id="a comma is missing",
        ),
        pytest.param(
            "{'a': 1}",
            "a.json:1:2: error json-syntax: this is not JSON: "
            "Expecting property name enclosed in double quotes",
            id="single quotes",
        ),
        pytest.param(
            "{} {}", "a.json:1:4: error json-syntax: this is not JSON: Extra data", id="two values"
        ),
    ],
)
def test_what_is_not_json_is_refused_with_its_place(text: str, expected: str) -> None:
    with pytest.raises(NotJSON):
        read_json(text, name="a.json", limits=Limits())
    assert faults(text) == [expected]


def test_nesting_is_bounded() -> None:
    assert faults("[" * 100 + "]" * 100) == []
    assert faults("\n" + "[" * 100_000) == [
        "a.json:2:101: error too-deep: containers nest deeper than 100"
    ]
    assert faults('{"a": "' + "[" * 500 + '"}') == []


def test_a_string_that_never_ends_is_scanned_once() -> None:
    """A scan from each of its quotes would take half a minute here."""
    began = time.perf_counter()
    [fault] = faults('{"' + '\\"' * 60_000)
    assert "error json-syntax: this is not JSON: Unterminated string" in fault
    assert time.perf_counter() - began < 2
