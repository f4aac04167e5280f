from __future__ import annotations

import pytest
from flask import request
from flask_socketio import ConnectionRefusedError as Refused

from asynction_server import SecurityException

NEEDS_QUERY = """
channels:
  /:
    x-handlers: {connect: handlers.connect, error: handlers.on_error}
    bindings:
      ws:
        method: GET
        query: {type: object, required: [token], properties: {token: {type: string}}}
    publish: {message: {name: say, x-handler: handlers.say}}
"""
OPEN = """
channels:
  /:
    x-handlers: {connect: handlers.connect, disconnect: handlers.disconnect}
    publish: {message: {name: say, x-handler: handlers.say}}
"""


@pytest.fixture(autouse=True)
def counted(handlers):
    handlers.connects, handlers.said, handlers.errors = [], [], []
    handlers.connect = lambda auth: handlers.connects.append(auth)
    handlers.disconnect = lambda: None
    handlers.say = lambda: handlers.said.append(request.sid)
    handlers.on_error = lambda error: handlers.errors.append(error)


@pytest.fixture
def told(monkeypatch):
    """What python-socketio tells refused clients: (packet type, data)."""
    from socketio import packet

    refusals, encode = [], packet.Packet.encode

    def spy(self):
        if self.packet_type in {packet.CONNECT_ERROR, packet.DISCONNECT}:
            refusals.append(self.data)
        return encode(self)

    monkeypatch.setattr(packet.Packet, "encode", spy)
    return refusals


def test_a_handshake_that_the_bindings_allow_connects(serve, handlers):
    client = serve(NEEDS_QUERY).client(query_string="token=t", auth={"a": 1})
    assert client.is_connected()
    assert handlers.connects == [{"a": 1}]


@pytest.mark.parametrize("testing", [False, True], ids=["production", "testing"])
@pytest.mark.parametrize("always_connect", [False, True], ids=["provisory", "always_connect"])
def test_a_handshake_that_the_bindings_forbid_is_refused_with_a_reason(
    serve, handlers, app, told, testing, always_connect
):
    app.testing = testing  # refusing is the decision, so nothing propagates
    chat = serve(
        NEEDS_QUERY, always_connect=always_connect, default_error_handler=handlers.on_error
    )
    client = chat.client()
    assert not client.is_connected()
    assert told == [
        {
            "message": "Invalid handshake",
            "data": {
                "error": {
                    "code": "invalid_handshake",
                    "message": "/query/token does not satisfy 'required'",
                    "violations": [
                        {"pointer": "/query/token", "message": "does not satisfy 'required'"}
                    ],
                }
            },
        }
    ]  # D-03
    assert handlers.errors == []  # D-02: an error handler let the client in
    assert handlers.connects == []
    assert effects_of_a_refused_client(chat, client, handlers) == []


def effects_of_a_refused_client(chat, client, handlers):
    client.connected["/"] = True  # so that the test client sends at all
    client.emit("say")
    rooms = chat.server.server.manager.rooms
    return [*handlers.said, *rooms]


def refusing(error):
    def connect():
        raise error

    return connect


@pytest.mark.parametrize("always_connect", [False, True], ids=["provisory", "always_connect"])
@pytest.mark.parametrize(
    ("connect", "reason"),
    [
        (lambda: False, {"message": "Connection rejected by server"}),
        (refusing(Refused("no", {"why": "full"})), {"message": "no", "data": {"why": "full"}}),
        (refusing(SecurityException("who?")), {"message": "who?"}),
        (
            refusing(ConnectionRefusedError("db at 10.0.0.1")),
            {"message": "Connection refused by server"},
        ),
        (
            refusing(ValueError("secret")),
            {
                "message": "Internal error",
                "data": {
                    "error": {"code": "internal", "message": "Internal error", "violations": []}
                },
            },
        ),
        (
            refusing(TypeError("secret")),
            {
                "message": "Internal error",
                "data": {
                    "error": {"code": "internal", "message": "Internal error", "violations": []}
                },
            },
        ),
    ],
    ids=[
        "False",
        "ConnectionRefusedError",
        "SecurityException",
        "builtin",
        "ValueError",
        "TypeError",
    ],
)
def test_a_connect_handler_that_refuses_ends_in_connect_error(
    serve, handlers, told, connect, reason, always_connect
):
    calls = []

    def connect_once():
        calls.append(1)
        return connect()

    handlers.connect = connect_once
    chat = serve(OPEN, always_connect=always_connect, default_error_handler=handlers.on_error)
    client = chat.client()  # D-01, D-31
    assert not client.is_connected()
    assert told == [reason]
    assert calls == [1]
    assert handlers.errors == []
    assert effects_of_a_refused_client(chat, client, handlers) == []


