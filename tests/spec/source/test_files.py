"""References to other files: what is followed, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from asynction_spec import load, validate

if TYPE_CHECKING:
    from pathlib import Path

MAIN = """\
asyncapi: 2.6.0
info: {title: t, version: '1'}
channels:
  /:
    publish:
      message:
        name: say
        payload: {$ref: 'REFERENCE'}
"""
TEXT = "Text: {type: string, maxLength: 5}\n"
SHORT = "{maxLength: 1}"
AS_JSON = '{"Text": {"type": "string", "maxLength": 5}}'
WHOLE = "{type: string, maxLength: 5}"


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files below a folder, and give the path of the first."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder / next(iter(files))


def payload(path: Path, **options: Any) -> Any:
    message = load(path, **options).namespaces["/"].receives["say"]
    assert message.payload is not None
    return message.payload.bundle()


def faults(path: Path, folder: Path, **options: Any) -> list[str]:
    return [str(fault).replace(f"{folder}/", "") for fault in validate(path, **options)]


@pytest.mark.parametrize(
    ("reference", "name", "text"),
    [
        pytest.param("common.yaml#/Text", "common.yaml", TEXT, id="beside it"),
        pytest.param("./common.yaml#/Text", "common.yaml", TEXT, id="with a dot"),
        pytest.param("parts/common.yml#/Text", "parts/common.yml", TEXT, id="below it"),
        pytest.param(
            "common.json#/Text",
            "common.json",
            '{"Text": {"type": "string", "maxLength": 5}}',
            id="JSON",
        ),
        pytest.param("text.yaml", "text.yaml", WHOLE, id="a whole file"),
        pytest.param("text.yaml#", "text.yaml", WHOLE, id="an empty pointer"),
        pytest.param("a%20b.yaml#/Text", "a b.yaml", TEXT, id="percent-encoded"),
    ],
)
def test_a_file_is_read_from_where_the_reference_stands(
    tmp_path: Path, reference: str, name: str, text: str
) -> None:
    path = write(tmp_path, {"asyncapi.yaml": MAIN.replace("REFERENCE", reference), name: text})
    assert payload(path) == {"type": "string", "maxLength": 5}


def test_files_refer_to_each_other_and_back(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {
            "asyncapi.yaml": MAIN.replace("REFERENCE", "parts/tree.yaml#/Tree")
            + "components: {schemas: {Name: {type: string}}}\n",
            "parts/tree.yaml": "Tree: {properties: {name: {$ref: '../asyncapi.yaml#/components"
            "/schemas/Name'}, leaf: {$ref: 'leaf.yaml'}}}",
            "parts/leaf.yaml": "{items: {$ref: 'tree.yaml#/Tree'}}",
        },
    )
    assert payload(path) == {
        "properties": {
            "name": {"$ref": "#/definitions/Name"},
            "leaf": {"$ref": "#/definitions/schema"},
        },
        "definitions": {"Name": {"type": "string"}, "schema": {"items": {"$ref": "#"}}},
    }


def test_a_circle_through_files_is_a_fault(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {
            "asyncapi.yaml": MAIN.replace("REFERENCE", "a.yaml#/A"),
            "a.yaml": "A: {$ref: 'b.yaml#/B'}",
            "b.yaml": "B: {$ref: 'a.yaml#/A'}",
        },
    )
    assert faults(path, tmp_path) == [
        "asyncapi.yaml:8:19: error ref-cycle: this reference leads round in a circle: 'b.yaml#/B' "
        "-> 'a.yaml#/A' -> 'b.yaml#/B'; let one of them hold the object itself"
    ]


def test_faults_in_another_file_are_found_there(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {
            "asyncapi.yaml": MAIN.replace("REFERENCE", "common.yaml#/Text"),
            "common.yaml": "Text:\n  type: strng\n  type: string\n  minLength: -1\n",
        },
    )
    assert faults(path, tmp_path) == [
        "common.yaml:3:3: error duplicate-key: the key 'type' stands here again; the first is at "
        "line 2, column 3; keep one of them",
        "common.yaml:4:3: error wrong-type: 'minLength' must be an integer from 0 up",
    ]


@pytest.mark.parametrize(
    ("reference", "fault"),
    [
        pytest.param(
            "missing.yaml#/Text",
            "ref-unreadable: missing.yaml cannot be read: No such file or directory",
            id="a missing file",
        ),
        pytest.param(
            "common.yaml#/text",
            "ref-unresolved: 'common.yaml#/text' leads nowhere; did you mean 'Text'?",
            id="a missing member",
        ),
        pytest.param(
            "broken.json",
            "ref-unreadable: broken.json:1:2 this is not JSON: Expecting property name enclosed in "
            "double quotes",
            id="a file that is not JSON",
        ),
        pytest.param(
            "/etc/passwd",
            "ref-outside-root: '/etc/passwd' is an absolute address; write where the file is from "
            "here: '../common/messages.yaml'",
            id="an absolute path",
        ),
        pytest.param(
            "file:///etc/passwd",
            "ref-outside-root: 'file:///etc/passwd' is an absolute address; write where the file "
            "is from here: '../common/messages.yaml'",
            id="a file URL",
        ),
        pytest.param(
            "../outside.yaml",
            "ref-outside-root: '../outside.yaml' leads out of inside, the folder to read from; "
            "pass root= with a folder that holds all files",
            id="outside of the root",
        ),
        pytest.param(
            "link.yaml",
            "ref-outside-root: 'link.yaml' leads out of inside, the folder to read from; pass "
            "root= with a folder that holds all files",
            id="a link that leads outside",
        ),
        pytest.param(
            "https://example.com/common.yaml#/Text",
            "ref-remote: 'https://example.com/common.yaml' is not fetched; copy it into a file, "
            "or pass loader= to fetch it",
            id="the network",
        ),
    ],
)
def test_what_cannot_or_may_not_be_read_is_a_fault_of_the_reference(
    tmp_path: Path, reference: str, fault: str
) -> None:
    folder = tmp_path / "inside"
    files = {
        "asyncapi.yaml": MAIN.replace("REFERENCE", reference),
        "common.yaml": TEXT,
        "broken.json": "{",
        "../outside.yaml": "{type: string}",
    }
    path = write(folder, files)
    (folder / "link.yaml").symlink_to(tmp_path / "outside.yaml")

    assert faults(path, folder) == [f"asyncapi.yaml:8:19: error {fault}"]


def test_a_wider_root_lets_references_lead_there(tmp_path: Path) -> None:
    files = {
        "api/asyncapi.yaml": MAIN.replace("REFERENCE", "../text.yaml"),
        "text.yaml": "{maxLength: 1}",
    }
    path = write(tmp_path, files)
    assert payload(path, root=tmp_path) == {"maxLength": 1}


def test_the_working_directory_is_the_root_of_what_it_contains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "api/asyncapi.yaml": MAIN.replace("REFERENCE", "../text.yaml"),
        "text.yaml": "{maxLength: 1}",
    }
    path = write(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    assert payload(path.relative_to(tmp_path)) == {"maxLength": 1}


def test_a_loader_gives_what_stands_behind_a_url(tmp_path: Path) -> None:
    pages = {
        "https://example.com/api/common.yaml": "Text: {$ref: '../text.json'}",
        "https://example.com/text.json": '{"maxLength": 1}',
    }
    path = write(
        tmp_path, {"a.yaml": MAIN.replace("REFERENCE", "https://example.com/api/common.yaml#/Text")}
    )
    assert payload(path, loader=pages.__getitem__) == {"maxLength": 1}


def test_a_loader_that_fails_is_a_fault_of_the_reference(tmp_path: Path) -> None:
    def refuse(_url: str) -> str:
        raise TimeoutError("too slow")

    path = write(tmp_path, {"a.yaml": MAIN.replace("REFERENCE", "https://example.com/x.yaml")})
    assert faults(path, tmp_path, loader=refuse) == [
        "a.yaml:8:19: error ref-unreadable: 'https://example.com/x.yaml' could not be fetched: "
        "TimeoutError: too slow"
    ]


def test_a_loader_does_not_open_the_way_to_files(tmp_path: Path) -> None:
    """A page of the network may name only pages of the network."""
    path = write(tmp_path, {"a.yaml": MAIN.replace("REFERENCE", "https://example.com/x.yaml")})
    pages = {"https://example.com/x.yaml": "{$ref: 'file:///etc/passwd'}"}
    (fault,) = validate(path, loader=pages.__getitem__)
    assert fault.code == "ref-remote"


def test_a_mapping_has_no_place_to_start_from() -> None:
    document = {
        "asyncapi": "3.0.0",
        "info": {"title": "t", "version": "1"},
        "components": {"schemas": {"A": {"$ref": "common.yaml"}}},
    }
    assert [str(fault) for fault in validate(document, rules={"unused-component": "off"})] == [
        "<document>#/components/schemas/A/$ref: error ref-without-base: 'common.yaml' cannot be "
        "found: this document has no place of its own; load it from a path, or keep references "
        "within it"
    ]


def test_a_document_is_made_of_a_bounded_number_of_files(tmp_path: Path) -> None:
    chain = {f"{n}.yaml": f"{{items: {{$ref: '{n + 1}.yaml'}}}}" for n in range(600)}
    path = write(tmp_path, {"a.yaml": MAIN.replace("REFERENCE", "0.yaml"), **chain})
    assert faults(path, tmp_path) == [
        "498.yaml:1:10: error too-large: the document refers to more than 500 files; bundle the "
        "document into fewer files"
    ]


def test_a_place_in_another_file_is_located_there(tmp_path: Path) -> None:
    files = {"a.yaml": MAIN.replace("REFERENCE", "common.yaml#/Text"), "common.yaml": "\n\n" + TEXT}
    document = load(write(tmp_path, files))
    message = document.namespaces["/"].receives["say"]
    assert message.payload is not None
    assert message.payload.pointer == f"{tmp_path}/common.yaml#/Text"
    assert str(document.locate(message.payload.pointer)) == f"{tmp_path}/common.yaml:3:1"
    assert str(document.locate(message.pointer)) == f"{tmp_path}/a.yaml:6:7"
