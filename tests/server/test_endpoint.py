from __future__ import annotations

import pytest

from asynction_server import AsynctionSocketIO, UnknownServer

ONE = """\
servers:
  main: {{url: '{}', protocol: ws, variables: {{port: {{default: '8080'}}}}}}
channels: {{/: {{}}}}
"""
TWO = """\
servers:
  production: {url: chat.example.com/live, protocol: wss}
  staging: {url: staging.example.com/try, protocol: ws}
channels:
  /: {}
  /debug:
    servers: [staging]
    subscribe: {message: {name: trace}}
"""


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("my.com/api/socket.io", "/api/socket.io"),
        ("localhost", None),
        ("localhost/", None),
        ("localhost:5000/x", "/x"),
        ("localhost:{port}/socket.io", "/socket.io"),
        ("localhost/api/socket.io/", "/api/socket.io"),
        ("ws://localhost:5000/api/socket.io", "/api/socket.io"),
        ("wss://localhost", None),
        ("localhost/x?token=t", "/x"),
    ],
    ids=[
        "path",
        "none",
        "slash",
        "port",
        "variable",
        "trailing slash",
        "scheme",
        "scheme only",
        "query",
    ],
)
def test_the_servers_address_gives_the_socketio_path(write, url, path):
    server = AsynctionSocketIO.from_spec(write(ONE.format(url)))  # behaviours 29, 31, D-27
    assert server.server_options.get("path") == path


def test_the_path_is_served(write, app):
    server = AsynctionSocketIO.from_spec(write(ONE.format("ws://localhost/api/io/")), app=app)
    assert server.sockio_mw.engineio_path == "/api/io/"  # behaviour 31
    assert app.test_client().get("/api/io/?EIO=4&transport=polling").data.startswith(b"0{")


def test_a_server_without_a_path_leaves_the_routes_of_the_app_alone(write, app):
    app.route("/hello")(lambda: "hello")
    AsynctionSocketIO.from_spec(write(ONE.format("localhost/")), app=app)  # D-27
    assert app.test_client().get("/hello").data == b"hello"


@pytest.mark.parametrize("option", ["path", "resource"])
@pytest.mark.parametrize("late", [False, True], ids=["from_spec", "init_app"])
def test_an_explicit_path_wins(write, app, option, late):
    spec = write(ONE.format("localhost/api"))  # behaviour 30
    if late:
        server = AsynctionSocketIO.from_spec(spec)
        server.init_app(app, **{option: "/mine"})
    else:
        server = AsynctionSocketIO.from_spec(spec, app=app, **{option: "/mine"})
    assert server.sockio_mw.engineio_path == "/mine/"


def test_of_several_servers_the_named_one_counts(write, app):
    server = AsynctionSocketIO.from_spec(write(TWO), server_name="staging", app=app)
    assert server.sockio_mw.engineio_path == "/try/"
    assert server.test_client(app, namespace="/debug").is_connected("/debug")


def test_a_channel_is_served_by_its_own_servers_only(write, app):
    server = AsynctionSocketIO.from_spec(write(TWO), server_name="production", app=app)
    assert not server.test_client(app, namespace="/debug").is_connected("/debug")
    assert list(server.namespaces) == ["/"]


def test_of_several_servers_none_is_chosen_unasked(write, app):
    server = AsynctionSocketIO.from_spec(write(TWO), app=app)
    assert server.sockio_mw.engineio_path == "/socket.io/"
    assert list(server.namespaces) == ["/", "/debug"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("stagin", "chat.yml:3:1: there is no server 'stagin'; did you mean 'staging'?"),
        (
            "moon",
            "chat.yml:3:1: there is no server 'moon'; the servers are: 'production', 'staging'",
        ),
    ],
    ids=["misspelt", "unknown"],
)
def test_an_unknown_server_is_an_error_that_lists_the_names(write, name, sentence):
    with pytest.raises(UnknownServer) as caught:
        AsynctionSocketIO.from_spec(write(TWO), server_name=name)  # behaviour 28
    assert str(caught.value) == sentence


def test_of_a_namespace_shared_by_channels_only_the_served_part_counts():
    def channel(server, event):
        return {
            "address": "/",
            "servers": [{"$ref": f"#/servers/{server}"}],
            "messages": {event: {"payload": {"type": "string"}}},
        }

    document = {
        "asyncapi": "3.0.0",
        "info": {"title": "Chat", "version": "1"},
        "servers": {
            "a": {"host": "a.example.com", "protocol": "ws"},
            "b": {"host": "b.example.com", "protocol": "ws"},
        },
        "channels": {"first": channel("a", "one"), "second": channel("b", "two")},
        "operations": {
            name: {"action": "send", "channel": {"$ref": f"#/channels/{name}"}}
            for name in ("first", "second")
        },
    }
    for server, events in (("a", ["one"]), ("b", ["two"]), (None, ["one", "two"])):
        made = AsynctionSocketIO.from_spec(document, server_name=server)
        assert list(made.namespaces["/"].sends) == events
