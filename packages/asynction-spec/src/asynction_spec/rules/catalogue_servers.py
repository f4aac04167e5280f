"""Rules about servers, and about what must be unique in a document."""

from __future__ import annotations

from asynction_spec.diagnostics import Severity
from asynction_spec.rules.rule import Rule

_VARIABLE = "Server Variable Object"

#: Faults of servers and of identity.
SERVER_RULES = (
    Rule(
        code="duplicate-operation-id",
        summary="An 'operationId' stands once in a document",
        section="Operation Object",
        version="2.6.0",
        good="channels: {/: {publish: {operationId: hear}, subscribe: {operationId: say}}}\n",
        bad="channels: {/: {publish: {operationId: say}, subscribe: {operationId: say}}}\n",
    ),
    Rule(
        code="duplicate-message-id",
        summary="A 'messageId' stands once in a document",
        section="Message Object",
        version="2.6.0",
        good="components: {messages: {a: {messageId: a}, b: {messageId: b}}}\n",
        bad="components: {messages: {a: {messageId: a}, b: {messageId: a}}}\n",
    ),
    Rule(
        code="duplicate-tag",
        summary="A tag stands once in a list of tags",
        section="Tags Object",
        good="channels: {a: {tags: [{name: chat}, {name: team}]}}\n",
        bad="channels: {a: {tags: [{name: chat}, {name: chat}]}}\n",
    ),
    Rule(
        code="similar-operation-ids",
        summary="Ids of operations differ in more than upper and lower case",
        severity=Severity.WARNING,
        good="channels: {a: {}}\noperations:\n"
        "  say: {action: send, channel: {$ref: '#/channels/a'}}\n"
        "  hear: {action: receive, channel: {$ref: '#/channels/a'}}\n",
        bad="channels: {a: {}}\noperations:\n"
        "  say: {action: send, channel: {$ref: '#/channels/a'}}\n"
        "  Say: {action: receive, channel: {$ref: '#/channels/a'}}\n",
    ),
    Rule(
        code="server-variable-undefined",
        summary="A variable in the address of a server is defined",
        section=_VARIABLE,
        severity=Severity.WARNING,
        good="servers: "
        "{s: {host: '{a}.example.com', protocol: ws, variables: {a: {default: b}}}}\n",
        bad="servers: {s: {host: '{a}.example.com', protocol: ws}}\n",
    ),
    Rule(
        code="server-variable-unused",
        summary="A variable of a server stands in its address",
        section=_VARIABLE,
        severity=Severity.WARNING,
        good="servers: "
        "{s: {host: '{a}.example.com', protocol: ws, variables: {a: {default: b}}}}\n",
        bad="servers: {s: {host: example.com, protocol: ws, variables: {a: {default: b}}}}\n",
    ),
    Rule(
        code="default-not-in-enum",
        summary="The default of a server variable, or of a parameter, is one of its values",
        section=_VARIABLE,
        good="components: {serverVariables: {port: {enum: ['80', '443'], default: '80'}}}\n",
        bad="components: {serverVariables: {port: {enum: ['80', '443'], default: '81'}}}\n",
    ),
    Rule(
        code="example-not-in-enum",
        summary="An example of a server variable, or of a parameter, is one of its values",
        section=_VARIABLE,
        severity=Severity.WARNING,
        good="components: {serverVariables: {port: {enum: ['80', '443'], examples: ['80']}}}\n",
        bad="components: {serverVariables: {port: {enum: ['80', '443'], examples: ['81']}}}\n",
    ),
    Rule(
        code="empty-placeholder",
        summary="A placeholder in an address has a name",
        severity=Severity.WARNING,
        good="channels: {a: {address: '/{room}', parameters: {room: {}}}}\n",
        bad="channels: {a: {address: '/{}'}}\n",
    ),
    Rule(
        code="trailing-slash",
        summary="The address of a server does not end in a slash",
        severity=Severity.WARNING,
        version="2.6.0",
        good="servers: {s: {url: example.com/live, protocol: ws}}\n",
        bad="servers: {s: {url: example.com/live/, protocol: ws}}\n",
    ),
    Rule(
        code="host-with-scheme",
        summary="The host of a server has neither a scheme nor a path",
        section="Server Object",
        severity=Severity.WARNING,
        good="servers: {s: {host: example.com, pathname: /live, protocol: wss}}\n",
        bad="servers: {s: {host: wss://example.com/live, protocol: wss}}\n",
    ),
)
