"""A document, handlers to import, and a server with clients."""

from __future__ import annotations

import sys
import types
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask

from asynction_server import AsynctionSocketIO

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask_socketio import SocketIOTestClient

HEAD = "asyncapi: 2.6.0\ninfo: {title: Chat, version: 1.0.0}\n"


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def write() -> Callable[[str], str]:
    """Writes what follows the head of a 2.6 document; gives the path as the server is told it."""

    def write_document(body: str) -> str:
        Path("chat.yml").write_text(HEAD + dedent(body), encoding="utf-8")
        return "chat.yml"

    return write_document


@pytest.fixture
def handlers(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The importable module ``handlers``, empty."""
    module = types.ModuleType("handlers")
    monkeypatch.setitem(sys.modules, "handlers", module)
    return module


@pytest.fixture
def app() -> Flask:
    """An app as it runs in production."""
    return Flask("chat")


class Chat:
    """An app with its server."""

    def __init__(self, app: Flask, server: AsynctionSocketIO) -> None:
        self.app = app
        self.server = server

    def client(self, namespace: str = "/", **options: Any) -> SocketIOTestClient:
        return self.server.test_client(self.app, namespace=namespace, **options)


@pytest.fixture
def serve(app: Flask, write: Callable[[str], str]) -> Callable[..., Chat]:
    """Serves a document, given as for ``write``."""

    def serve_document(body: str, **options: Any) -> Chat:
        options = {"async_mode": "threading"} | options
        return Chat(app, AsynctionSocketIO.from_spec(write(body), app=app, **options))

    return serve_document
