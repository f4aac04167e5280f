"""The official JavaScript client, in a Node.js process, against the chat example."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.together.serving import Served


def error(code: str, message: str, *violations: tuple[str, str]) -> dict[str, Any]:
    listed = [{"pointer": pointer, "message": text} for pointer, text in violations]
    return {"error": {"code": code, "message": message, "violations": listed}}


def refused(pointer: str, keyword: str) -> dict[str, Any]:
    sentence = f"does not satisfy '{keyword}'"
    answer = error("invalid_handshake", f"{pointer} {sentence}", (pointer, sentence))
    return {"message": "Invalid handshake", "data": answer, "connected": False}


EXPECTED: dict[str, Any] = {
    "connected": True,
    "join": {"members": ["ada"]},
    "welcome": "Welcome to lobby, ada!",
    "several_arguments": 1,
    "said": ["ada", "hello"],
    "too_few_arguments": error(
        "invalid_payload",
        "The payload has the wrong number of arguments",
        ("", "has the wrong number of arguments"),
    ),
    "invalid_event": error(
        "invalid_payload",
        "/0/nickname does not satisfy 'type'",
        ("/0/nickname", "does not satisfy 'type'"),
    ),
    "answered_within_a_second": True,
    "still_connected": True,
    "recursive": 2,
    "binary": {"size": 3},
    "text_is_binary_too": {"size": 7},
    "no_binary_here": error(
        "invalid_payload", "/1 does not satisfy 'type'", ("/1", "does not satisfy 'type'")
    ),
    "joined": {"nickname": "bob", "members": 2},
    "pictured": ["bob", [7, 8]],
    "metric": {"name": "members", "value": 2},
    "members": [
        {"nickname": "ada", "room": "lobby", "welcomed": True},
        {"nickname": "bob", "room": "lobby", "welcomed": False},  # his ack was wrong
    ],
    "announcement": "closing soon",
    "left": {"nickname": "bob", "members": 1},
    "wrong_token": {"message": "wrong token", "data": None, "connected": False},
    "no_token": refused("/query/token", "required"),
    "bad_flag": refused("/query/verbose", "type"),
    "unknown_namespace": False,
}


@pytest.fixture(scope="module")
def seen(chat: Served, javascript: Path) -> dict[str, Any]:
    command = ["node", "client.mjs", chat.url]
    ended = subprocess.run(  # noqa: S603 - our own script
        command, cwd=javascript, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 0, ended.stderr
    result: dict[str, Any] = json.loads(ended.stdout)
    return result


@pytest.mark.parametrize("what", EXPECTED)
def test_the_javascript_client_sees(seen: dict[str, Any], what: str) -> None:
    assert seen[what] == EXPECTED[what]


def test_the_javascript_client_sees_nothing_else(seen: dict[str, Any]) -> None:
    assert set(seen) == set(EXPECTED)
