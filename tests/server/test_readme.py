from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "packages" / "asynction-server" / "README.md"


@pytest.fixture
def example(monkeypatch):
    """The files of the example, written to the current folder."""
    text = README.read_text(encoding="utf-8")
    for name, body in re.findall(r"```\w+\n# (\S+)\n(.*?)```", text, re.DOTALL):
        Path(name).write_text(body, encoding="utf-8")
    monkeypatch.syspath_prepend(str(Path.cwd()))
    yield import_module("app")
    for name in ("app", "handlers"):
        del sys.modules[name]


def test_the_example_of_the_readme_does_what_the_readme_says(example):
    client = example.socketio.test_client(example.app)
    assert client.emit("say", "hello", callback=True) == {"heard": 5}
    assert [each["args"] for each in client.get_received()] == [["hello"]]
    assert client.emit("say", 5, callback=True) == {
        "error": {
            "code": "invalid_payload",
            "message": "/0 does not satisfy 'type'",
            "violations": [{"pointer": "/0", "message": "does not satisfy 'type'"}],
        }
    }
