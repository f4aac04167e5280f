"""Rules about the objects of the standard: their fields, and what these may hold."""

from __future__ import annotations

from asynction_spec.diagnostics import Severity
from asynction_spec.rules.rule import Rule

#: Faults of structure.
STRUCTURE_RULES = (
    Rule(
        code="newer-version",
        summary="The document is written for a version that this parser knows",
        section="AsyncAPI Version String",
        severity=Severity.WARNING,
        good="asyncapi: 3.1.0\ninfo: {title: Chat, version: 1.0.0}\n",
        bad="asyncapi: 3.9.0\ninfo: {title: Chat, version: 1.0.0}\n",
    ),
    Rule(
        code="wrong-type",
        summary="A field holds a value of its type",
        good="channels: {chat: {description: A room}}\n",
        bad="channels: {chat: {description: 5}}\n",
        blocking=True,
    ),
    Rule(
        code="missing-field",
        summary="A required field is there",
        good="servers: {live: {host: example.com, protocol: wss}}\n",
        bad="servers: {live: {host: example.com}}\n",
        blocking=True,
    ),
    Rule(
        code="unknown-field",
        summary="An object has the fields of the standard, and extensions that begin with 'x-'",
        section="Specification Extensions",
        good="channels: {chat: {description: A room, x-owner: me}}\n",
        bad="channels: {chat: {descripton: A room}}\n",
    ),
    Rule(
        code="field-too-new",
        summary="A field is one of the version that the document is written for",
        severity=Severity.WARNING,
        version="2.0.0",
        good="channels: {/: {description: A room}}\n",
        bad="servers: {live: {url: a.example.com, protocol: wss}}\n"
        "channels: {/: {servers: [live]}}\n",
    ),
    Rule(
        code="unknown-value",
        summary="A field that has a list of values holds one of them",
        good="channels: {a: {}}\n"
        "operations: {o: {action: send, channel: {$ref: '#/channels/a'}}}\n",
        bad="channels: {a: {}}\noperations: {o: {action: sent, channel: {$ref: '#/channels/a'}}}\n",
        blocking=True,
    ),
    Rule(
        code="bad-name",
        summary="Servers, parameters and components have names of letters, digits, '-' and '_'",
        section="Components Object",
        good="components: {schemas: {chat-line: {type: string}}}\n",
        bad="components: {schemas: {chat line: {type: string}}}\n",
    ),
    Rule(
        code="bad-text",
        summary="A string has the format of its field: a URL, a regular expression, …",
        good="components: {schemas: {Word: {type: string, pattern: '^[a-z]+$'}}}\n",
        bad="components: {schemas: {Word: {type: string, pattern: '^[a-z+$'}}}\n",
    ),
)
