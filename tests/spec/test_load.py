"""Which documents load, and how all that is wrong is told."""

from __future__ import annotations

import copy
import io
import json
from typing import TYPE_CHECKING

import pytest

from asynction_spec import (
    AsynctionException,
    Diagnostic,
    InvalidDocument,
    Location,
    load,
    validate,
)
from asynction_spec.model.channels import Action

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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


def test_a_document_without_handlers_loads() -> None:
    """1.2, 16: to miss them is the server's business."""
    document = load(io.StringIO(CHAT.replace("        x-handler: chat.say\n", "")))
    [message] = document.operations[0].messages
    assert (document.operations[0].action, message.handler) == (Action.RECEIVE, None)


@pytest.mark.parametrize(
    ("first_line", "expected"),
    [
        pytest.param(
            "info: {title: T, version: v1}",
            "<document>:1:1: error not-asyncapi: 'asyncapi', the version of the specification, "
            "is missing; begin with 'asyncapi: 3.0.0'",
            id="none",
        ),
        pytest.param(
            "asyncapi: 2.6",
            "<document>:1:1: error wrong-type: 'asyncapi' must be a string, not a number; "
            "write all three numbers: 'asyncapi: 3.0.0'",
            id="two numbers",
        ),
        pytest.param(
            "asyncapi: 1.2.0",
            "<document>:1:1: error unsupported-version: AsyncAPI '1.2.0' is not supported; "
            "use 2.0.0 to 2.6.0, 3.0.0 or 3.1.0",
            id="too old",
        ),
        pytest.param(
            "asyncapi: 4.0.0",
            "<document>:1:1: error unsupported-version: AsyncAPI '4.0.0' is not supported; "
            "use 2.0.0 to 2.6.0, 3.0.0 or 3.1.0",
            id="a major version to come",
        ),
        pytest.param(
            "asyncapi: foo",
            "<document>:1:1: error unsupported-version: AsyncAPI 'foo' is not supported; "
            "use 2.0.0 to 2.6.0, 3.0.0 or 3.1.0",
            id="no version",
        ),
    ],
)
def test_an_unknown_version_is_refused(
    faults: Callable[[str], list[str]], first_line: str, expected: str
) -> None:
    """1.1, 13 and D-28: upstream loaded any version, and ignored what it did not know."""
    assert faults(f"{first_line}\nchannels: {{}}\n") == [expected]


@pytest.mark.parametrize("version", ["2.0.0", "2.0.0-rc2", "2.6.7", "3.0.1", "3.1.0"])
def test_any_patch_of_a_known_version_is_read(
    faults: Callable[[str], list[str]], version: str
) -> None:
    assert faults(CHAT.replace("2.6.0", version).split("channels")[0] + "channels: {}\n") == []


def test_a_newer_minor_is_read_with_a_warning() -> None:
    text = "asyncapi: 3.2.0\ninfo: {title: T, version: v1}\nmoods: {}\n"
    document = load(io.StringIO(text))
    assert document.version == "3.2.0"
    assert list(map(str, document.diagnostics)) == [
        "<document>:1:1: warning newer-version: AsyncAPI 3.2.0 is newer than this parser; "
        "it is read as 3.1",
        "<document>:3:1: warning unknown-field: unknown field 'moods' in AsyncAPI Object; "
        "an extension begins with 'x-'",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "asyncapi: 2.0.0\n",
            [
                "<document>:1:1: error missing-field: AsyncAPI Object lacks 'info'; add it",
                "<document>:1:1: error missing-field: AsyncAPI Object lacks 'channels'; add it",
            ],
            id="info and channels",
        ),
        pytest.param(
            "asyncapi: 2.0.0\ninfo: {title: T}\nchannels: {}\n",
            ["<document>:2:1: error missing-field: Info Object lacks 'version'; add it"],
            id="version",
        ),
        pytest.param(
            "asyncapi: 3.0.0\ninfo: {version: v1}\n",
            ["<document>:2:1: error missing-field: Info Object lacks 'title'; add it"],
            id="title; channels may be missing in 3.x",
        ),
    ],
)
def test_what_a_document_must_have_is_asked_for(
    faults: Callable[[str], list[str]], text: str, expected: list[str]
) -> None:
    """1.2, 14: one class of error, whatever is missing."""
    assert faults(text) == expected


MANY_FAULTS = """\
asyncapi: 2.6.0
info: {title: 5, version: v1, titel: T}
servers:
  live: {url: localhost, protocol: ws, security: [{key: []}]}
channels:
  /:
    publish:
      message: {$ref: '#/components/messages/say'}
    subscribe:
      message:
        name: said
        payloads: {}
        payload: {type: strng}
  chat: {}
components:
  messages:
    Say: {name: say}
tags: none
tags: []
"""


