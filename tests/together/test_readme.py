"""What the README tells a newcomer to type, typed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import venv
from typing import TYPE_CHECKING

import pytest
import socketio

from tests.together.serving import ROOT, Served, is_listening, wait_until_listening

if TYPE_CHECKING:
    from pathlib import Path

PORT = 5000


def readme_command(ending: str) -> str:
    lines = (ROOT / "README.md").read_text().splitlines()
    (command,) = [line for line in lines if line.endswith(ending)]
    return command


def newcomers_environment(folder: Path) -> dict[str, str]:
    """Give an environment with a fresh virtual environment first, and nothing of this one."""
    venv.create(folder / "venv", with_pip=True)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("HATCH_", "VIRTUAL_ENV", "PYTHON", "PYTEST_"))
    }
    return kept | {
        "PATH": f"{folder / 'venv' / 'bin'}:{os.environ['PATH']}",
        "HATCH_DATA_DIR": str(folder / "hatch"),
    }


@pytest.mark.skipif(sys.platform == "win32", reason="types into a POSIX shell")
def test_the_demo_command_serves_the_chat_until_ctrl_c(tmp_path: Path) -> None:
    assert not is_listening(PORT), f"something else listens on port {PORT}: end it"
    output = tmp_path / "output.txt"
    with output.open("w") as stream:
        process = subprocess.Popen(  # noqa: S603 - our own README
            ["bash", "-c", readme_command("hatch run demo")],  # noqa: S607 - as a newcomer's shell
            cwd=ROOT,
            env=newcomers_environment(tmp_path),
            stdout=stream,
            stderr=stream,
            text=True,
            start_new_session=True,
        )
    served = Served(url=f"http://127.0.0.1:{PORT}", process=process, output=output)
    try:
        wait_until_listening(served, PORT, seconds=300)
        with socketio.SimpleClient() as client:
            client.connect(served.url, transports=["polling"])
            greeting = {"room": "lobby", "nickname": "newcomer"}
            assert client.call("join", greeting, timeout=5) == {"members": ["newcomer"]}
        os.killpg(process.pid, signal.SIGINT)  # a terminal's Ctrl-C reaches the whole group
        assert process.wait(10) == 0
        assert "talk to it:  hatch run client" in served.printed()
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
