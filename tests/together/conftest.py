from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.together.serving import Served, serve_chat

if TYPE_CHECKING:
    from collections.abc import Iterator

JAVASCRIPT = Path(__file__).parent / "javascript"


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((document, async_mode), id=f"{version} on {async_mode}")
        for version, document in (("2.6", "asyncapi.yaml"), ("3.1", "asyncapi-3.yaml"))
        for async_mode in ("threading", "gevent")
    ],
)
def chat(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    document, async_mode = request.param
    yield from serve_chat(document, async_mode, tmp_path_factory.mktemp("chat"))


@pytest.fixture(scope="session")
def javascript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the official JavaScript client, once."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("Node.js is not installed: the JavaScript client cannot be tried")
    folder = tmp_path_factory.mktemp("javascript")
    for name in ("package.json", "package-lock.json", "client.mjs"):
        shutil.copy(JAVASCRIPT / name, folder)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)  # noqa: S603 - fixed words
    return folder
