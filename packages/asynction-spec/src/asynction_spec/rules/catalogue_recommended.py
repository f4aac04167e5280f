"""What a document might say too: advice, which is given only to those who ask for it."""

from __future__ import annotations

from asynction_spec.diagnostics import Severity
from asynction_spec.rules.rule import Rule

_INFO = "asyncapi: 3.0.0\ninfo: {title: Chat, version: 1.0.0%s}\n"

#: Advice; all of it is off by default.
RECOMMENDED_RULES = (
    Rule(
        code="not-latest-version",
        summary="The document is written for the newest version of AsyncAPI",
        severity=Severity.INFO,
        default=False,
        good="asyncapi: 3.1.0\ninfo: {title: Chat, version: 1.0.0}\n",
        bad="asyncapi: 3.0.0\ninfo: {title: Chat, version: 1.0.0}\n",
    ),
    Rule(
        code="version-suffix",
        summary="The version of AsyncAPI is that of a release",
        severity=Severity.WARNING,
        default=False,
        good="asyncapi: 3.0.0\ninfo: {title: Chat, version: 1.0.0}\n",
        bad="asyncapi: 3.0.0-rc1\ninfo: {title: Chat, version: 1.0.0}\n",
    ),
    Rule(
        code="no-id",
        summary="The document has an 'id'",
        severity=Severity.INFO,
        default=False,
        section="AsyncAPI Object",
        good="id: urn:example:chat\n",
        bad="channels: {}\n",
    ),
    Rule(
        code="no-default-content-type",
        summary="The document has a 'defaultContentType'",
        severity=Severity.INFO,
        default=False,
        section="AsyncAPI Object",
        good="defaultContentType: application/json\n",
        bad="channels: {}\n",
    ),
    Rule(
        code="no-servers",
        summary="The document has servers",
        severity=Severity.INFO,
        default=False,
        section="AsyncAPI Object",
        good="servers: {live: {host: example.com, protocol: wss}}\n",
        bad="servers: {}\n",
    ),
    Rule(
        code="no-description",
        summary="'info' has a 'description'",
        severity=Severity.INFO,
        default=False,
        section="Info Object",
        good=_INFO % ", description: People talk",
        bad=_INFO % "",
    ),
    Rule(
        code="no-contact",
        summary="'info' has a 'contact'",
        severity=Severity.INFO,
        default=False,
        section="Info Object",
        good=_INFO % ", contact: {email: chat@example.com}",
        bad=_INFO % "",
    ),
    Rule(
        code="no-license",
        summary="'info' has a 'license'",
        severity=Severity.INFO,
        default=False,
        section="Info Object",
        good=_INFO % ", license: {name: MIT}",
        bad=_INFO % "",
    ),
    Rule(
        code="no-operation-id",
        summary="An operation has an 'operationId'",
        severity=Severity.INFO,
        default=False,
        section="Operation Object",
        version="2.6.0",
        good="channels: {/: {publish: {operationId: hear}}}\n",
        bad="channels: {/: {publish: {summary: Hear}}}\n",
    ),
    Rule(
        code="no-message-id",
        summary="A message has a 'messageId'",
        severity=Severity.INFO,
        default=False,
        section="Message Object",
        version="2.6.0",
        good="components: {messages: {say: {messageId: say}}}\n",
        bad="components: {messages: {say: {name: say}}}\n",
    ),
)
