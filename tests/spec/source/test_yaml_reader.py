"""YAML: what is read, where it stands, and what is refused before it can do harm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

from asynction_spec import InvalidDocument, Location
from asynction_spec.source.limits import Limits
from asynction_spec.source.yaml_reader import read_yaml


def read(text: str, **limits: int) -> Any:
    source = read_yaml(text, name="a.yml", limits=Limits(**limits))
    assert source.diagnostics == []
    return source.data


def faults(text: str, **limits: int) -> list[str]:
    try:
        diagnostics = read_yaml(text, name="a.yml", limits=Limits(**limits)).diagnostics
    except InvalidDocument as refusal:
        diagnostics = list(refusal.diagnostics)
    return [str(diagnostic) for diagnostic in diagnostics]


def pointers(text: str) -> list[str]:
    try:
        diagnostics = read_yaml(text, name="a.yml", limits=Limits()).diagnostics
    except InvalidDocument as refusal:
        diagnostics = list(refusal.diagnostics)
    return [diagnostic.pointer for diagnostic in diagnostics]


def test_keys_are_text_whatever_they_look_like() -> None:
    assert read("on: 1\n5: 2\n1.5: 3\n2020-01-01: 4\n~: 5\n") == {
        "on": 1,
        "5": 2,
        "1.5": 3,
        "2020-01-01": 4,
        "~": 5,
    }


def test_quoted_scalars_are_text() -> None:
    assert read("""[5, "5", '5', "true"]""") == [5, "5", "5", "true"]
    assert read("a: |\n  5\n") == {"a": "5\n"}


def test_core_tags_are_applied() -> None:
    assert read("[!!str 5, !!int 5, !!map {a: !!seq []}]") == ["5", 5, {"a": []}]


def test_an_alias_gives_what_its_anchor_names() -> None:
    assert read("a: &x [1]\nb: *x\nc: &y 5\nd: *y\n") == {"a": [1], "b": [1], "c": 5, "d": 5}


def test_an_anchor_may_name_a_key() -> None:
    assert read("&x name: 1\nother: *x\n") == {"name": 1, "other": "name"}


def test_an_anchor_may_be_used_anew() -> None:
    assert read("a: &x 1\nb: *x\nc: &x 2\nd: *x\n") == {"a": 1, "b": 1, "c": 2, "d": 2}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "base: &b {x: 1, y: 1}\nit:\n  <<: *b\n  y: 2\n", {"x": 1, "y": 2}, id="own members win"
        ),
        pytest.param(
            "base: &b {x: 1, y: 1}\nit:\n  y: 2\n  <<: *b\n", {"x": 1, "y": 2}, id="in any order"
        ),
        pytest.param(
            "base: [&a {x: 1}, &b {x: 2, y: 2}]\nit:\n  <<: [*a, *b]\n",
            {"x": 1, "y": 2},
            id="the first of a list wins",
        ),
        pytest.param("it: {<<: {x: 1}}\n", {"x": 1}, id="written in place"),
    ],
)
def test_merge_keys_add_members(text: str, expected: dict[str, int]) -> None:
    assert read(text)["it"] == expected


def test_only_mappings_can_be_merged() -> None:
    assert faults("a:\n  <<: [1]\n") == ["a.yml:2:3: error merge-key: << merges mappings only"]


def test_merged_members_stand_where_they_are_merged() -> None:
    source = read_yaml("base: &b {x: 1}\nit:\n  <<: *b\n", name="a.yml", limits=Limits())
    assert source.locate(["it", "x"]) == Location(file="a.yml", line=3, column=3, pointer="/it/x")


POSITIONS = """\
info:
  title: Chat   # a comment
channels:
  /:
    oneOf:
    - name: a
    - {name: b, 'x-y': [1, 22, 3]}
