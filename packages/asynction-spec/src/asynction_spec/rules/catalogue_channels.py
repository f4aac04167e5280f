"""Rules about channels."""

from __future__ import annotations

from asynction_spec.diagnostics import Severity
from asynction_spec.rules.rule import Rule

_SECTION = "Channel Object"

#: Faults of channels.
CHANNEL_RULES = (
    Rule(
        code="address-with-query",
        summary="The address of a channel has neither a query nor a fragment",
        section=_SECTION,
        good="channels: {a: {address: /chat}}\n",
        bad="channels: {a: {address: '/chat?room=1'}}\n",
    ),
    Rule(
        code="parameter-undefined",
        summary="A placeholder in the address of a channel is one of its parameters",
        section=_SECTION,
        good="channels: {a: {address: '/{room}', parameters: {room: {}}}}\n",
        bad="channels: {a: {address: '/{room}'}}\n",
    ),
    Rule(
        code="parameter-unused",
        summary="A parameter of a channel stands in its address",
        section=_SECTION,
        good="channels: {a: {address: '/{room}', parameters: {room: {}}}}\n",
        bad="channels: {a: {address: /room, parameters: {room: {}}}}\n",
    ),
    Rule(
        code="unknown-server",
        summary="A channel names servers of the document",
        section="Channel Item Object",
        version="2.6.0",
        good="servers: {live: {url: a.example.com, protocol: wss}}\n"
        "channels: {/: {servers: [live]}}\n",
        bad="servers: {live: {url: a.example.com, protocol: wss}}\n"
        "channels: {/: {servers: [test]}}\n",
    ),
    Rule(
        code="shared-address",
        summary="An address belongs to one channel",
        section=_SECTION,
        severity=Severity.INFO,
        good="channels: {a: {address: /a}, b: {address: /b}}\n",
        bad="channels: {a: {address: /a}, b: {address: /a}}\n",
    ),
    Rule(
        code="unused-channel",
        summary="An operation uses each channel",
        severity=Severity.INFO,
        good="channels: {a: {address: /a}}\n"
        "operations: {o: {action: send, channel: {$ref: '#/channels/a'}}}\n",
        bad="channels: {a: {address: /a}}\n",
    ),
)
