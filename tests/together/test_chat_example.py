"""The example's own client, and how the example ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from asynction_spec import load
from tests.together.serving import CHAT, serve_chat

if TYPE_CHECKING:
    from pathlib import Path

    from tests.together.serving import Served


def test_both_documents_describe_the_same_api() -> None:
    documents = [load(CHAT / name) for name in ("asyncapi.yaml", "asyncapi-3.yaml")]
    first, second = (
        {
            (address, direction, event): (message.payload, message.ack, message.handler)
            for address, namespace in document.namespaces.items()
            for direction in ("receives", "sends")
            for event, message in getattr(namespace, direction).items()
        }
        for document in documents
    )
    assert first == second


def test_the_client_of_the_example_goes_through_the_api(chat: Served) -> None:
    command = [
        sys.executable,
        str(CHAT / "client.py"),
        "grace",
        "--port",
        chat.url.rpartition(":")[2],
    ]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - our own example

    assert ended.returncode == 0, ended.stderr
    for line in (
        "  <- welcome 'Welcome to lobby, grace!', acknowledged",
        "   ack: {'members': ['grace']}",
        "   refused: {'message': 'wrong token'}",
        "  <- metric {'name': 'members', 'value': 0}",
    ):
        assert line in ended.stdout.splitlines()


def test_the_client_says_how_to_start_the_server() -> None:
    command = [sys.executable, str(CHAT / "client.py"), "--port", "1"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - our own example
    assert ended.returncode == 1
    assert (
        ended.stderr == "Nothing answers at http://127.0.0.1:1: start it with 'hatch run demo'.\n"
    )


@pytest.mark.parametrize("async_mode", ["threading", "gevent"])
def test_ctrl_c_ends_the_server_with_status_zero(tmp_path: Path, async_mode: str) -> None:
    for chat in serve_chat("asyncapi.yaml", async_mode, tmp_path):
        chat.process.send_signal(signal.SIGINT)
        assert chat.process.wait(10) == 0
        assert chat.printed().endswith("Bye.\n")
