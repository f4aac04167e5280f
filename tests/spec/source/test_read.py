"""Every way into a document, and what cannot be read."""

from __future__ import annotations

import codecs
import copy
import io
import json
from pathlib import Path
from typing import Any

import pytest

from asynction_spec import InvalidDocument, load, validate
from asynction_spec.source.limits import Limits
from asynction_spec.source.read import read_source

CHAT = """\
asyncapi: 2.6.0
info: {title: Café, version: 1.0.0}
channels:
  /:
    publish:
      message:
        name: say
        x-handler: chat.say
        payload: {type: string, minLength: 1}
"""
MAPPING = {
    "asyncapi": "2.6.0",
    "info": {"title": "Café", "version": "1.0.0"},
    "channels": {
        "/": {
            "publish": {
                "message": {
                    "name": "say",
                    "x-handler": "chat.say",
                    "payload": {"type": "string", "minLength": 1},
                }
            }
        }
    },
}


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def save(name: str, content: str | bytes) -> str:
    data = content.encode() if isinstance(content, str) else content
    Path(name).write_bytes(data)
    return name


def test_a_path_may_be_a_string() -> None:
    """D-12: upstream's README did so, and it failed."""
    assert load(save("chat.yml", CHAT)).info.title == "Café"


def test_a_path_may_be_a_path() -> None:
    """1.1, 6."""
    document = load(Path(save("chat.yml", CHAT)))
    assert document.info.title == "Café"
    assert document.source == "chat.yml"


def test_json_files_work_too() -> None:
    """1.1, 6."""
    document = load(save("chat.json", json.dumps(MAPPING)))
    assert document == load(save("chat.yml", CHAT))


def test_json_is_known_by_its_content_as_well() -> None:
    # Surrogate pairs are JSON that libyaml cannot read.
    text = json.dumps(MAPPING | {"x-smile": "\N{GRINNING FACE}"})
    assert "\\ud83d" in text
    assert load(save("chat.yml", text)).extensions == {"x-smile": "\N{GRINNING FACE}"}


def test_a_yaml_flow_mapping_is_not_mistaken_for_json() -> None:
    text = "{asyncapi: 2.6.0, info: {title: T, version: v1}, channels: {}}"
    assert load(io.StringIO(text)).info.version == "v1"


def test_a_mapping_is_a_document_and_stays_unchanged() -> None:
    """1.1, 7."""
    mine = copy.deepcopy(MAPPING)
    document = load(mine)
    assert document == load(io.StringIO(CHAT))
    assert document.source == "<document>"
    assert mine == MAPPING
    assert document.raw is not mine
    assert document.raw["channels"] is not mine["channels"]


def test_tuples_in_a_mapping_are_lists() -> None:
    payload = {"enum": ("a", "b")}
    channels = {"/": {"publish": {"message": {"name": "say", "payload": payload}}}}
    document = load(MAPPING | {"channels": channels})
    schema = document.operations[0].messages[0].payload
    assert schema is not None
    assert schema.raw == {"enum": ["a", "b"]}


def test_an_open_text_file_is_a_document() -> None:
    save("chat.yml", CHAT)
    with Path("chat.yml").open(encoding="utf-8") as file:
        document = load(file)
    assert document == load("chat.yml")
    assert document.source == "chat.yml"


def test_an_open_binary_file_is_a_document() -> None:
    save("chat.yml", CHAT)
    with Path("chat.yml").open("rb") as file:
        document = load(file)
    assert document == load("chat.yml")
    assert document.source == "chat.yml"


def test_text_in_memory_is_a_document_without_a_name() -> None:
    assert load(io.StringIO(CHAT)).source == "<document>"
    assert load(io.BytesIO(CHAT.encode())) == load(io.StringIO(CHAT))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(codecs.BOM_UTF8 + CHAT.encode(), id="UTF-8 with a byte order mark"),
        pytest.param(codecs.BOM_UTF16_LE + CHAT.encode("utf-16-le"), id="UTF-16, little end first"),
        pytest.param(codecs.BOM_UTF16_BE + CHAT.encode("utf-16-be"), id="UTF-16, big end first"),
        pytest.param(CHAT.replace("\n", "\r\n").encode(), id="Windows line ends"),
    ],
)
def test_encodings_and_line_ends_make_no_difference(content: bytes) -> None:
    assert load(save("chat.yml", content)) == load(io.StringIO(CHAT))


