"""Another process that only emits, through a message queue."""

from __future__ import annotations

import pytest

from asynction_server import AsynctionSocketIO, PayloadValidationException, UndeclaredEvent

NEWS = """
channels:
  /:
    x-handlers: {connect: not_there.connect}
    publish: {message: {oneOf: [{name: say, x-handler: not_there.say}, {name: unhandled}]}}
    subscribe: {message: {name: flash, payload: {type: string}}}
"""


@pytest.fixture
def external(write, monkeypatch):
    """A server without an app; what it has published."""
    import socketio

    published = []

    class Queue(socketio.PubSubManager):
        def __init__(self, _url, channel, write_only):
            super().__init__(channel=channel, write_only=write_only)

        def _publish(self, data):
            published.append((data["event"], data["data"]))

    monkeypatch.setattr(socketio, "KombuManager", Queue)
    return AsynctionSocketIO.from_spec(write(NEWS), message_queue="test://"), published


def test_it_imports_no_handler_and_publishes_what_the_document_allows(external):
    server, published = external  # behaviours 35, 63
    server.emit("flash", "hello")
    assert published == [("flash", ["hello"])]


def test_every_emit_is_checked_before_anything_is_published(external):
    server, published = external
    with pytest.raises(PayloadValidationException):
        server.emit("flash", 5)
    with pytest.raises(UndeclaredEvent):
        server.emit("say", "hello")
    assert published == []
