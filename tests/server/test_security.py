"""Until security is built, a document that demands it does not start."""

from __future__ import annotations

import pytest

from asynction_server import AsynctionSocketIO, ServerNotChosen
from asynction_server.errors import SecurityNotSupported

SCHEMES = """\
components: {securitySchemes: {key: {type: httpApiKey, name: key, in: query}}}
"""
SERVER = """\
servers:
  main:
    url: localhost
    protocol: ws
    security: [{key: []}]
"""


def refused(write, app, body, error=SecurityNotSupported, **options):
    wsgi_app = app.wsgi_app
    with pytest.raises(error) as caught:
        AsynctionSocketIO.from_spec(write(body + SCHEMES), app=app, **options)
    assert (app.wsgi_app, "socketio" in app.extensions) == (wsgi_app, False)
    return str(caught.value)


def test_a_secured_server_does_not_start(write, app):
    sentence = refused(write, app, SERVER + "channels: {/: {}}\n")  # D-05: it was open
    assert sentence == (
        "chat.yml:7:5: server 'main' demands security, which this version of asynction-server "
        "cannot enforce, so it does not start; remove the requirement, or open each namespace "
        "with 'x-security: []'"
    )


def test_validation_switched_off_does_not_open_it(write, app):
    refused(write, app, SERVER + "channels: {/: {}}\n", validation=False)  # behaviour 33


def test_a_secured_namespace_does_not_start(write, app):
    sentence = refused(write, app, "channels:\n  /: {}\n  /admin: {x-security: [{key: []}]}\n")
    assert sentence.startswith("chat.yml:5:12: namespace '/admin' demands security, ")


def test_a_secured_operation_does_not_start(write, app):
    sentence = refused(
        write,
        app,
        "channels: {/: {subscribe: {security: [{key: []}], message: {name: say}}}}\n",
    )
    assert " an operation of namespace '/' demands security, " in sentence


def test_a_namespace_opened_by_the_document_starts(write, app):
    spec = write(SERVER + "channels: {/: {x-security: []}}\n" + SCHEMES)  # behaviour 70
    server = AsynctionSocketIO.from_spec(spec, app=app)
    assert server.test_client(app).is_connected()


def test_one_namespace_that_is_not_opened_is_enough_to_refuse(write, app):
    refused(write, app, SERVER + "channels: {/: {x-security: []}, /admin: {}}\n")


TWO = """\
servers:
  inside: {url: localhost, protocol: ws}
  outside: {url: example.com, protocol: wss, security: [{key: []}]}
channels: {/: {}}
"""


def test_of_several_servers_with_security_one_must_be_chosen(write, app):
    assert refused(write, app, TWO, ServerNotChosen) == (
        "chat.yml:5:46: a server demands security, and the document has several servers; "
        "pass server_name, one of: 'inside', 'outside'"
    )


def test_the_chosen_server_decides(write, app):
    refused(write, app, TWO, server_name="outside")
    server = AsynctionSocketIO.from_spec(write(TWO + SCHEMES), app=app, server_name="inside")
    assert server.test_client(app).is_connected()


def test_a_secured_channel_of_another_server_does_not_matter(write, app):
    spec = write(
        "servers: {a: {url: a.com, protocol: ws}, b: {url: b.com, protocol: ws}}\n"
        "channels: {/: {}, /admin: {servers: [b], x-security: [{key: []}]}}\n" + SCHEMES
    )
    server = AsynctionSocketIO.from_spec(spec, app=app, server_name="a")
    assert server.test_client(app).is_connected()


def test_a_process_that_only_emits_may_load_a_secured_document(write, app):
    spec = write(SERVER + "channels: {/: {subscribe: {message: {name: say}}}}\n" + SCHEMES)
    server = AsynctionSocketIO.from_spec(spec)
    with pytest.raises(SecurityNotSupported):
        server.init_app(app)
    assert "socketio" not in app.extensions
