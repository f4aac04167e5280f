"""The functions that a document names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {/: {publish: {message: {name: a, x-handler: 'chat:say'}}}}",
            [
                "<document>:3:45: error bad-handler-path: 'chat:say' is not the path of "
                "a function; write it as 'package.module.function'",
            ],
            id="of a message",
        ),
        pytest.param(
            """\
            channels: {/: {x-handlers: {connect: enter, error: a..b}}}
            components: {securitySchemes: {a: {type: plain, x-tokenInfoFunc: a/b.c}}}
            """,
            [
                "<document>:3:29: error bad-handler-path: 'enter' is not the path of a "
                "function; write it as 'package.module.function'",
                "<document>:3:45: error bad-handler-path: 'a..b' is not the path of a "
                "function; write it as 'package.module.function'",
                "<document>:4:49: error bad-handler-path: 'a/b.c' is not the path of a "
                "function; write it as 'package.module.function'",
            ],
            id="of a connection, and of a scheme",
        ),
        pytest.param(
            "channels: {/: {x-handlers: {connect: a.b, error: a.b.c_2, other: '?'}}}",
            [],
            id="dotted",
        ),
    ],
)
def test_the_path_of_a_function_is_dotted(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("bad-handler-path", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels: {a: {}}
            operations:
              o: {action: receive, channel: {$ref: '#/channels/a'}, x-handler: a.2b}
            """,
            [
                "<document>:5:57: error bad-handler-path: 'a.2b' is not the path of a "
                "function; write it as 'package.module.function'",
            ],
            id="of an operation",
        ),
        pytest.param(
            """\
            channels: {a: {}}
            operations:
              o: {action: receive, channel: {$ref: '#/channels/a'}, x-handler: a.b}
            """,
            [],
            id="dotted",
        ),
    ],
)
def test_the_path_of_a_function_is_dotted_in_version_3(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("bad-handler-path", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {/: {publish: {message: {name: a, x-handlers: a.b, x-acks: {}}}}}",
            [
                "<document>:3:45: warning extension-typo: the extension 'x-handlers' is "
                "not one that asynction knows; did you mean 'x-handler'?",
                "<document>:3:62: warning extension-typo: the extension 'x-acks' is not "
                "one that asynction knows; did you mean 'x-ack'?",
            ],
            id="of a message",
        ),
        pytest.param(
            "channels: {/: {x-handler: {}, x-Security: []}}",
            [
                "<document>:3:16: warning extension-typo: the extension 'x-handler' is "
                "not one that asynction knows; did you mean 'x-handlers'?",
                "<document>:3:31: warning extension-typo: the extension 'x-Security' is "
                "not one that asynction knows; did you mean 'x-security'?",
            ],
            id="of a channel",
        ),
        pytest.param(
            "channels: {/: {x-handlers: {conect: a.b, wave: a.b}}}",
            [
                "<document>:3:29: warning extension-typo: the extension 'conect' is not "
                "one that asynction knows; did you mean 'connect'?",
            ],
            id="of the handlers",
        ),
        pytest.param(
            """\
            channels: {}
            components:
              securitySchemes:
                a: {type: http, scheme: bearer, x-basicBearerInfoFunc: a.b, x-ownFunc: a.b}
            """,
            [
                "<document>:6:37: warning extension-typo: the extension "
                "'x-basicBearerInfoFunc' is not one that asynction knows; did you mean "
                "'x-bearerInfoFunc'?",
                "<document>:6:65: warning extension-typo: the extension 'x-ownFunc' is "
                "not one that asynction knows; did you mean 'x-tokenInfoFunc'?",
            ],
            id="of a scheme",
        ),
        pytest.param(
            """\
            channels: {/: {x-owner: me, x-handlers: {connect: a.b}}}
            components: {x-acks: {}}
            """,
            [],
            id="of others",
        ),
    ],
)
def test_an_extension_is_spelled_right(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("extension-typo", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels: {/: {publish: {message: {name: say}}, subscribe: {message: {name: hear}}}}
            """,
            [
                "<document>:3:26: error no-handler: event 'say' has no handler; add "
                "'x-handler: package.module.function'",
            ],
            id="none",
        ),
        pytest.param(
            "channels: {/: {publish: {message: {name: say, x-handler: a.b}}}}",
            [],
            id="one",
        ),
    ],
)
def test_what_is_received_has_a_handler(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("no-handler", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels: {a: {address: /, messages: {say: {}}}}
            operations: {o: {action: receive, channel: {$ref: '#/channels/a'}}}
            """,
            [
                "<document>:3:39: error no-handler: event 'say' has no handler; add "
                "'x-handler: package.module.function'",
            ],
            id="none",
        ),
        pytest.param(
            """\
            channels: {a: {address: /, messages: {say: {}}}, b: {messages: {say: {}}}}
            operations:
              o: {action: receive, channel: {$ref: '#/channels/a'}, x-handler: a.b}
              p: {action: receive, channel: {$ref: '#/channels/b'}}
            """,
            [],
            id="of the operation; none where there is no namespace",
        ),
    ],
)
def test_what_is_received_has_a_handler_in_version_3(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("no-handler", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels: {/: {x-security: [{a: []}, {b: []}]}}
            servers: {s: {url: example.com, protocol: ws, security: [{a: []}, {c: []}]}}
            components:
              securitySchemes:
                a: {type: http, scheme: Basic}
                b: {type: httpApiKey, name: b, in: header, x-tokenInfoFunc: a.b}
                c: {type: http, scheme: bearer, x-bearerInfoFunc: a.b}
                d: {type: http, scheme: bearer}
            """,
            [
                "<document>:7:5: error no-info-function: nothing verifies the "
                "credentials of security scheme 'a'; add 'x-basicInfoFunc: "
                "package.module.function'",
                "<document>:8:5: error no-info-function: nothing verifies the "
                "credentials of security scheme 'b'; add 'x-apiKeyInfoFunc: "
                "package.module.function'",
            ],
            id="not",
        ),
        pytest.param(
            """\
            channels: {/: {publish: {security: [{a: []}]}}}
            components: {securitySchemes: {a: {type: plain}}}
            """,
            [],
            id="of a type that has no function",
        ),
    ],
)
def test_what_is_asked_for_can_be_verified(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("no-info-function", body) == expected
