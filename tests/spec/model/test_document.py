"""A document as one tree, as bytes, and as a member of sets."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from asynction_spec import load

DOCUMENTS = sorted((Path(__file__).parents[2] / "documents").iterdir())
IDS = [path.name for path in DOCUMENTS]

MAIN = """\
asyncapi: 2.6.0
info: {title: t, version: '1'}
channels:
  /:
    publish:
      message: {$ref: 'messages.yaml#/say'}
    subscribe:
      message: {$ref: '#/components/messages/said'}
components:
  messages:
    say: {name: shout}
    said: {name: said, payload: {$ref: 'messages.yaml#/text'}, examples: [{payload: {$ref: '#/x'}}]}
"""
MESSAGES = """\
say: {name: say, payload: {$ref: '#/text'}}
text: {type: object, properties: {inner: {$ref: '#/text'}}}
"""


@pytest.fixture
def split(tmp_path: Path) -> Path:
    (tmp_path / "messages.yaml").write_text(MESSAGES)
    (tmp_path / "asyncapi.yaml").write_text(MAIN)
    return tmp_path / "asyncapi.yaml"


def test_parts_of_other_files_are_embedded_under_names_that_are_free(split: Path) -> None:
    text = {"type": "object", "properties": {"inner": {"$ref": "#/components/schemas/text"}}}
    assert load(split).to_dict() == {
        "asyncapi": "2.6.0",
        "info": {"title": "t", "version": "1"},
        "channels": {
            "/": {
                "publish": {"message": {"$ref": "#/components/messages/say-2"}},
                "subscribe": {"message": {"$ref": "#/components/messages/said"}},
            }
        },
        "components": {
            "messages": {
                "say": {"name": "shout"},
                "said": {
                    "name": "said",
                    "payload": {"$ref": "#/components/schemas/text"},
                    "examples": [{"payload": {"$ref": "#/x"}}],
                },
                "say-2": {"name": "say", "payload": {"$ref": "#/components/schemas/text"}},
            },
            "schemas": {"text": text},
        },
    }


def test_a_tree_without_references_keeps_only_circles(split: Path) -> None:
    tree = load(split).to_dict(dereference=True)
    payload = tree["channels"]["/"]["publish"]["message"]["payload"]
    assert payload["type"] == "object"
    assert payload["properties"]["inner"]["properties"]["inner"]["type"] == "object"


def test_what_looks_like_a_reference_in_an_example_stays_data(split: Path) -> None:
    tree = load(split).to_dict(dereference=True)
    assert tree["components"]["messages"]["said"]["examples"] == [{"payload": {"$ref": "#/x"}}]


@pytest.mark.parametrize("path", DOCUMENTS, ids=IDS)
def test_a_document_in_one_piece_is_the_same_document(path: Path) -> None:
    document = load(path)
    assert load(json.loads(json.dumps(document.to_dict()))) == document


def test_the_tree_is_a_copy(split: Path) -> None:
    document = load(split)
    document.to_dict()["info"]["title"] = "changed"
    assert document.to_dict()["info"]["title"] == "t"


@pytest.mark.parametrize("path", DOCUMENTS, ids=IDS)
def test_a_document_survives_pickling(path: Path) -> None:
    document = load(path)
    copy = pickle.loads(pickle.dumps(document))  # noqa: S301 - our own bytes
    assert copy == document
    assert copy.locate("/info/title") == document.locate("/info/title")
    assert copy.to_dict() == document.to_dict()


def test_equal_documents_have_equal_hashes(split: Path) -> None:
    assert hash(load(split)) == hash(load(split))
    assert len({load(split), load(split)}) == 1