é: "ü"
"""


@pytest.mark.parametrize(
    ("tokens", "place"),
    [
        ([], (1, 1)),
        (["info"], (1, 1)),
        (["info", "title"], (2, 3)),
        (["channels", "/"], (4, 3)),
        (["channels", "/", "oneOf", 0], (6, 7)),
        (["channels", "/", "oneOf", 1], (7, 7)),
        (["channels", "/", "oneOf", 1, "x-y"], (7, 17)),
        (["channels", "/", "oneOf", 1, "x-y", 1], (7, 28)),
        (["é"], (8, 1)),
        (["info", "absent", "deeper"], (1, 1)),
        (["channels", "/", "oneOf", 7], (5, 5)),
        (["channels", "/", "oneOf", "9" * 5000], (5, 5)),
    ],
    ids=lambda value: "/".join(map(str, value))[:40] if isinstance(value, list) else None,
)
def test_every_key_and_item_has_its_place(tokens: list[str | int], place: tuple[int, int]) -> None:
    location = read_yaml(POSITIONS, name="a.yml", limits=Limits()).locate(tokens)
    assert (location.line, location.column) == place


def test_a_key_that_stands_twice_is_reported_with_both_places() -> None:
    """Upstream let the last one win, in silence."""
    text = "a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\na: 2\n"
    assert faults(text) == [
        "a.yml:5:3: error duplicate-key: the key 'c' stands here again; "
        "the first is at line 3, column 3; keep one of them",
        "a.yml:6:1: error duplicate-key: the key 'a' stands here again; "
        "the first is at line 1, column 1; keep one of them",
    ]
    assert pointers(text) == ["/b/c", "/a"]
    assert faults(text.replace("  c: 3\na: 2\n", "")) == []


def test_a_second_document_is_refused() -> None:
    assert faults("---\na: 1\n---\nb: 1\n") == [
        "a.yml:3:1: error multiple-documents: a second YAML document begins here; "
        "keep one document in a file"
    ]
    assert faults("---\na: 1\n...\n") == []


@pytest.mark.parametrize(
    ("text", "tag", "place"),
    [
        pytest.param("a: !!binary aGk=", "tag:yaml.org,2002:binary", "1:4", id="a core type"),
        pytest.param("a: !!set {b}", "tag:yaml.org,2002:set", "1:4", id="a container"),
        pytest.param(
            "a: !!python/object/apply:os.system [ls]",
            "tag:yaml.org,2002:python/object/apply:os.system",
            "1:4",
            id="Python",
        ),
        pytest.param("a: !Mine 5", "!Mine", "1:4", id="an application's"),
        pytest.param("!Mine a: 5", "!Mine", "1:1", id="of a key"),
    ],
)
def test_tags_beyond_json_are_refused(text: str, tag: str, place: str) -> None:
    assert faults(text) == [
        f"a.yml:{place}: error yaml-tag: the tag {tag} has no meaning here; "
        "AsyncAPI allows only what JSON has"
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("? [a]\n: 1\n", id="a list"),
        pytest.param("? {a: b}\n: 1\n", id="a mapping"),
        pytest.param("- &x a\n- ? *x\n  : 1\n", id="an alias"),
    ],
)
def test_a_key_that_is_no_scalar_is_refused(text: str) -> None:
    [fault] = faults(text)
    assert fault.endswith("error non-string-key: a key must be a string")


def test_every_number_that_json_lacks_is_reported() -> None:
    text = "a: .nan\nb: [1, .inf]\nc: .nan\nd: 1e999\n"
    assert faults(text) == [
        f"a.yml:{place}: error not-json: {number} is no number that JSON can carry; "
        "write a number of ordinary size, or quote it"
        for place, number in [("1:4", ".nan"), ("2:8", ".inf"), ("3:4", ".nan"), ("4:4", "1e999")]
    ]
    assert pointers(text) == ["/a", "/b/1", "/c", "/d"]


def test_a_huge_number_is_refused_and_huge_text_is_not() -> None:
    assert faults("a: " + "1" * 5000) == [
        "a.yml:1:4: error not-json: 11111111111111111111… (5000 characters) is no number that "
        "JSON can carry; write a number of ordinary size, or quote it"
    ]
    assert faults(f"a: '{'1' * 5000}'\nb: 30 days {'x' * 5000}") == []


def test_an_alias_inside_its_own_value_is_refused() -> None:
    assert faults("a: &x\n  b: *x\n") == [
        "a.yml:2:6: error recursive-alias: the alias *x stands inside the value that it names, "
        "or names none; use $ref for what refers to itself"
    ]
    assert pointers("a: &x\n  b: [1, *x]\n") == ["/a/b/1"]


def test_an_alias_without_an_anchor_is_refused() -> None:
    [fault] = faults("a: *nothing\n")
    assert fault.startswith("a.yml:1:4: error recursive-alias: the alias *nothing ")


def test_an_alias_bomb_is_refused_at_once() -> None:
    """Ten values, ten times ten times … a billion when they are written out."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    [fault] = faults("\n".join(lines))
    assert fault.endswith("error too-large: more than 2000000 values")
    assert faults("\n".join(lines[:5])) == []


