"""Documents and payloads to measure with."""

from __future__ import annotations

from typing import Any

#: A payload of some 75 bytes as JSON, and its schema.
SMALL = {"id": 1234, "user": "ada", "text": "hello, how are you today?", "ok": True}
SMALL_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["id", "user", "text"],
    "properties": {
        "id": {"type": "integer", "minimum": 1},
        "user": {"type": "string", "minLength": 1, "maxLength": 20},
        "text": {"type": "string", "maxLength": 500},
        "ok": {"type": "boolean"},
    },
    "additionalProperties": False,
}

#: A payload of some 2 kB as JSON, and its schema.
MEDIUM = {
    "cursor": "c0ffee",
    "messages": [{**SMALL, "id": number, "tags": ["new", "urgent"]} for number in range(1, 21)],
}
MEDIUM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["cursor", "messages"],
    "properties": {
        "cursor": {"type": "string", "pattern": "^[0-9a-f]+$"},
        "messages": {
            "type": "array",
            "maxItems": 100,
            "items": {
                **SMALL_SCHEMA,
                "properties": {
                    **SMALL_SCHEMA["properties"],
                    "tags": {"type": "array", "items": {"enum": ["new", "urgent", "done"]}},
                },
            },
        },
    },
}


def document_text(messages: int) -> str:
    """Give the YAML text of a document with so many messages, each with a schema of its own."""
    references = "".join(
        f"          - $ref: '#/components/messages/message{number}'\n" for number in range(messages)
    )
    bodies = "".join(_message(number) for number in range(messages))
    schemas = "".join(_schema(number) for number in range(messages))
    return (
        "asyncapi: 2.6.0\n"
        "info: {title: Generated, version: '1.0'}\n"
        "channels:\n  /:\n    publish:\n      message:\n        oneOf:\n"
        f"{references}components:\n  messages:\n{bodies}  schemas:\n{schemas}"
    )


def _message(number: int) -> str:
    return f"""\
    message{number}:
      name: event {number}
      summary: The event number {number}
      payload: {{$ref: '#/components/schemas/schema{number}'}}
      x-handler: app.handler
"""


def _schema(number: int) -> str:
    return f"""\
    schema{number}:
      type: object
      required: [id, name]
      properties:
        id: {{type: integer, minimum: 0}}
        name: {{type: string, minLength: 1, maxLength: 80}}
        previous: {{$ref: '#/components/schemas/schema{max(number - 1, 0)}'}}
        tags:
          type: array
          items: {{type: string}}
"""
