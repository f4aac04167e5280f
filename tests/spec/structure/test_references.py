"""Where references lead."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

from asynction_spec import Document, load

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec.model.messages import Message


def only_message(document: Document) -> Message:
    [message] = document.operations[0].messages
    return message


def test_references_are_followed_wherever_they_may_stand(
    load2: Callable[[str], Document],
) -> None:
    """1.1, 9 and 12."""
    document = load2("""
        servers: {live: {$ref: '#/components/servers/live'}}
        channels:
          /:
            $ref: '#/components/channels/root'
        components:
          servers:
            live:
              url: localhost
              protocol: ws
              variables: {v: {$ref: '#/components/serverVariables/v'}}
          serverVariables: {v: {default: one}}
          channels:
            root:
              publish:
                message: {oneOf: [{$ref: '#/components/messages/say'}]}
                traits: [{$ref: '#/components/operationTraits/t'}]
              parameters: {p: {$ref: '#/components/parameters/p'}}
              bindings: {$ref: '#/components/channelBindings/b'}
          operationTraits: {t: {}}
          messageTraits: {t: {}}
          parameters: {p: {schema: {$ref: '#/components/schemas/text'}}}
          channelBindings: {b: {ws: {query: {$ref: '#/components/schemas/query'}}}}
          messages:
            say:
              name: say
              payload: {$ref: '#/components/schemas/text'}
              headers: {$ref: '#/components/schemas/query'}
              correlationId: {$ref: '#/components/correlationIds/c'}
              traits: [{$ref: '#/components/messageTraits/t'}]
              x-ack: {$ref: '#/components/x-messageAcks/a'}
          correlationIds: {c: {location: '$message.payload#/id'}}
          x-messageAcks: {a: {args: {$ref: '#/components/schemas/text'}}}
          schemas: {text: {type: string}, query: {type: object}}
        """)
    message, channel = only_message(document), document.channels["/"]
    text, query = {"type": "string"}, {"type": "object"}
    assert message.payload is not None
    assert message.payload.raw == text
    assert message.headers is not None
    assert message.headers.raw == query
    assert message.correlation_id is not None
    assert message.correlation_id.location == "$message.payload#/id"
    assert message.ack is not None
    assert message.ack.alternatives == (message.payload,)
    assert channel.bindings is not None
    assert channel.bindings.ws is not None
    assert channel.bindings.ws.query == message.headers
    assert channel.parameters["p"].schema == message.payload
    assert document.servers["live"].variables["v"].value == "one"


def test_escapes_and_percent_signs_are_decoded(load2: Callable[[str], Document]) -> None:
    """1.1, 9."""
    document = load2("""
        channels:
          /: {publish: {message: {$ref: '#/channels/~1b~0%20%C3%A9/publish/message'}}}
          /b~ é: {publish: {message: {name: say}}}
        """)
    assert document.operations[0].messages[0].name == "say"


def test_references_may_be_chained(load2: Callable[[str], Document]) -> None:
    """D-24: upstream left the second reference where it was."""
    document = load2("""
        channels: {/: {publish: {message: {$ref: '#/components/messages/a'}}}}
        components:
          messages:
            a: {$ref: '#/components/messages/b'}
            b: {$ref: '#/components/messages/c'}
            c: {name: say, payload: {$ref: '#/components/schemas/x'}}
          schemas: {x: {$ref: '#/components/schemas/y'}, y: {type: string}}
        """)
    message = only_message(document)
    assert message.name == "say"
    assert message.payload is not None
    assert message.payload.bundle() == {"type": "string"}


def chain(length: int) -> str:
    links = [f"    s{n}: {{$ref: '#/components/schemas/s{n + 1}'}}" for n in range(length)]
    return "channels: {}\ncomponents:\n  schemas:\n" + "\n".join(links) + f"\n    s{length}: {{}}\n"


def test_a_chain_of_thousands_of_references_loads_at_once(
    faults2: Callable[[str], list[str]],
) -> None:
    began = time.perf_counter()
    assert faults2(chain(5000)) == []
    assert time.perf_counter() - began < 2


def test_references_may_lead_through_references(load3: Callable[[str], Document]) -> None:
    document = load3("""
        channels: {chat: {$ref: '#/components/channels/chat'}}
        operations:
          say:
            action: receive
            channel: {$ref: '#/channels/chat'}
            messages: [{$ref: '#/channels/chat/messages/say'}]
        components: {channels: {chat: {address: /, messages: {say: {name: say!}}}}}
        """)
    assert only_message(document).name == "say!"
    assert list(document.namespaces["/"].receives) == ["say!"]


def test_recursive_schemas_load_and_stay_recursive(load2: Callable[[str], Document]) -> None:
    """D-23: upstream ended in RecursionError."""
    document = load2("""
        channels: {/: {publish: {message: {name: say, payload: {$ref: '#/components/schemas/A'}}}}}
        components:
          schemas:
            A:
              properties:
                a: {$ref: '#/components/schemas/A'}
                b: {$ref: '#/components/schemas/B'}
            B: {items: {$ref: '#/components/schemas/A'}}
        """)
    payload = only_message(document).payload
    assert payload is not None
    assert payload.bundle() == {
        "properties": {"a": {"$ref": "#"}, "b": {"$ref": "#/definitions/B"}},
        "definitions": {"B": {"items": {"$ref": "#"}}},
    }


def test_diamonds_of_references_stay_linear(load2: Callable[[str], Document]) -> None:
    """D-23: upstream wrote out 2^30 objects; here each stands once."""
    message = "{name: say, payload: {$ref: '#/components/schemas/s0'}}"
    body = f"channels: {{/: {{publish: {{message: {message}}}}}}}\ncomponents:\n  schemas:\n"
    for n in range(30):
        both = f"{{$ref: '#/components/schemas/s{n + 1}'}}"
        body += f"    s{n}: {{properties: {{l: {both}, r: {both}}}}}\n"
    began = time.perf_counter()
    payload = only_message(load2(body + "    s30: {type: string}\n")).payload
    assert payload is not None
    bundle = payload.bundle()
    assert time.perf_counter() - began < 1
    assert isinstance(bundle, dict)
    assert list(bundle["definitions"]) == [f"s{n}" for n in range(1, 31)]


def test_siblings_of_a_reference_are_ignored_with_a_warning(
    faults2: Callable[[str], list[str]],
) -> None:
    """1.1, 9."""
    body = """\
    channels: {}
    components: {schemas: {A: {$ref: '#/components/schemas/B', type: 5, title: A}, B: {}}}
    """
    assert faults2(body) == [
        "<document>:4:24: warning ref-siblings-ignored: 'type', 'title' beside '$ref' has no "
        "effect; move it to what the reference leads to"
    ]


def test_what_a_reference_leads_to_is_checked_as_what_it_is_used_for(
    faults2: Callable[[str], list[str]],
) -> None:
    body = """\
    channels: {/: {publish: {message: {$ref: '#/x-parts/say'}}}}
    x-parts: {say: {name: 5}}
    """
    assert faults2(body) == [
        "<document>:4:17: error wrong-type: 'name' must be a string, not an integer; quote it"
    ]


def test_what_looks_like_a_reference_inside_data_is_data() -> None:
    text = """\
asyncapi: 2.6.0
info: {title: see $ref docs, version: v1}
channels:
  /:
    publish:
      message:
        name: say
        examples: [{payload: {$ref: '#/nowhere'}, headers: {$ref: '#/nowhere'}}]
        payload:
          default: {$ref: '#/nowhere'}
          const: {$ref: '#/nowhere'}
          enum: [{$ref: '#/nowhere'}]
          examples: [{$ref: '#/nowhere'}]
          properties: {$ref: {type: string}}
x-extension: {$ref: '#/nowhere'}
"""
    assert load(io.StringIO(text)).diagnostics == ()