def test_json_may_begin_with_a_byte_order_mark() -> None:
    content = codecs.BOM_UTF8 + json.dumps(MAPPING).encode()
    assert load(save("chat.json", content)) == load(MAPPING)


def test_text_with_a_byte_order_mark_is_read_without_it() -> None:
    assert load(io.StringIO("\ufeff" + CHAT)) == load(io.StringIO(CHAT))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("", "chat.yml: error empty: holds nothing; begin it with", id="empty"),
        pytest.param(" \n\t\n", "chat.yml: error empty: holds nothing; begin it with", id="blank"),
        pytest.param("# to do\n", "chat.yml: error not-asyncapi: this is null, ", id="a comment"),
        pytest.param("- a\n- b\n", "chat.yml:1:1: error not-asyncapi: this is a list, ", id="list"),
        pytest.param("hello", "chat.yml: error not-asyncapi: this is a string, ", id="text"),
        pytest.param(
            "a: b: c",
            "chat.yml:1:5: error yaml-syntax: this is not YAML: mapping values are not allowed",
            id="not YAML",
        ),
        pytest.param(
            b"info: caf\xe9", "chat.yml: error encoding: is not UTF-8 text: byte 9 ", id="Latin-1"
        ),
        pytest.param(
            codecs.BOM_UTF16_LE + b"\x00",
            "chat.yml: error encoding: is not UTF-16-LE text: byte 2 cannot be read; ",
            id="half a character of UTF-16",
        ),
    ],
)
def test_what_is_no_document_is_refused_in_one_sentence(
    content: str | bytes, expected: str
) -> None:
    with pytest.raises(InvalidDocument) as caught:
        load(save("chat.yml", content))
    assert str(caught.value).startswith(expected)
    assert len(caught.value.diagnostics) == 1


def test_a_missing_file_is_refused() -> None:
    """1.1, 6."""
    assert list(map(str, validate("absent.yml"))) == [
        "absent.yml: error unreadable: cannot be read: No such file or directory"
    ]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert list(map(str, validate(tmp_path))) == [
        f"{tmp_path}: error unreadable: cannot be read: Is a directory"
    ]


def test_a_name_that_no_file_can_have_is_refused() -> None:
    assert list(map(str, validate("a\0b"))) == [
        "a\0b: error unreadable: cannot be read: embedded null byte"
    ]


def test_text_in_place_of_a_path_is_answered_with_how_to_load_text() -> None:
    assert list(map(str, validate(CHAT))) == [
        "asyncapi: 2.6.0…: error unreadable: cannot be read: No such file or directory; "
        "to load text, pass io.StringIO(text)"
    ]


def test_a_text_file_opened_in_the_wrong_encoding_is_refused() -> None:
    save("chat.yml", "info: café".encode("latin-1"))
    with Path("chat.yml").open(encoding="utf-8") as file:
        assert list(map(str, validate(file))) == [
            "chat.yml: error encoding: is not UTF-8 text: byte 9 cannot be read; save it as UTF-8"
        ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param([MAPPING], "this is a list", id="a list"),
        pytest.param(None, "this is null", id="None"),
        pytest.param(3, "this is an integer", id="a number"),
    ],
)
def test_other_values_are_told_what_a_document_is(source: Any, expected: str) -> None:
    assert list(map(str, validate(source))) == [
        f"<document>: error not-asyncapi: {expected}, not an AsyncAPI document; "
        "a document begins with 'asyncapi: 3.0.0'"
    ]


def test_a_file_beyond_the_bound_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.yml"
    path.write_text("a: " + "x" * 100, encoding="utf-8")
    limits = Limits(size=100)
    with pytest.raises(InvalidDocument) as caught:
        read_source(path, limits=limits)
    assert str(caught.value) == f"{path}: error too-large: is larger than 100 bytes"
    assert read_source(io.StringIO("a: 1"), limits=limits).data == {"a": 1}


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device here")
def test_a_device_that_never_ends_is_refused() -> None:
    with pytest.raises(InvalidDocument, match="too-large"):
        read_source("/dev/zero", limits=Limits(size=1000))


def test_open_text_beyond_the_bound_is_refused() -> None:
    with pytest.raises(InvalidDocument, match="<document>: error too-large: is larger than 10 b"):
        read_source(io.StringIO("a: " + "x" * 100), limits=Limits(size=10))


def test_a_file_opened_by_its_descriptor_has_no_name(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a: 1", encoding="utf-8")
    with path.open("rb") as file, open(file.fileno(), "rb", closefd=False) as again:
        assert read_source(again).name == "<document>"