def test_a_bomb_of_merge_keys_is_refused_at_once() -> None:
    members = ", ".join(f"k{n}: [{', '.join(['x'] * 100)}]" for n in range(30))
    uses = "\n".join(f"m{n}: {{<<: *base}}" for n in range(1000))
    [fault] = faults(f"base: &base {{{members}}}\n{uses}\n")
    assert fault.endswith("error too-large: more than 2000000 values")


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_nesting_is_bounded_before_anything_recursive_sees_it(opening: str) -> None:
    """libyaml's own composer overflows the C stack here."""
    [fault] = faults(opening * 100_000)
    assert "error too-deep: containers nest deeper than 100" in fault or "non-string-key" in fault


def test_nesting_within_the_bound_is_read() -> None:
    assert faults("[" * 100 + "]" * 100) == []
    assert faults("[" * 101 + "]" * 101) == [
        "a.yml:1:101: error too-deep: containers nest deeper than 100"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: b: c", "a.yml:1:5: error yaml-syntax: this is not YAML: ", id="a colon"),
        pytest.param("a:\n\t- b\n", "a.yml:2:1: error yaml-syntax: this is not YAML: ", id="a tab"),
        pytest.param(
            "a: 1\nb: \0\n",
            "a.yml:2:4: error yaml-syntax: this is not YAML: the character U+0000 may not stand",
            id="a null character",
        ),
        pytest.param(
            "a: 1\nb: x\ud800\n",
            "a.yml:2:5: error yaml-syntax: this is not YAML: the character U+D800 may not stand",
            id="half a surrogate pair",
        ),
    ],
)
def test_what_is_not_yaml_is_refused_with_its_place(text: str, expected: str) -> None:
    [fault] = faults(text)
    assert fault.startswith(expected)
    assert "\n" not in fault


@pytest.mark.parametrize(
    ("literal", "meaning"),
    [
        pytest.param("on", "a boolean", id="on"),
        pytest.param("No", "a boolean", id="No"),
        pytest.param("2026-11-21", "a date", id="a date"),
        pytest.param("2026-11-21T10:00:00Z", "a date", id="a time stamp"),
        pytest.param("12:30", "a number of base 60", id="a time"),
        pytest.param("0123", "an octal number", id="a leading zero"),
    ],
)
def test_what_yaml_1_1_read_otherwise_is_a_warning(
    faults2: Callable[[str], list[str]], literal: str, meaning: str
) -> None:
    assert faults2(f"channels: {{}}\nx-note: {literal}") == [
        f"<document>:4:9: warning yaml11-literal: {literal} was {meaning} in YAML 1.1, and is none "
        "in YAML 1.2; quote it if it is text, else write what JSON would"
    ]


@pytest.mark.parametrize("literal", ["'on'", "nothing", "0", "0.5", "-7", "10", "1.2.3", "online"])
def test_what_both_versions_of_yaml_read_alike_is_no_warning(
    faults2: Callable[[str], list[str]], literal: str
) -> None:
    assert faults2(f"channels: {{}}\nx-note: {literal}") == []
