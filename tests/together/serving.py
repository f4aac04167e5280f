"""Servers in their own process, bound to this machine, ended by their own process id."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
CHAT = ROOT / "examples" / "chat"


@dataclass(frozen=True, kw_only=True)
class Served:
    """A server in its own process."""

    url: str
    process: subprocess.Popen[str]
    output: Path

    def printed(self) -> str:
        return self.output.read_text()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until_listening(served: Served, port: int, *, seconds: float) -> None:
    process = served.process
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        if is_listening(port):
            return
        time.sleep(0.05)
    pytest.fail(f"exit status {process.poll()}, nothing listens:\n{served.printed()}")


def serve_chat(document: str | Path, async_mode: str, folder: Path) -> Iterator[Served]:
    """Start the example, wait until it listens, and end it by its own process id."""
    port, output = free_port(), folder / "output.txt"
    command = [sys.executable, str(CHAT / "app.py"), "--document", str(document)]
    command += ["--port", str(port), "--async-mode", async_mode]
    with output.open("w") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=stream, text=True)  # noqa: S603 - our own example
    served = Served(url=f"http://127.0.0.1:{port}", process=process, output=output)
    try:
        wait_until_listening(served, port, seconds=20)
        yield served
    finally:
        process.kill()
        process.wait(10)
