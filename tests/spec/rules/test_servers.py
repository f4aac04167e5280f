"""Servers and their variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            servers:
              s:
                host: '{region}.example.com:{port}'
                pathname: /{room}
                protocol: ws
                variables: {regions: {default: eu}, port: {default: '80'}}
            """,
            [
                "<document>:5:5: warning server-variable-undefined: the variable "
                "'region' is not defined; did you mean 'regions'?",
                "<document>:6:5: warning server-variable-undefined: the variable 'room' "
                "is not defined; add it to 'variables'",
            ],
            id="in the host and in the path",
        ),
        pytest.param(
            """\
            servers:
              s: {host: '{a}.example.com', protocol: ws, variables: {a: {default: eu}}}
            """,
            [],
            id="all",
        ),
    ],
)
def test_a_variable_in_an_address_is_defined(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("server-variable-undefined", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels: {}
            servers: {s: {url: 'ws://{a}.example.com/{b}', protocol: ws}}
            """,
            [
                "<document>:4:15: warning server-variable-undefined: the variable 'a' is "
                "not defined; add it to 'variables'",
                "<document>:4:15: warning server-variable-undefined: the variable 'b' is "
                "not defined; add it to 'variables'",
            ],
            id="none is",
        ),
        pytest.param(
            """\
            channels: {}
            servers: {s: {url: example.com, protocol: ws}}
            """,
            [],
            id="without any",
        ),
    ],
)
def test_a_variable_in_a_url_is_defined(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("server-variable-undefined", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels: {}
            servers:
              s: {url: 'example.com/{a}', protocol: ws, variables: {a: {}, b: {}}}
            """,
            [
                "<document>:5:64: warning server-variable-unused: the variable 'b' does "
                "not stand in the address; use it, or remove it",
            ],
            id="not",
        ),
        pytest.param(
            """\
            channels: {}
            servers: {s: {url: example.com, protocol: '{a}', variables: {a: {}}}}
            """,
            [],
            id="in the protocol",
        ),
    ],
)
def test_a_defined_variable_is_used(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("server-variable-unused", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            servers:
              s:
                host: 'example.com:{port}'
                protocol: ws
                variables: {port: {enum: ['80', '443'], default: '8080'}}
            """,
            [
                "<document>:7:45: error default-not-in-enum: the default '8080' is no "
                "value of 'enum'; 'enum' has '80', '443'",
            ],
            id="of a server variable",
        ),
        pytest.param(
            """\
            channels:
              a: {address: '/{b}', parameters: {b: {enum: [x, y], default: z}}}
            """,
            [
                "<document>:4:55: error default-not-in-enum: the default 'z' is no value "
                "of 'enum'; 'enum' has 'x', 'y'",
            ],
            id="of a parameter",
        ),
        pytest.param(
            """\
            components:
              parameters: {a: {enum: [x, y], default: y}, b: {default: z}, c: {enum: []}}
            """,
            [],
            id="right, or without values",
        ),
    ],
)
def test_a_default_is_one_of_the_values(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("default-not-in-enum", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "components: {serverVariables: {a: {enum: [x], examples: [x, y, z]}}}",
            [
                "<document>:3:61: warning example-not-in-enum: the example 'y' is no "
                "value of 'enum'; 'enum' has 'x'",
                "<document>:3:64: warning example-not-in-enum: the example 'z' is no "
                "value of 'enum'; 'enum' has 'x'",
            ],
            id="of a server variable",
        ),
        pytest.param(
            "components: {parameters: {a: {enum: [x], examples: [x]}, b: {examples: [z]}}}",
            [],
            id="right, or without values",
        ),
    ],
)
def test_an_example_is_one_of_the_values(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("example-not-in-enum", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            servers: {s: {host: '{}.example.com', pathname: '/{}', protocol: ws}}
            channels: {a: {address: '/{}'}}
            """,
            [
                "<document>:3:15: warning empty-placeholder: '{}' has no name; write a "
                "name between the braces",
                "<document>:3:39: warning empty-placeholder: '{}' has no name; write a "
                "name between the braces",
                "<document>:4:16: warning empty-placeholder: '{}' has no name; write a "
                "name between the braces",
            ],
            id="in a host, a path and an address",
        ),
        pytest.param(
            "channels: {a: {address: '/{b}', parameters: {b: {}}}}",
            [],
            id="with one",
        ),
    ],
)
def test_a_placeholder_has_a_name(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("empty-placeholder", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "servers: {s: {host: example.com, pathname: /live/, protocol: ws}}",
            [
                "<document>:3:34: warning trailing-slash: 'pathname' ends in a slash; remove it",
            ],
            id="a path",
        ),
        pytest.param(
            "servers: {s: {host: example.com, pathname: /, protocol: ws}}",
            [],
            id="the root",
        ),
    ],
)
def test_an_address_does_not_end_in_a_slash(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("trailing-slash", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels: {}
            servers: {s: {url: 'wss://example.com/', protocol: wss}}
            """,
            [
                "<document>:4:15: warning trailing-slash: 'url' ends in a slash; remove it",
            ],
            id="but does",
        ),
        pytest.param(
            """\
            channels: {}
            servers: {s: {url: 'wss://example.com/live', protocol: wss}}
            """,
            [],
            id="and does not",
        ),
    ],
)
def test_a_url_does_not_end_in_a_slash(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("trailing-slash", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "servers: {s: {host: 'wss://example.com', protocol: wss}}",
            [
                "<document>:3:15: warning host-with-scheme: 'wss://example.com' holds a "
                "scheme; a scheme belongs in 'protocol', a path in 'pathname'",
            ],
            id="with a scheme",
        ),
        pytest.param(
            "servers: {s: {host: example.com/live, protocol: wss}}",
            [
                "<document>:3:15: warning host-with-scheme: 'example.com/live' holds a "
                "path; a scheme belongs in 'protocol', a path in 'pathname'",
            ],
            id="with a path",
        ),
        pytest.param(
            "servers: {s: {host: '[::1]:5000', protocol: wss}}",
            [],
            id="with a port",
        ),
    ],
)
def test_a_host_is_a_host(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("host-with-scheme", body) == expected
