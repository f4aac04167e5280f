"""Rules of the profiles ``socketio`` and ``server``: what makes sense to Socket.IO."""

from __future__ import annotations

from asynction_spec.diagnostics import Severity
from asynction_spec.rules.rule import Profile, Rule

_SAY = "channels: {/: {publish: {message: {%s}}}}\n"
_TWO = "channels: {/: {publish: {message: {oneOf: [{name: say}, {name: %s}]}}}}\n"
_HANDLERS = """\
channels:
  a: {address: /, x-handlers: {connect: chat.enter}}
  b: {address: /, x-handlers: {connect: chat.%s}}
"""
_OPERATION = """\
channels:
  chat: {address: /, messages: {say: {payload: {type: string}%s}}}
  acks: {address: null, messages: {ok: {payload: {type: boolean}}}}
operations:
  say:
    action: receive
    channel: {$ref: '#/channels/chat'}
    messages: [{$ref: '#/channels/chat/messages/say'}]
    reply: {%schannel: {$ref: '#/channels/acks'}}
"""
_SCHEME = """\
servers:
  live:
    host: example.com
    protocol: wss
    security: [{$ref: '#/components/securitySchemes/key'}]
components: {securitySchemes: {key: {type: httpApiKey, name: key, in: query%s}}}
"""
_BINDINGS = "channels: {a: {address: /, bindings: {%s}}}\n"

#: Faults of Socket.IO APIs, and of documents that drive a server.
SOCKETIO_RULES = (
    Rule(
        code="bad-namespace",
        summary="The address of a channel begins with a slash: it is a namespace",
        profile=Profile.SOCKETIO,
        good="channels: {chat: {address: /chat}}\n",
        bad="channels: {chat: {address: chat}}\n",
    ),
    Rule(
        code="no-event-name",
        summary="A message has an event name: its 'name', its id or its key",
        profile=Profile.SOCKETIO,
        version="2.6.0",
        good=_SAY % "name: say",
        bad=_SAY % "payload: {type: string}",
    ),
    Rule(
        code="reserved-event",
        summary="An event has none of the names that Socket.IO itself uses",
        profile=Profile.SOCKETIO,
        version="2.6.0",
        good=_SAY % "name: say",
        bad=_SAY % "name: connect",
    ),
    Rule(
        code="duplicate-event",
        summary="An event is declared once in a namespace and a direction",
        profile=Profile.SOCKETIO,
        version="2.6.0",
        good=_TWO % "hear",
        bad=_TWO % "say",
    ),
    Rule(
        code="conflicting-handlers",
        summary="Channels of one namespace agree in 'x-handlers'",
        profile=Profile.SOCKETIO,
        good=_HANDLERS % "enter",
        bad=_HANDLERS % "come",
    ),
    Rule(
        code="protocol-not-socketio",
        summary="A server speaks a protocol that carries Socket.IO",
        profile=Profile.SOCKETIO,
        severity=Severity.WARNING,
        good="servers: {live: {host: example.com, protocol: wss}}\n",
        bad="servers: {live: {host: example.com, protocol: kafka}}\n",
    ),
    Rule(
        code="ws-method-post",
        summary="The handshake of a WebSocket is a GET request",
        profile=Profile.SOCKETIO,
        severity=Severity.WARNING,
        good=_BINDINGS % "ws: {method: GET}",
        bad=_BINDINGS % "ws: {method: POST}",
    ),
    Rule(
        code="binding-ignored",
        summary="Bindings are those of 'ws' and 'x-socketio'",
        profile=Profile.SOCKETIO,
        severity=Severity.WARNING,
        good=_BINDINGS % "ws: {method: GET}",
        bad=_BINDINGS % "kafka: {topic: chat}",
    ),
    Rule(
        code="reply-address-ignored",
        summary="A reply has no address: an ack goes back where the event came from",
        profile=Profile.SOCKETIO,
        severity=Severity.WARNING,
        good=_OPERATION % ("", ""),
        bad=_OPERATION % ("", "address: {location: '$message.header#/to'}, "),
    ),
    Rule(
        code="ack-and-reply",
        summary="An ack is described once: by 'reply' or by 'x-ack'",
        profile=Profile.SOCKETIO,
        severity=Severity.WARNING,
        good=_OPERATION % ("", ""),
        bad=_OPERATION % (", x-ack: {args: {type: integer}}", ""),
    ),
    Rule(
        code="ack-without-args",
        summary="'x-ack' says what the answer looks like: it has 'args', or is a schema",
        profile=Profile.SOCKETIO,
        version="2.6.0",
        good=_SAY % "name: say, x-ack: {args: {type: boolean}}",
        bad=_SAY % "name: say, x-ack: {arg: {type: boolean}}",
    ),
    Rule(
        code="bad-handler-path",
        summary="The path of a function is written 'package.module.function'",
        profile=Profile.SOCKETIO,
        version="2.6.0",
        good=_SAY % "name: say, x-handler: chat.say",
        bad=_SAY % "name: say, x-handler: 'chat:say'",
    ),
    Rule(
        code="extension-typo",
        summary="No extension has almost the name of one that asynction knows",
        profile=Profile.SOCKETIO,
        severity=Severity.WARNING,
        version="2.6.0",
        good=_SAY % "name: say, x-handler: chat.say",
        bad=_SAY % "name: say, x-handlr: chat.say",
    ),
    Rule(
        code="no-handler",
        summary="A message that the application receives has a handler",
        profile=Profile.SERVER,
        version="2.6.0",
        good=_SAY % "name: say, x-handler: chat.say",
        bad=_SAY % "name: say",
    ),
    Rule(
        code="no-info-function",
        summary="A security scheme that is asked for names the function that verifies credentials",
        profile=Profile.SERVER,
        good=_SCHEME % ", x-apiKeyInfoFunc: chat.find_user",
        bad=_SCHEME % "",
    ),
)
