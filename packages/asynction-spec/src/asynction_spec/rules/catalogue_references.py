"""Rules about references: what they lead to, and where they may stand."""

from __future__ import annotations

from asynction_spec.diagnostics import Severity
from asynction_spec.rules.rule import Rule

_SECTION = "Reference Object"
_CHANNELS = """\
channels:
  chat: {address: /chat, messages: {say: {payload: {type: string}}}}
  acks: {address: null, messages: {ok: {payload: {type: boolean}}}}
components:
  channels: {other: {address: /other}}
  messages: {stray: {payload: {type: integer}}}
operations:
"""
_SAY = "  say: {action: receive, channel: {$ref: '#/channels/chat'}"

#: Faults of references.
REFERENCE_RULES = (
    Rule(
        code="ref-unresolved",
        summary="A reference leads to something",
        section=_SECTION,
        good="channels: {a: {$ref: '#/components/channels/b'}}\ncomponents: {channels: {b: {}}}\n",
        bad="channels: {a: {$ref: '#/components/channels/c'}}\ncomponents: {channels: {b: {}}}\n",
        blocking=True,
    ),
    Rule(
        code="ref-cycle",
        summary="A chain of references ends at an object",
        section=_SECTION,
        good="components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {}}}\n",
        bad="components: {schemas: {A: {$ref: '#/components/schemas/A'}}}\n",
        blocking=True,
    ),
    Rule(
        code="ref-wrong-kind",
        summary="A reference leads to an object of the kind that its place expects",
        section=_SECTION,
        good="channels: {a: {$ref: '#/components/channels/b'}}\ncomponents: {channels: {b: {}}}\n",
        bad="channels: {a: {$ref: '#/components/messages/b'}}\ncomponents: {messages: {b: {}}}\n",
        blocking=True,
    ),
    Rule(
        code="ref-required",
        summary="Where the standard wants a reference, one stands",
        good=f"{_CHANNELS}{_SAY}}}\n",
        bad="operations: {say: {action: receive, channel: {address: /chat}}}\n",
        blocking=True,
    ),
    Rule(
        code="ref-not-allowed",
        summary="Where the standard wants the object itself, no reference stands",
        section=_SECTION,
        good="asyncapi: 3.0.0\ninfo: {title: Chat, version: 1.0.0}\n",
        bad="asyncapi: 3.0.0\ninfo: {$ref: '#/x-info'}\nx-info: {title: Chat, version: 1.0.0}\n",
        blocking=True,
    ),
    Rule(
        code="ref-siblings-ignored",
        summary="Nothing stands beside '$ref'",
        section=_SECTION,
        severity=Severity.WARNING,
        good="channels: {a: {$ref: '#/components/channels/b'}}\ncomponents: {channels: {b: {}}}\n",
        bad="channels: {a: {$ref: '#/components/channels/b', description: A room}}\n"
        "components: {channels: {b: {}}}\n",
    ),
    Rule(
        code="ref-outside-root",
        summary="A reference leads to a file inside the folder that may be read",
        good="channels: {a: {$ref: '#/components/channels/b'}}\ncomponents: {channels: {b: {}}}\n",
        bad="channels: {a: {$ref: '/etc/channels.yaml#/a'}}\n",
        blocking=True,
    ),
    Rule(
        code="ref-without-base",
        summary="A document that refers to other files has a place of its own",
        good="channels: {a: {$ref: '#/components/channels/b'}}\ncomponents: {channels: {b: {}}}\n",
        bad="channels: {a: {$ref: 'channels.yaml#/a'}}\n",
        blocking=True,
    ),
    Rule(
        code="ref-remote",
        summary="A reference leads to a file; the network is used only through loader=",
        good="channels: {a: {$ref: '#/components/channels/b'}}\ncomponents: {channels: {b: {}}}\n",
        bad="channels: {a: {$ref: 'https://example.com/channels.yaml#/a'}}\n",
        blocking=True,
    ),
    Rule(
        code="ref-unreadable",
        summary="A file that is referred to can be read",
        good="a reference to a YAML or JSON file",
        bad="a reference to a file that does not exist",
        blocking=True,
        in_words=True,
    ),
    Rule(
        code="channel-ref-deprecated",
        summary="'$ref' of a channel is deprecated since 2.3",
        section="Channel Item Object",
        severity=Severity.WARNING,
        version="2.6.0",
        good="channels: {/: {description: A room}}\n",
        bad="channels: {/: {$ref: '#/components/channels/a'}}\ncomponents: {channels: {a: {}}}\n",
    ),
    Rule(
        code="server-not-in-root",
        summary="A channel of 'channels' refers to servers of 'servers'",
        section="Channel Object",
        good="servers: {live: {host: example.com, protocol: wss}}\n"
        "channels: {a: {address: /a, servers: [{$ref: '#/servers/live'}]}}\n",
        bad="components: {servers: {live: {host: example.com, protocol: wss}}}\n"
        "channels: {a: {address: /a, servers: [{$ref: '#/components/servers/live'}]}}\n",
    ),
    Rule(
        code="channel-not-in-root",
        summary="An operation of 'operations', and its reply, refer to channels of 'channels'",
        section="Operation Object",
        good=f"{_CHANNELS}{_SAY}}}\n",
        bad=f"{_CHANNELS}{_SAY.replace('#/channels/chat', '#/components/channels/other')}}}\n",
    ),
    Rule(
        code="message-not-in-channel",
        summary="The messages of an operation are messages of its channel",
        section="Operation Object",
        good=f"{_CHANNELS}{_SAY}, messages: [{{$ref: '#/channels/chat/messages/say'}}]}}\n",
        bad=f"{_CHANNELS}{_SAY}, messages: [{{$ref: '#/channels/acks/messages/ok'}}]}}\n",
    ),
    Rule(
        code="reply-message-not-in-channel",
        summary="The messages of a reply are messages of the reply's channel",
        section="Operation Reply Object",
        good=f"{_CHANNELS}{_SAY}, reply: {{channel: {{$ref: '#/channels/acks'}}, "
        "messages: [{$ref: '#/channels/acks/messages/ok'}]}}\n",
        bad=f"{_CHANNELS}{_SAY}, reply: {{channel: {{$ref: '#/channels/acks'}}, "
        "messages: [{$ref: '#/channels/chat/messages/say'}]}}\n",
    ),
    Rule(
        code="reply-messages-without-channel",
        summary="A reply that lists messages names the channel that has them",
        section="Operation Reply Object",
        good=f"{_CHANNELS}{_SAY}, reply: {{channel: {{$ref: '#/channels/acks'}}, "
        "messages: [{$ref: '#/channels/acks/messages/ok'}]}}\n",
        bad=f"{_CHANNELS}{_SAY}, reply: "
        "{messages: [{$ref: '#/channels/acks/messages/ok'}]}}\n",
    ),
    Rule(
        code="reply-address-and-channel-address",
        summary="A reply with an address of its own has a channel without one",
        section="Operation Reply Object",
        good=f"{_CHANNELS}{_SAY}, reply: {{address: {{location: '$message.header#/to'}}, "
        "channel: {$ref: '#/channels/acks'}}}\n",
        bad=f"{_CHANNELS}{_SAY}, reply: {{address: {{location: '$message.header#/to'}}, "
        "channel: {$ref: '#/channels/chat'}}}\n",
    ),
    Rule(
        code="unused-component",
        summary="Something refers to each component",
        severity=Severity.INFO,
        good="channels: {a: {$ref: '#/components/channels/b'}}\ncomponents: {channels: {b: {}}}\n",
        bad="components: {schemas: {Line: {type: string}}}\n",
    ),
)
