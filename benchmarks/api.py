"""Whole documents as people write them: some hundred namespaces, each with events and acks."""

from __future__ import annotations

#: How many channels make a document of about so many lines, by version.
CHANNELS = {
    ("2.6.0", 2_000): 40,
    ("2.6.0", 20_000): 400,
    ("3.0.0", 2_000): 34,
    ("3.0.0", 20_000): 340,
}


def api_text(version: str, lines: int) -> str:
    """Give the YAML text of an API, in about so many lines."""
    numbers = range(CHANNELS[version, lines])
    channel, rest = (
        (_CHANNEL2, "") if version.startswith("2") else (_CHANNEL3, _operations(numbers))
    )
    address = "url: wss://api.example.com/socket.io" if version.startswith("2") else _HOST
    return (
        f"asyncapi: {version}\n{_INFO}servers:\n  live:\n    {address}\n    protocol: wss\n"
        f"channels:\n{_fill(channel, numbers)}{rest}"
        f"components:\n  messages:\n{_fill(_MESSAGE, numbers)}  schemas:\n{_fill(_SCHEMA, numbers)}"
    )


def _operations(numbers: range) -> str:
    return f"operations:\n{_fill(_OPERATION3, numbers)}"


def _fill(template: str, numbers: range) -> str:
    previous = [number // 10 * 10 for number in numbers]  # no chain of hundreds
    pairs = zip(numbers, previous, strict=True)
    return "".join(template.replace("@@", str(before)).replace("@", str(n)) for n, before in pairs)


_INFO = """\
info:
  title: Generated
  version: 1.0.0
  description: |
    An API of many namespaces, in which people follow orders
    and hear of what becomes of them.
  license: {name: MIT}
"""
_HOST = "host: api.example.com\n    pathname: /socket.io"

_CHANNEL2 = """\
  /orders@:
    description: The orders of shop number @
    publish:
      operationId: receiveOrder@
      message:
        oneOf:
          - $ref: '#/components/messages/order@'
          - name: leave@
            payload: {type: string, maxLength: 80}
    subscribe:
      operationId: sendState@
      message:
        name: state@
        payload:
          type: object
          properties:
            order: {$ref: '#/components/schemas/Order@'}
            state: {type: string, enum: [new, paid, sent]}
"""
_CHANNEL3 = """\
  orders@:
    address: /orders@
    description: The orders of shop number @
    messages:
      order: {$ref: '#/components/messages/order@'}
      leave:
        name: leave@
        payload: {type: string, maxLength: 80}
      state:
        name: state@
        payload:
          type: object
          properties:
            order: {$ref: '#/components/schemas/Order@'}
            state: {type: string, enum: [new, paid, sent]}
"""
_OPERATION3 = """\
  receiveOrder@:
    action: receive
    channel: {$ref: '#/channels/orders@'}
    messages:
      - $ref: '#/channels/orders@/messages/order'
      - $ref: '#/channels/orders@/messages/leave'
  sendState@:
    action: send
    channel: {$ref: '#/channels/orders@'}
    messages:
      - $ref: '#/channels/orders@/messages/state'
"""
_MESSAGE = """\
    order@:
      name: order@
      title: An order
      summary: Somebody orders from shop number @
      payload: {$ref: '#/components/schemas/Order@'}
      x-handler: shops.orders.receive
"""
_SCHEMA = """\
    Order@:
      type: object
      description: What somebody wants to have
      required: [number, lines]
      properties:
        number:
          type: integer
          minimum: 1
          default: 1
        customer:
          type: string
          minLength: 1
          maxLength: 80
        previous: {$ref: '#/components/schemas/Order@@'}
        lines:
          type: array
          minItems: 1
          items:
            type: object
            required: [article]
            properties:
              article: {type: string, pattern: '^[A-Z]{2}[0-9]+$'}
              amount: {type: integer, minimum: 1}
              gift: {type: boolean}
"""
