"""Rules about messages."""

from __future__ import annotations

from asynction_spec.diagnostics import Severity
from asynction_spec.rules.rule import Rule

_EXAMPLE = "Message Example Object"
_SAY = "components: {messages: {say: {payload: {type: string}, examples: [%s]}}}\n"
_TWO = """\
channels:
  chat:
    address: null
    messages: {one: {name: say}, two: {name: %s}}
operations: {o: {action: send, channel: {$ref: '#/channels/chat'}}}
"""

#: Faults of messages.
MESSAGE_RULES = (
    Rule(
        code="example-empty",
        summary="An example of a message has headers or a payload",
        section=_EXAMPLE,
        good=_SAY % "{payload: hello}",
        bad=_SAY % "{name: hello}",
    ),
    Rule(
        code="message-example-mismatch",
        summary="An example of a message fits the schemas of its payload and headers",
        section=_EXAMPLE,
        severity=Severity.WARNING,
        good=_SAY % "{payload: hello}",
        bad=_SAY % "{payload: 5}",
    ),
    Rule(
        code="headers-not-object",
        summary="The schema of headers, or of a query, is one of objects",
        section="Message Object",
        good="components: {messages: {say: {headers: {type: object}}}}\n",
        bad="components: {messages: {say: {headers: {type: string}}}}\n",
    ),
    Rule(
        code="ambiguous-messages",
        summary="Messages of one operation can be told apart by their names",
        section="Message Object",
        severity=Severity.WARNING,
        replaced_by="duplicate-event",
        good=_TWO % "hear",
        bad=_TWO % "say",
    ),
    Rule(
        code="correlation-id-not-in-schema",
        summary="The correlation id is where the schemas of payload and headers have one",
        section="Correlation ID Object",
        severity=Severity.WARNING,
        good="components: {messages: {say: {correlationId: {location: '$message.payload#/id'}, "
        "payload: {type: object, properties: {id: {type: string}}}}}}\n",
        bad="components: {messages: {say: {correlationId: {location: '$message.payload#/key'}, "
        "payload: {type: object, properties: {id: {type: string}}}}}}\n",
    ),
    Rule(
        code="bad-content-type",
        summary="A content type is a media type",
        section="Message Object",
        severity=Severity.WARNING,
        good="components: {messages: {say: {contentType: application/json}}}\n",
        bad="components: {messages: {say: {contentType: json}}}\n",
    ),
    Rule(
        code="unknown-schema-format",
        summary="A schema is written in a format that the standard names",
        section="Multi Format Schema Object",
        severity=Severity.INFO,
        good="components: {schemas: {A: {schemaFormat: 'application/schema+json;"
        "version=draft-07', schema: {type: string}}}}\n",
        bad="components: {schemas: {A: {schemaFormat: text/x-of-ours, schema: a string}}}\n",
    ),
    Rule(
        code="schema-not-checked",
        summary="A schema is written in a format that values can be checked against",
        section="Multi Format Schema Object",
        severity=Severity.WARNING,
        good="components: {schemas: {A: {schemaFormat: 'application/vnd.oai.openapi;"
        "version=3.0.3', schema: {type: string, nullable: true}}}}\n",
        bad="components: {schemas: {A: {schemaFormat: 'application/raml+yaml;version=1.0', "
        "schema: {type: string}}}}\n",
    ),
    Rule(
        code="bad-avro-schema",
        summary="What is said to be an Avro schema is one",
        section="Multi Format Schema Object",
        good="components: {schemas: {A: {schemaFormat: 'application/vnd.apache.avro;"
        "version=1.9.0', schema: {type: array, items: string}}}}\n",
        bad="components: {schemas: {A: {schemaFormat: 'application/vnd.apache.avro;"
        "version=1.9.0', schema: {type: array}}}}\n",
    ),
)