def test_what_is_not_an_exception_refuses_too(serve, handlers, told):
    class Timeout(BaseException):  # as gevent.Timeout
        pass

    handlers.connect = refusing(Timeout())
    assert not serve(OPEN, always_connect=True).client().is_connected()
    assert [each["message"] for each in told] == ["Internal error"]


def test_a_connect_handler_that_fails_is_logged_with_its_traceback(serve, handlers, caplog):
    handlers.connect = refusing(ValueError("why"))
    serve(OPEN).client()
    [record] = caplog.records
    assert record.exc_info[0] is ValueError
    assert record.getMessage() == (
        f"event 'connect' of namespace '/', client {record.sid}: the application raised ValueError"
    )


def test_a_service_that_refuses_the_connect_handlers_own_socket_is_logged(serve, handlers, caplog):
    handlers.connect = refusing(ConnectionRefusedError(111, "Connection refused"))
    assert not serve(OPEN).client().is_connected()
    assert [record.exc_info[0] for record in caplog.records] == [ConnectionRefusedError]


def test_a_deliberate_refusal_is_not_logged(serve, handlers, caplog):
    handlers.connect = refusing(Refused("no"))
    serve(OPEN).client()
    assert caplog.records == []


def test_a_refused_handshake_is_logged_without_its_values(serve, caplog):
    serve(
        "channels: {/: {bindings: {ws: {query: {type: object, properties: {n: {type: integer}}}}}}}"
    ).client(query_string="n=hunter2")
    [record] = caplog.records
    assert record.getMessage().startswith(
        f"client {record.sid}: handshake of namespace '/': /query/n: "
    )
    assert "hunter2" not in caplog.text


def nothing():
    return []


@pytest.mark.parametrize(
    ("connect", "expected"),
    [
        (nothing, []),
        (lambda auth: [auth], [{"t": 1}]),
        (lambda auth=None: [auth], [{"t": 1}]),
        (lambda *args: [*args], [{"t": 1}]),
        (lambda *, later=None: [later], [None]),
    ],
    ids=["none", "auth", "optional", "any", "keyword"],
)
def test_a_connect_handler_takes_auth_or_nothing(serve, handlers, connect, expected):
    seen = []
    handlers.connect = _noting(connect, seen)
    assert serve(OPEN).client(auth={"t": 1}).is_connected()
    assert seen == expected


def _noting(connect, seen):
    from functools import wraps

    @wraps(connect)
    def handler(*args, **kwargs):
        seen.extend(connect(*args, **kwargs))

    return handler


@pytest.mark.parametrize(
    ("disconnect", "expected"),
    [(nothing, []), (lambda reason: [reason], ["client disconnect"])],
    ids=["none", "reason"],
)
def test_a_disconnect_handler_takes_the_reason_or_nothing(serve, handlers, disconnect, expected):
    seen = []
    handlers.disconnect = _noting(disconnect, seen)
    serve(OPEN).client().disconnect()
    assert seen == expected


@pytest.mark.parametrize("testing", [False, True], ids=["production", "testing"])
def test_a_disconnect_handler_that_raises_type_error_runs_once(serve, handlers, app, testing):
    calls = []

    def disconnect(reason):
        calls.append(reason)
        raise TypeError("of the user")

    handlers.disconnect = disconnect
    app.testing = testing
    client = serve(OPEN).client()
    if testing:
        with pytest.raises(RuntimeError, match=r"^disconnect handler of namespace '/': it raised"):
            client.disconnect()
    else:
        client.disconnect()
    assert calls == ["client disconnect"]


