"""Where the application listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec import Document


@pytest.mark.parametrize(
    ("url", "host", "pathname"),
    [
        ("localhost", "localhost", ""),
        ("localhost:5000", "localhost:5000", ""),
        ("localhost/", "localhost", "/"),
        ("my.com/api/socket.io", "my.com", "/api/socket.io"),
        ("host:5000/x/", "host:5000", "/x/"),
        ("ws://host/api/socket.io", "host", "/api/socket.io"),
        ("wss://host:443", "host:443", ""),
        ("https://user@host/a?b=c", "user@host", "/a"),
        ("host/a?b=/c#d", "host", "/a"),
        ("//host/a", "host", "/a"),
        ("/socket.io", "", "/socket.io"),
        ("/", "", "/"),
        ("http://[::1]:5000/a", "[::1]:5000", "/a"),
        ("socketio+tls://host/a", "host", "/a"),
    ],
)
def test_a_url_of_2_is_split_into_host_and_path(
    load2: Callable[[str], Document], url: str, host: str, pathname: str
) -> None:
    """D-27: upstream made the path `//host/api/socket.io` of a URL with a scheme."""
    server = load2(f"servers: {{live: {{url: '{url}', protocol: ws}}}}\nchannels: {{}}").servers[
        "live"
    ]
    assert (server.host, server.pathname) == (host, pathname)


def test_host_and_path_of_3_stand_apart(load3: Callable[[str], Document]) -> None:
    servers = load3("""
        servers:
          live: {host: 'chat.example.com:443', pathname: /socket.io, protocol: wss}
          bare: {host: localhost, protocol: ws}
        """).servers
    assert (servers["live"].host, servers["live"].pathname) == (
        "chat.example.com:443",
        "/socket.io",
    )
    assert (servers["bare"].host, servers["bare"].pathname) == ("localhost", "")


VARIABLES = """\
    variables:
      stage: {enum: [demo, live], default: live}
      port: {default: '8443'}
      base: {enum: [v1, v2]}
      room: {description: for the visitor, examples: [red]}
"""


def test_variables_are_filled_in_as_far_as_they_have_values(
    load2: Callable[[str], Document], load3: Callable[[str], Document]
) -> None:
    """D-27: the default, else the first value allowed, else what the author wrote."""
    body2 = (
        "channels: {}\nservers:\n  s:\n    protocol: wss\n"
        "    url: 'wss://{stage}.example.com:{port}/{base}/{room}/{none}'\n" + VARIABLES
    )
    body3 = (
        "servers:\n  s:\n    protocol: wss\n    host: '{stage}.example.com:{port}'\n"
        "    pathname: '/{base}/{room}/{none}'\n" + VARIABLES
    )
    for document in (load2(body2), load3(body3)):
        server = document.servers["s"]
        assert server.host == "live.example.com:8443"
        assert server.pathname == "/v1/{room}/{none}"
        assert {name: one.value for name, one in server.variables.items()} == {
            "stage": "live",
            "port": "8443",
            "base": "v1",
            "room": None,
        }
        assert server.variables["stage"].enum == ("demo", "live")
        assert server.variables["room"].examples == ("red",)
        assert server.variables["room"].description == "for the visitor"


def test_a_variable_may_be_the_scheme_or_the_whole_url(load2: Callable[[str], Document]) -> None:
    document = load2("""
        channels: {}
        servers:
          a: {url: '{scheme}://host/a', protocol: ws, variables: {scheme: {default: wss}}}
          b: {url: '{url}', protocol: ws, variables: {url: {default: 'ws://host/b'}}}
        """)
    assert [(s.host, s.pathname) for s in document.servers.values()] == [
        ("host", "/a"),
        ("host", "/b"),
    ]


@pytest.mark.parametrize("protocol", ["WSS", "https", "socketio", "socket.io", "kafka"])
def test_protocols_are_read_in_lower_case_and_not_judged(
    load2: Callable[[str], Document], protocol: str
) -> None:
    """1.2, 19: a server of another protocol is right; whether it can be run is not asked here."""
    document = load2(f"channels: {{}}\nservers: {{s: {{url: localhost, protocol: {protocol}}}}}")
    assert document.servers["s"].protocol == protocol.lower()


def test_a_server_says_all_about_itself(load3: Callable[[str], Document]) -> None:
    server = load3("""
        servers:
          s:
            host: localhost
            protocol: ws
            protocolVersion: '5'
            title: Mine
            summary: In short
            description: At length
            tags: [{name: home}]
            externalDocs: {url: 'https://example.com'}
            bindings: {x-socketio: {transports: [websocket]}}
            x-own: 1
        """).servers["s"]
    assert (server.id, server.protocol_version) == ("s", "5")
    assert (server.title, server.summary, server.description) == ("Mine", "In short", "At length")
    assert [tag.name for tag in server.tags] == ["home"]
    assert server.external_docs is not None
    assert server.external_docs.url == "https://example.com"
    assert server.bindings is not None
    assert server.bindings.extensions == {"x-socketio": {"transports": ["websocket"]}}
    assert (server.extensions, server.pointer) == ({"x-own": 1}, "/servers/s")
