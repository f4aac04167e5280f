from __future__ import annotations

import flask_socketio
import pytest

from asynction_server import (
    MessageAckValidationException,
    PayloadValidationException,
    UndeclaredEvent,
    ValidationException,
)

NEWS = """
channels:
  /:
    publish: {message: {name: poke, x-handler: handlers.poke}}
    subscribe:
      message:
        oneOf:
          - name: flash
            payload: {type: string}
            x-ack: {args: {type: boolean}}
          - {name: tick}
          - {name: tags, payload: {type: array, items: {type: string}}}
          - {name: move, payload: {type: array, prefixItems: [{type: integer}, {type: string}]}}
          - {name: message, payload: {type: string}}
          - {name: json, payload: {type: object}}
  /admin:
    publish: {message: {name: poke, x-handler: handlers.poke}}
    subscribe: {message: {name: metric, payload: {type: number}}}
  /inbox:
    publish: {message: {name: poke, x-handler: handlers.poke}}
"""


@pytest.fixture
def news(serve, handlers):
    handlers.poke = lambda: None
    return serve(NEWS)


def received(client, namespace="/"):
    return [(each["name"], each["args"]) for each in client.get_received(namespace)]


def test_what_the_document_allows_is_sent(news):
    client = news.client()
    news.server.emit("flash", "hello")
    news.server.emit("flash", data="by keyword")
    assert received(client) == [("flash", ["hello"]), ("flash", ["by keyword"])]  # behaviour 61


def test_what_the_document_does_not_allow_is_not_sent(news):
    client = news.client()
    with pytest.raises(PayloadValidationException) as caught:
        news.server.emit("flash", 5)
    with pytest.raises(PayloadValidationException):
        news.server.emit("flash", data=5)
    assert str(caught.value).startswith("arguments of event 'flash' of namespace '/': /0: ")
    assert received(client) == []


@pytest.mark.parametrize(
    ("event", "args", "sent"),
    [
        ("tick", (), []),  # D-09: upstream raised IndexError
        ("tick", ((),), []),
        ("tick", (None,), []),
        ("tick", ((1, "two"),), [1, "two"]),
        ("tags", (["a", "b"],), [["a", "b"]]),
        ("move", ((1, "a"),), [1, "a"]),
    ],
    ids=["no data", "empty tuple", "None", "no payload", "a list is one", "a tuple is several"],
)
def test_zero_one_and_many_arguments_are_sent(news, event, args, sent):
    client = news.client()
    news.server.emit(event, *args)
    assert received(client) == [(event, sent)]  # behaviour 60


@pytest.mark.parametrize(
    ("event", "args"),
    [
        ("flash", ()),
        ("flash", (None,)),
        ("flash", (("a", "b"),)),
        ("tags", (("a", "b"),)),
        ("move", ([1, "a"],)),
        ("move", ((1, 2),)),
    ],
    ids=["missing", "None", "too many", "tuple for array", "list for tuple", "wrong in the tuple"],
)
def test_the_wrong_number_or_kind_of_arguments_is_not_sent(news, event, args):
    client = news.client()  # D-11
    with pytest.raises(PayloadValidationException):
        news.server.emit(event, *args)
    assert received(client) == []


@pytest.mark.parametrize(
    ("namespace", "event", "sentence"),
    [
        (
            None,
            "flush",
            "event 'flush' of namespace '/': the document does not say that the application "
            "sends it; did you mean 'flash'?",
        ),
        (
            "/admin",
            "zzz",
            "event 'zzz' of namespace '/admin': the document does not say that the application "
            "sends it; the namespace sends: 'metric'",
        ),
        (
            "/inbox",
            "poke",
            "event 'poke' of namespace '/inbox': the document does not say that the application "
            "sends it; the namespace sends: none",
        ),
        (
            "/nowhere",
            "flash",
            "event 'flash' of namespace '/nowhere': the document has no such namespace; add a "
            "channel, or pass one that it has",
        ),
    ],
    ids=["misspelt", "unknown", "namespace that only receives", "no such namespace"],
)
def test_an_event_that_the_document_does_not_send_is_an_error(news, namespace, event, sentence):
    with pytest.raises(UndeclaredEvent) as caught:  # behaviours 57 to 59
        news.server.emit(event, "x", namespace=namespace)
    assert str(caught.value) == sentence
    assert isinstance(caught.value, ValidationException)


def test_no_namespace_is_the_root_namespace(news):
    client = news.client()  # D-13
    news.server.emit("flash", "emitted", namespace=None)
    news.server.send("sent")
    news.server.send({"a": 1}, json=True)
    assert [name for name, _ in received(client)] == ["flash", "message", "json"]


def test_send_is_checked_like_emit(news):
    with pytest.raises(PayloadValidationException):
        news.server.send(5)
    with pytest.raises(PayloadValidationException):
        news.server.send("text", json=True)
    with pytest.raises(UndeclaredEvent):
        news.server.send("text", namespace="/admin")


def test_call_is_checked_like_emit(news):
    with pytest.raises(PayloadValidationException):
        news.server.call("flash", 5, to="somebody")  # D-13: upstream did not look
    with pytest.raises(UndeclaredEvent):
        news.server.call("flush", "x", to="somebody")


