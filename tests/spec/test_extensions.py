"""The JSON Schema of our extensions, for editors."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from asynction_spec import load
from asynction_spec.structure.security_table import SECURITY_FUNCTIONS

SCHEMA = json.loads((resources.files("asynction_spec") / "extensions.schema.json").read_text())
DOCUMENTS = sorted((Path(__file__).parents[1] / "documents").iterdir())


def is_right(document: dict[str, Any]) -> bool:
    return Draft7Validator(SCHEMA).is_valid(document)


def test_the_schema_is_one() -> None:
    Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_it_has_nothing_against_documents_that_load(path: Path) -> None:
    assert is_right(load(path).to_dict())


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(
            {"channels": {"/": {"x-handlers": {"connect": 3}}}}, id="a handler is a string"
        ),
        pytest.param(
            {"channels": {"/": {"publish": {"message": {"x-handler": "no dots"}}}}},
            id="a handler is a dotted path",
        ),
        pytest.param(
            {"channels": {"/": {"publish": {"message": {"oneOf": [{"x-ack": "no schema"}]}}}}},
            id="an ack is a schema",
        ),
        pytest.param(
            {"components": {"x-messageAcks": {"a": {"args": "no schema"}}}},
            id="the args of an ack are a schema",
        ),
        pytest.param({"operations": {"o": {"x-handler": []}}}, id="an operation's handler too"),
        pytest.param({"channels": {"/": {"x-security": {}}}}, id="security is a list"),
        pytest.param(
            {"channels": {"/": {"bindings": {"x-socketio": {"auth": "no schema"}}}}},
            id="auth is a schema",
        ),
    ],
)
def test_it_refuses_what_the_parser_would(document: dict[str, Any]) -> None:
    assert not is_right(document)


@pytest.mark.parametrize("name", SECURITY_FUNCTIONS)
def test_it_knows_every_function_of_a_security_scheme(name: str) -> None:
    assert not is_right({"components": {"securitySchemes": {"s": {name: 1}}}})
