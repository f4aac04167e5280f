"""What the test client cannot show: a threaded server, and python-socketio's own client."""

from __future__ import annotations

import threading
from queue import SimpleQueue

import flask_socketio
import pytest
import socketio
from werkzeug.serving import make_server

from asynction_server import MessageAckValidationException

CHAT = """
channels:
  /:
    x-handlers: {connect: handlers.connect, error: handlers.on_error}
    bindings: {ws: {query: {type: object, required: [name], additionalProperties: false,
                            properties: {name: {type: string}}}}}
    publish:
      message:
        oneOf:
          - {name: say, x-handler: handlers.say, payload: {type: string}}
          - {name: ask, x-handler: handlers.ask}
    subscribe:
      message:
        oneOf:
          - {name: welcome, payload: {type: string}}
          - {name: question, x-ack: {args: {type: [integer, 'null']}}}
"""


@pytest.fixture
def live(serve, handlers):
    """The address of a server."""
    handlers.connect = lambda: flask_socketio.emit("welcome", "you")
    handlers.on_error = lambda _: None
    handlers.say = lambda text: text
    handlers.ask = lambda: handlers.question()
    # Closing waits for a long poll that has just begun, which ends with the next ping.
    chat = serve(CHAT, allow_upgrades=False, monitor_clients=False, ping_interval=1)
    server = make_server("127.0.0.1", 0, chat.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def client():
    client = socketio.SimpleClient(reconnection=False)
    yield client
    client.disconnect()


def connect(client, address, query="?name=me"):
    client.connect(address + query, transports=["polling"])


def test_a_client_that_is_refused_is_told_why(live):
    address = live  # D-02, D-03: it waited for its own timeout, or was let in
    told = SimpleQueue()
    raw = socketio.Client(reconnection=False)
    raw.on("connect_error", told.put)
    with pytest.raises(socketio.exceptions.ConnectionError):
        raw.connect(address, transports=["polling"], wait_timeout=5)
    assert told.get(timeout=5)["data"]["error"]["code"] == "invalid_handshake"


def test_what_a_connect_handler_emits_arrives(live, client):
    address = live
    connect(client, address)
    assert client.receive(timeout=5) == ["welcome", "you"]


def test_an_invalid_event_is_answered_at_once(live, client):
    address = live
    connect(client, address)
    assert client.call("say", "hi", timeout=1) == "hi"
    assert client.call("say", 5, timeout=1)["error"]["code"] == "invalid_payload"


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        (5, "5"),
        ((), "None"),
        (None, "None"),
        ("five", "MessageAckValidationException"),
        ((5, 6), "MessageAckValidationException"),
    ],
    ids=["valid", "nothing", "null", "invalid", "too many"],
)
def test_call_checks_what_the_client_answers(live, handlers, answer, result):
    def question():
        try:
            return str(flask_socketio.call("question", timeout=5))
        except MessageAckValidationException as error:
            return type(error).__name__

    handlers.question = question
    raw = socketio.Client(reconnection=False)
    raw.on("question", lambda *_: answer)
    raw.connect(live + "?name=me", transports=["polling"])
    try:
        assert raw.call("ask", timeout=5) == result
    finally:
        raw.disconnect()