@pytest.mark.parametrize(
    "poke",
    [
        lambda: flask_socketio.emit("flash", 5),
        lambda: flask_socketio.send(5),
        lambda: flask_socketio.call("flash", 5),
        lambda: flask_socketio.emit("flash", 5, broadcast=True),
        lambda: flask_socketio.emit("flash", 5, to="room"),
    ],
    ids=["emit", "send", "call", "broadcast", "room"],
)
def test_the_functions_of_flask_socketio_are_checked_too(serve, handlers, app, poke):
    handlers.poke = poke
    app.testing = True
    client = serve(NEWS).client()
    with pytest.raises(PayloadValidationException):
        client.emit("poke")


def test_the_functions_of_flask_socketio_send_what_is_allowed(serve, handlers):
    def poke():
        flask_socketio.join_room("room")
        flask_socketio.emit("flash", "mine")
        flask_socketio.emit("flash", "everybody's", broadcast=True, include_self=False)
        flask_socketio.emit("flash", "the room's", to="room")

    handlers.poke = poke
    news = serve(NEWS)
    one, two = news.client(), news.client()
    one.emit("poke")
    assert received(one) == [("flash", ["mine"]), ("flash", ["the room's"])]
    assert received(two) == [("flash", ["everybody's"])]


def test_class_based_namespaces_are_checked_too(news):
    namespace = flask_socketio.Namespace("/admin")
    news.server.on_namespace(namespace)
    with pytest.raises(PayloadValidationException):
        namespace.emit("metric", "high")


def test_without_validation_anything_is_sent(serve, handlers):
    handlers.poke = lambda: None
    news = serve(NEWS, validation=False)  # behaviour 33
    client = news.client()
    news.server.emit("flash", 5)
    news.server.emit("unheard of", 5)
    assert received(client) == [("flash", [5]), ("unheard of", [5])]


# What a client answers: the test client has no callbacks of its own, so the
# answer is given as python-socketio receives it.


def answer(news, client, *args):
    manager = news.server.server.manager
    sid = manager.sid_from_eio_sid(client.eio_sid, "/")
    news.server.server._handle_ack(client.eio_sid, "/", max(manager.callbacks[sid]), list(args))


@pytest.fixture
def acks(handlers):
    """A handler that emits with a callback; the acks that the callback has been given."""
    acks = []
    handlers.poke = lambda: flask_socketio.emit("flash", "hi", callback=lambda *a: acks.append(a))
    return acks


def test_a_callback_is_given_an_ack_that_the_document_allows(serve, acks):
    news = serve(NEWS)
    client = news.client()
    client.emit("poke")
    answer(news, client, True)
    assert acks == [(True,)]  # behaviour 62


@pytest.mark.parametrize("args", [("yes",), (), (True, True)], ids=["type", "none", "too many"])
def test_a_callback_is_not_given_any_other_ack(serve, acks, caplog, args):
    news = serve(NEWS)
    client = news.client()
    client.emit("poke")
    answer(news, client, *args)  # D-08: an empty ack raised IndexError
    assert acks == []
    [record] = caplog.records
    assert "ack of event 'flash' of namespace '/'" in record.getMessage()


@pytest.mark.usefixtures("acks")
def test_an_invalid_ack_of_a_client_goes_to_the_error_handler(serve):
    errors = []
    news = serve(NEWS, default_error_handler=errors.append)
    client = news.client()
    client.emit("poke")
    answer(news, client, "yes")
    assert [type(error) for error in errors] == [MessageAckValidationException]


@pytest.mark.usefixtures("acks")
def test_an_invalid_ack_of_a_client_is_raised_under_testing(serve, app):
    app.testing = True
    news = serve(NEWS)
    client = news.client()
    client.emit("poke")
    with pytest.raises(MessageAckValidationException):
        answer(news, client, "yes")


def test_a_callback_outside_of_any_request_is_checked_too(news, caplog):
    acks = []
    client = news.client()
    sid = news.server.server.manager.sid_from_eio_sid(client.eio_sid, "/")
    news.server.emit("flash", "hi", to=sid, callback=lambda *args: acks.append(args))
    answer(news, client, "yes")
    assert acks == []
    news.server.emit("flash", "hi", to=sid, callback=lambda *args: acks.append(args))
    answer(news, client, False)
    assert acks == [(False,)]
    assert len(caplog.records) == 1


def test_a_callback_that_fails_is_logged_and_ends_nothing(news, caplog):
    client = news.client()
    sid = news.server.server.manager.sid_from_eio_sid(client.eio_sid, "/")
    news.server.emit("flash", "hi", to=sid, callback=lambda _: 1 / 0)
    answer(news, client, True)
    assert [record.exc_info[0] for record in caplog.records] == [ZeroDivisionError]
    assert client.is_connected()


def test_an_event_without_x_ack_takes_any_ack(news):
    acks = []
    client = news.client()
    sid = news.server.server.manager.sid_from_eio_sid(client.eio_sid, "/")
    news.server.emit("tick", to=sid, callback=lambda *args: acks.append(args))
    answer(news, client, 1, "two")
    assert acks == [(1, "two")]


def test_events_of_both_directions_may_share_a_name(serve, handlers):
    handlers.say = lambda text: flask_socketio.emit("say", len(text))
    chat = serve("""
        channels:
          /:
            publish: {message: {name: say, x-handler: handlers.say, payload: {type: string}}}
            subscribe: {message: {name: say, payload: {type: integer}}}
        """)
    client = chat.client()
    client.emit("say", "hi")
    assert received(client) == [("say", [2])]
