"""Where references of a kind lead, and what nothing refers to."""

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
            channels: {/: {$ref: '#/components/channels/a'}}
            components: {channels: {a: {}}}
            """,
            [
                "<document>:3:12: warning channel-ref-deprecated: '$ref' of a channel is "
                "deprecated since 2.3; write the channel in place",
            ],
            id="it is one",
        ),
        pytest.param(
            "channels: {/: {}}",
            [],
            id="it is none",
        ),
    ],
)
def test_a_channel_by_reference_is_deprecated(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("channel-ref-deprecated", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            servers: {live: {host: example.com, protocol: ws}}
            channels: {a: {servers: [{$ref: '#/components/servers/b'}]}}
            components: {servers: {b: {host: example.com, protocol: ws}}}
            """,
            [
                "<document>:4:27: error server-not-in-root: '#/components/servers/b' is "
                "not one of '#/servers'; refer to one of them: 'servers' has 'live'",
            ],
            id="a component",
        ),
        pytest.param(
            """\
            servers: {live: {host: example.com, protocol: ws}}
            channels: {a: {servers: [{$ref: '#/servers/live'}]}}
            components:
              servers: {b: {host: example.com, protocol: ws}}
              channels: {c: {servers: [{$ref: '#/components/servers/b'}]}}
            """,
            [],
            id="one of the root, and a component of a component",
        ),
    ],
)
def test_a_channel_has_servers_of_the_root(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("server-not-in-root", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels:
              a: {address: /a, messages: {say: {$ref: '#/components/messages/say'}}}
              b: {address: /b, messages: {hear: {}}}
              acks: {address: null, messages: {ok: {}}}
            components:
              channels: {c: {address: /c}}
              messages: {say: {}, stray: {}}
              servers: {spare: {host: example.com, protocol: ws}}
            operations:
              o: {action: receive, channel: {$ref: '#/components/channels/c'}}
            """,
            [
                "<document>:12:34: error channel-not-in-root: '#/components/channels/c' "
                "is not one of '#/channels'; refer to one of them: 'channels' has 'a', "
                "'b', 'acks'",
            ],
            id="a component",
        ),
        pytest.param(
            """\
            channels:
              a: {address: /a, messages: {say: {$ref: '#/components/messages/say'}}}
              b: {address: /b, messages: {hear: {}}}
              acks: {address: null, messages: {ok: {}}}
            components:
              channels: {c: {address: /c}}
              messages: {say: {}, stray: {}}
              servers: {spare: {host: example.com, protocol: ws}}
            operations:
              o: {action: receive, channel: {$ref: '#/channels/a'},
                  reply: {channel: {$ref: '#/components/channels/c'}}}
            """,
            [
                "<document>:13:25: error channel-not-in-root: '#/components/channels/c' "
                "is not one of '#/channels'; refer to one of them: 'channels' has 'a', "
                "'b', 'acks'",
            ],
            id="a reply of a component",
        ),
        pytest.param(
            """\
            channels:
              a: {address: /a, messages: {say: {$ref: '#/components/messages/say'}}}
              b: {address: /b, messages: {hear: {}}}
              acks: {address: null, messages: {ok: {}}}
            components:
              channels: {c: {address: /c}}
              messages: {say: {}, stray: {}}
              servers: {spare: {host: example.com, protocol: ws}}
            operations:
              o: {action: receive, channel: {$ref: '#/channels/a'},
                  reply: {channel: {$ref: '#/channels/acks'}}}
            """,
            [],
            id="one of the root",
        ),
    ],
)
def test_an_operation_has_a_channel_of_the_root(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("channel-not-in-root", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels:
              a: {address: /a, messages: {say: {$ref: '#/components/messages/say'}}}
              b: {address: /b, messages: {hear: {}}}
              acks: {address: null, messages: {ok: {}}}
            components:
              channels: {c: {address: /c}}
              messages: {say: {}, stray: {}}
              servers: {spare: {host: example.com, protocol: ws}}
            operations:
              o: {action: receive, channel: {$ref: '#/channels/a'},
                  messages: [{$ref: '#/channels/b/messages/hear'}]}
            """,
            [
                "<document>:12:3: error message-not-in-channel: 'hear' is no message of "
                "channel 'a'; the channel has 'say'",
            ],
            id="of another channel",
        ),
        pytest.param(
            """\
            channels:
              a: {address: /a, messages: {say: {$ref: '#/components/messages/say'}}}
              b: {address: /b, messages: {hear: {}}}
              acks: {address: null, messages: {ok: {}}}
            components:
              channels: {c: {address: /c}}
              messages: {say: {}, stray: {}}
              servers: {spare: {host: example.com, protocol: ws}}
            operations:
              o: {action: receive, channel: {$ref: '#/channels/a'},
                  messages: [{$ref: '#/components/messages/stray'}]}
            """,
            [
                "<document>:12:3: error message-not-in-channel: 'stray' is no message of "
                "channel 'a'; the channel has 'say'",
            ],
            id="of no channel",
        ),
        pytest.param(
            "channels:\n"
            "  a: {address: /a, messages: {say: {$ref: "
            "'#/components/messages/say'}}}\n"
            "  b: {address: /b, messages: {hear: {}}}\n"
            "  acks: {address: null, messages: {ok: {}}}\n"
            "components:\n"
            "  channels: {c: {address: /c}}\n"
            "  messages: {say: {}, stray: {}}\n"
            "  servers: {spare: {host: example.com, protocol: ws}}\n"
            "operations:\n"
            "  o: {action: receive, channel: {$ref: '#/channels/a'},\n"
            "      messages: [{$ref: '#/channels/a/messages/say'}, {$ref: "
            "'#/components/messages/say'}]}",
            [],
            id="of its channel, by either name",
        ),
    ],
)
def test_an_operation_takes_messages_of_its_own_channel(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("message-not-in-channel", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels:
              a: {address: /a, messages: {say: {$ref: '#/components/messages/say'}}}
              b: {address: /b, messages: {hear: {}}}
              acks: {address: null, messages: {ok: {}}}
            components:
              channels: {c: {address: /c}}
              messages: {say: {}, stray: {}}
              servers: {spare: {host: example.com, protocol: ws}}
            operations:
              o: {action: receive, channel: {$ref: '#/channels/a'},
                  reply: {channel: {$ref: '#/channels/acks'},
                    messages: [{$ref: '#/channels/b/messages/hear'}]}}
            """,
            [
                "<document>:14:20: error reply-message-not-in-channel: "
                "'#/channels/b/messages/hear' is no message of the reply's channel; the "
                "channel has 'ok'",
            ],
            id="of another channel",
        ),
        pytest.param(
            "channels:\n"
            "  a: {address: /a, messages: {say: {$ref: "
            "'#/components/messages/say'}}}\n"
            "  b: {address: /b, messages: {hear: {}}}\n"
            "  acks: {address: null, messages: {ok: {}}}\n"
            "components:\n"
            "  channels: {c: {address: /c}}\n"
            "  messages: {say: {}, stray: {}}\n"
            "  servers: {spare: {host: example.com, protocol: ws}}\n"
            "operations:\n"
            "  o: {action: receive, channel: {$ref: '#/channels/a'},\n"
            "      reply: {channel: {$ref: '#/channels/a'},\n"
            "        messages: [{$ref: '#/channels/a/messages/say'}, {$ref: "
            "'#/components/messages/say'}]}}",
            [],
            id="of its channel, by either name",
        ),
    ],
)
def test_a_reply_takes_messages_of_its_own_channel(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("reply-message-not-in-channel", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels:
              a: {address: /a, messages: {say: {$ref: '#/components/messages/say'}}}
              b: {address: /b, messages: {hear: {}}}
              acks: {address: null, messages: {ok: {}}}
            components:
              channels: {c: {address: /c}}
              messages: {say: {}, stray: {}}
              servers: {spare: {host: example.com, protocol: ws}}
            operations:
              o: {action: receive, channel: {$ref: '#/channels/a'},
                  reply: {messages: [{$ref: '#/channels/acks/messages/ok'}]}}
            """,
            [
                "<document>:13:15: error reply-messages-without-channel: a reply with "
                "messages needs the channel that has them; add 'channel'",
            ],
            id="none",
        ),
        pytest.param(
            """\
            channels:
              a: {address: /a, messages: {say: {$ref: '#/components/messages/say'}}}
              b: {address: /b, messages: {hear: {}}}
              acks: {address: null, messages: {ok: {}}}
            components:
              channels: {c: {address: /c}}
              messages: {say: {}, stray: {}}
              servers: {spare: {host: example.com, protocol: ws}}
            operations:
              o: {action: receive, channel: {$ref: '#/channels/a'},
                  reply: {messages: []}}
            """,
            [],
            id="no messages",
        ),
    ],
)
def test_a_reply_with_messages_has_a_channel(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("reply-messages-without-channel", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels:\n"
            "  a: {address: /a, messages: {say: {$ref: "
            "'#/components/messages/say'}}}\n"
            "  b: {address: /b, messages: {hear: {}}}\n"
            "  acks: {address: null, messages: {ok: {}}}\n"
            "components:\n"
            "  channels: {c: {address: /c}}\n"
            "  messages: {say: {}, stray: {}}\n"
            "  servers: {spare: {host: example.com, protocol: ws}}\n"
            "operations:\n"
            "  o: {action: receive, channel: {$ref: '#/channels/a'},\n"
            "      reply: {channel: {$ref: '#/channels/b'}, address: {location: "
            "$message.header#/to}}}",
            [
                "<document>:13:48: error reply-address-and-channel-address: the reply's "
                "channel has an address too: '/b'; remove one; 'address: null' in the "
                "channel leaves it to the reply",
            ],
            id="two",
        ),
        pytest.param(
            "channels:\n"
            "  a: {address: /a, messages: {say: {$ref: "
            "'#/components/messages/say'}}}\n"
            "  b: {address: /b, messages: {hear: {}}}\n"
            "  acks: {address: null, messages: {ok: {}}}\n"
            "components:\n"
            "  channels: {c: {address: /c}}\n"
            "  messages: {say: {}, stray: {}}\n"
            "  servers: {spare: {host: example.com, protocol: ws}}\n"
            "operations:\n"
            "  o: {action: receive, channel: {$ref: '#/channels/a'},\n"
            "      reply: {channel: {$ref: '#/channels/acks'}, address: {location: "
            "$message.header#/to}}}",
            [],
            id="one",
        ),
    ],
)
def test_a_reply_has_one_address(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("reply-address-and-channel-address", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "components: {schemas: {Tree: {items: {$ref: '#/components/schemas/Tree'}}}}",
            [
                "<document>:3:24: info unused-component: nothing refers to 'Tree'; "
                "remove it, or refer to it",
            ],
            id="only by itself",
        ),
        pytest.param(
            """\
            channels:
              a: {messages: {m: {payload: {$ref: '#/components/schemas/A/properties/b'}}}}
            components: {schemas: {A: {properties: {b: {}}}}}
            """,
            [],
            id="in part",
        ),
        pytest.param(
            "components: {securitySchemes: {a: {type: plain}}}",
            [],
            id="a security scheme, which has a rule of its own",
        ),
    ],
)
def test_a_component_is_used(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("unused-component", body) == expected