def test_all_faults_are_reported_at_once_and_in_the_order_of_the_document(
    faults: Callable[[str], list[str]],
) -> None:
    """D-26: no lottery of exceptions, and every fault has its place."""
    assert faults(MANY_FAULTS) == [
        "<document>:2:8: error wrong-type: 'title' must be a string, not an integer; quote it",
        "<document>:2:31: error unknown-field: unknown field 'titel' in Info Object; "
        "did you mean 'title'?",
        "<document>:8:17: error ref-unresolved: '#/components/messages/say' leads nowhere; "
        "did you mean 'Say'?",
        "<document>:12:9: error unknown-field: unknown field 'payloads' in Message Object; "
        "did you mean 'payload'?",
        "<document>:13:19: error unknown-value: 'type' cannot be 'strng'; did you mean 'string'?",
        "<document>:19:1: error duplicate-key: the key 'tags' stands here again; "
        "the first is at line 18, column 1; keep one of them",
    ]


def test_a_diagnostic_says_everything_about_its_fault() -> None:
    [found] = validate(io.StringIO(CHAT.replace("payload:", "payloads:")))
    assert found == Diagnostic(
        code="unknown-field",
        message="unknown field 'payloads' in Message Object",
        hint="did you mean 'payload'?",
        location=Location(line=9, column=9, pointer="/channels/~1/publish/message/payloads"),
    )
    assert (found.file, found.line, found.column) == ("<document>", 9, 9)
    assert found.pointer == "/channels/~1/publish/message/payloads"


def test_the_same_fault_is_found_at_the_same_pointer_however_the_document_is_written() -> None:
    wrong = copy.deepcopy(MAPPING)
    wrong["channels"]["/"]["publish"]["message"]["payload"] = 5  # type: ignore[index]
    pointer = "/channels/~1/publish/message/payload"
    found = {
        "YAML": validate(io.StringIO(CHAT.replace("{type: string, minLength: 1}", "5"))),
        "JSON": validate(io.StringIO(json.dumps(wrong, indent=2))),
        "mapping": validate(wrong),
    }
    assert {kind: one.location for kind, [one] in found.items()} == {
        "YAML": Location(line=9, column=9, pointer=pointer),
        "JSON": Location(line=13, column=11, pointer=pointer),
        "mapping": Location(line=0, column=0, pointer=pointer),
    }
    assert str(found["mapping"][0]) == (
        "<document>#/channels/~1/publish/message/payload: error wrong-type: "
        "'payload' must be a Schema Object, not an integer"
    )


def test_all_faults_are_raised_as_one_error_that_prints_them_line_by_line() -> None:
    with pytest.raises(AsynctionException) as caught:
        load(io.StringIO("asyncapi: 3.0.0\nchanels: {}\n"))
    assert str(caught.value) == (
        "<document>:1:1: error missing-field: AsyncAPI Object lacks 'info'; add it\n"
        "<document>:2:1: error unknown-field: unknown field 'chanels' in AsyncAPI Object; "
        "did you mean 'channels'?"
    )


def test_warnings_alone_do_not_keep_a_document_out() -> None:
    text = CHAT.replace(
        "{type: string, minLength: 1}", "{$ref: '#/components/schemas/Text', title: A text}"
    )
    document = load(io.StringIO(text + "components: {schemas: {Text: {type: string}}}\n"))
    assert [str(diagnostic) for diagnostic in document.diagnostics] == [
        "<document>:9:9: warning ref-siblings-ignored: 'title' beside '$ref' has no effect; "
        "move it to what the reference leads to"
    ]
    assert validate(io.StringIO(CHAT)) == []


def test_a_document_finds_the_places_of_its_parts(tmp_path: Path) -> None:
    path = tmp_path / "chat.yml"
    path.write_text(CHAT, encoding="utf-8")
    document = load(path)
    [message] = document.operations[0].messages
    assert str(document.locate(message.pointer)) == f"{path}:6:7"
    assert str(document.locate(message.handler_pointer)) == f"{path}:8:9"
    assert str(document.locate(message.pointer + "/no/such/place")) == f"{path}:6:7"


def test_scalars_of_every_kind_may_stand_anywhere() -> None:
    """D-04: upstream died on any number, boolean, null or date."""
    body = (
        "x-all: [1, 1.5, true, null, 2020-01-01, '$ref', see $ref docs]\n"
        "components: {schemas: {A: {minLength: 1, additionalProperties: false, enum: [1, true],"
        " default: true, const: true}, B: {default: null}}}\n"
    )
    document = load(io.StringIO(CHAT + body))
    assert document.extensions == {
        "x-all": [1, 1.5, True, None, "2020-01-01", "$ref", "see $ref docs"]
    }


def test_what_is_merely_worth_knowing_is_kept_out_of_the_sentence() -> None:
    with pytest.raises(InvalidDocument) as caught:
        load(io.StringIO("asyncapi: 3.0.0\ninfo: {title: T}\nchannels: {unused: {address: /}}\n"))
    assert "unused-channel" in [one.code for one in caught.value.diagnostics]
    assert str(caught.value) == (
        "<document>:2:1: error missing-field: Info Object lacks 'version'; add it"
    )