def test_a_disconnect_handler_that_fails_goes_to_the_error_handler(serve, handlers):
    handlers.disconnect = refusing(ValueError("of the user"))
    serve(OPEN, default_error_handler=handlers.on_error).client().disconnect()
    assert [str(error) for error in handlers.errors] == ["of the user"]


@pytest.mark.parametrize("validation", [True, False], ids=["validated", "not validated"])
def test_a_namespace_that_only_sends_can_be_connected_to(serve, validation):
    chat = serve(
        "channels: {/news: {subscribe: {message: {name: flash}}}}", validation=validation
    )  # behaviour 39
    client = chat.client("/news")
    assert client.is_connected("/news")
    chat.server.emit("flash", namespace="/news")
    assert [each["name"] for each in client.get_received("/news")] == ["flash"]


@pytest.mark.parametrize("namespace", ["/", "/other"])
def test_a_namespace_that_the_document_does_not_have_is_refused(serve, namespace):
    chat = serve("channels: {/news: {}}")  # behaviour 44
    assert not chat.client(namespace).is_connected(namespace)


def test_namespaces_that_the_application_adds_itself_are_served(serve):
    chat = serve("channels: {/news: {}}", namespaces=["/extra"])
    chat.server.on_event("ping", lambda: "pong", namespace="/own")
    assert chat.client("/extra").is_connected("/extra")
    assert chat.client("/own").emit("ping", namespace="/own", callback=True) == "pong"


def test_without_validation_bindings_are_not_checked(serve):
    assert serve(NEEDS_QUERY, validation=False).client().is_connected()  # behaviour 33


@pytest.mark.parametrize(
    ("bindings", "options"),
    [
        ("{method: GET}", {}),
        ("{headers: {type: object, required: [X-Token]}}", {"headers": {"x-token": "t"}}),
        (
            "{query: {type: object, properties: {n: {type: integer}, on: {type: boolean}, "
            "many: {type: array, items: {type: integer}}}, additionalProperties: false}}",
            {"query_string": "EIO=4&transport=polling&t=x&n=5&on=true&many=1&many=2"},
        ),
    ],
    ids=["method", "headers in any case", "typed and repeated query"],
)
def test_bindings_are_checked_as_http_means_them(serve, bindings, options):
    chat = serve(f"channels: {{/: {{bindings: {{ws: {bindings}}}}}}}")
    assert chat.client(**options).is_connected()  # behaviours 64 to 66, D-17, D-18, D-19


@pytest.mark.parametrize(
    ("bindings", "options"),
    [
        ("{method: POST}", {}),
        ("{headers: {type: object, required: [X-Token]}}", {}),
        ("{query: {type: object, properties: {n: {type: integer}}}}", {"query_string": "n=five"}),
    ],
    ids=["method", "headers", "query"],
)
def test_bindings_that_are_not_met_refuse(serve, bindings, options):
    chat = serve(f"channels: {{/: {{bindings: {{ws: {bindings}}}}}}}")
    assert not chat.client(**options).is_connected()


def test_the_auth_payload_is_checked_against_our_own_binding(serve):
    chat = serve(
        "channels: {/: {bindings: {x-socketio: {auth: {type: object, required: [token]}}}}}"
    )
    assert chat.client(auth={"token": "t"}).is_connected()
    assert not chat.client(auth={"tokem": "t"}).is_connected()
    assert not chat.client().is_connected()


def test_a_connect_handler_may_emit_to_the_client_that_connects(serve, handlers):
    handlers.connect = lambda: chat.server.emit("welcome", "you", to=request.sid)
    chat = serve("""
        channels:
          /:
            x-handlers: {connect: handlers.connect}
            subscribe: {message: {name: welcome, payload: {type: string}}}
        """)  # behaviour 104
    assert chat.client().get_received() == [{"name": "welcome", "args": ["you"], "namespace": "/"}]
