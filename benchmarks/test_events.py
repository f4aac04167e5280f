import sys
import types

import pytest
from flask import Flask
from flask_socketio import SocketIO

from asynction_server import AsynctionSocketIO
from benchmarks.documents import MEDIUM, MEDIUM_SCHEMA, SMALL, SMALL_SCHEMA

CASES = {"75 bytes": (SMALL, SMALL_SCHEMA), "2 kB": (MEDIUM, MEDIUM_SCHEMA)}


def answer(_data):
    return True


def bare():
    app = Flask(__name__)
    socketio = SocketIO(app, async_mode="threading")
    socketio.on_event("event", answer)
    return app, socketio


def ours(schema, *, validation):
    app = Flask(__name__)
    message = {
        "name": "event",
        "payload": schema,
        "x-handler": "benchmarked.answer",
        "x-ack": {"args": {"type": "boolean"}},
    }
    document = {
        "asyncapi": "2.6.0",
        "info": {"title": "t", "version": "1"},
        "channels": {"/": {"publish": {"message": message}}},
    }
    return app, AsynctionSocketIO.from_spec(
        document, app=app, validation=validation, async_mode="threading"
    )


SERVERS = {
    "bare Flask-SocketIO": lambda _schema: bare(),
    "without validation": lambda schema: ours(schema, validation=False),
    "with validation": lambda schema: ours(schema, validation=True),
}


@pytest.fixture(autouse=True)
def handlers(monkeypatch):
    module = types.ModuleType("benchmarked")
    module.answer = answer
    monkeypatch.setitem(sys.modules, "benchmarked", module)


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("size", CASES)
def test_event(benchmark, size, server):
    benchmark.group = f"an event of {size} with its ack, through the test client"
    value, schema = CASES[size]
    app, socketio = SERVERS[server](schema)
    client = socketio.test_client(app)

    def emit():
        return client.emit("event", value, callback=True)

    assert benchmark(emit) is True
