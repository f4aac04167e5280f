"""AsyncAPI 3: the same server from the other family of documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from asynction_server import AsynctionSocketIO, HandlerNotFound

CHAT = """\
asyncapi: 3.0.0
info: {title: Chat, version: 1.0.0}
servers:
  main: {host: 'localhost:5000', pathname: /live/, protocol: ws}
channels:
  chat:
    address: /chat
    x-handlers: {connect: handlers.connect}
    bindings: {ws: {query: {type: object, required: [name]}}}
    messages:
      say: {payload: {type: string}}
      said: {name: was said, payload: {type: array, prefixItems: [{type: string}, {type: integer}]}}
      ok: {payload: {type: object, required: [ok]}}
  acks:
    address: null
    messages: {ok: {$ref: '#/channels/chat/messages/ok'}}
operations:
  onSay:
    action: receive
    channel: {$ref: '#/channels/chat'}
    messages: [{$ref: '#/channels/chat/messages/say'}]
    x-handler: handlers.say
    reply:
      channel: {$ref: '#/channels/acks'}
      messages: [{$ref: '#/channels/acks/messages/ok'}]
  tell:
    action: send
    channel: {$ref: '#/channels/chat'}
    messages: [{$ref: '#/channels/chat/messages/said'}]
"""


@pytest.fixture
def chat(app, handlers):
    handlers.connect = lambda: None
    handlers.say = lambda text: {"ok": True} if text != "wrong" else {}
    Path("chat3.yml").write_text(CHAT)
    return AsynctionSocketIO.from_spec("chat3.yml", app=app)


def test_events_acks_and_emits_are_checked(chat, app):
    client = chat.test_client(app, namespace="/chat", query_string="name=me")
    say = {"namespace": "/chat", "callback": True}
    assert client.emit("say", "hi", **say) == {"ok": True}
    assert client.emit("say", 5, **say)["error"]["code"] == "invalid_payload"
    assert client.emit("say", "wrong", **say)["error"]["code"] == "invalid_ack"
    chat.emit("was said", ("hi", 1), namespace="/chat")
    assert [each["args"] for each in client.get_received("/chat")] == [["hi", 1]]


def test_the_handshake_is_checked_and_the_path_is_the_servers(chat, app):
    assert not chat.test_client(app, namespace="/chat").is_connected("/chat")
    assert chat.sockio_mw.engineio_path == "/live/"


def test_a_channel_that_only_holds_acks_is_no_namespace(chat):
    assert list(chat.namespaces) == ["/chat"]


def test_a_handler_of_an_operation_is_named_with_its_place(app, handlers):
    handlers.connect = print
    Path("chat3.yml").write_text(CHAT)
    with pytest.raises(HandlerNotFound, match=r"^chat3\.yml:22:5: event 'say' of namespace '/ch"):
        AsynctionSocketIO.from_spec("chat3.yml", app=app)
