"""Traits: who wins, where a merged field stands, and what is judged again."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from asynction_spec import Document, load, validate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from asynction_spec.model.channels import Operation
    from asynction_spec.model.messages import Message


@pytest.fixture
def message2(load2: Callable[[str], Document]) -> Callable[..., Message]:
    """Gives the message of a 2.6 document, beside which there are components."""

    def message(text: str, components: str = "{}") -> Message:
        document = load2(
            f"channels: {{/: {{publish: {{message: {text}}}}}}}\ncomponents: {components}"
        )
        return document.operations[0].messages[0]

    return message


@pytest.fixture
def message3(load3: Callable[[str], Document]) -> Callable[..., Message]:
    """Gives the message of a 3.0 document, beside which there are components."""

    def message(text: str, components: str = "{}") -> Message:
        document = load3(
            f"channels: {{c: {{address: /, messages: {{m: {text}}}}}}}\n"
            f"operations: {{o: {{action: receive, channel: {{$ref: '#/channels/c'}}}}}}\n"
            f"components: {components}"
        )
        return document.operations[0].messages[0]

    return message


THREE = """{
  name: say, description: of the object, x-o: o,
  traits: [{description: of the first, summary: of the first, x-o: 1, x-t: 1},
           {summary: of the second, x-t: 2}]}"""


def test_in_2_a_trait_overrides_the_object_and_the_traits_before_it(
    message2: Callable[..., Message],
) -> None:
    found = message2(THREE)
    assert (found.name, found.description, found.summary) == (
        "say",
        "of the first",
        "of the second",
    )
    assert found.extensions == {"x-o": 1, "x-t": 2}


def test_in_3_the_object_overrides_its_traits_and_a_trait_those_before_it(
    message3: Callable[..., Message],
) -> None:
    found = message3(THREE)
    assert (found.name, found.description, found.summary) == (
        "say",
        "of the object",
        "of the second",
    )
    assert found.extensions == {"x-o": "o", "x-t": 2}


DEEP = """{
  name: say,
  headers: {type: object, required: [a], properties: {a: {type: string}, b: {type: string}}},
  traits: [{headers: {required: [b], properties: {b: {minLength: 1, type: integer},
                                                  c: {default: null}}}}]}"""


def test_objects_merge_at_every_depth_and_lists_replace_each_other(
    message2: Callable[..., Message], message3: Callable[..., Message]
) -> None:
    """A null of what is taken over as a whole is data."""
    in_2, in_3 = message2(DEEP).headers, message3(DEEP).headers
    assert in_2 is not None
    assert in_3 is not None
    assert in_2.bundle() == {
        "type": "object",
        "required": ["b"],
        "properties": {
            "a": {"type": "string"},
            "b": {"type": "integer", "minLength": 1},
            "c": {"default": None},
        },
    }
    assert in_3.bundle() == {
        "type": "object",
        "required": ["a"],
        "properties": {
            "a": {"type": "string"},
            "b": {"type": "string", "minLength": 1},
            "c": {"default": None},
        },
    }
    assert in_2.raw == in_2.bundle()


def test_null_deletes(message2: Callable[..., Message], message3: Callable[..., Message]) -> None:
    text = "{name: say, x-a: {b: 1, c: 2}, x-d: 1, traits: [{x-a: {b: null}, x-d: null}]}"
    assert message2(text).extensions == {"x-a": {"c": 2}}
    text = "{name: say, x-a: {b: null}, x-d: null, traits: [{x-a: {b: 1, c: 2}, x-d: 1}]}"
    assert message3(text).extensions == {"x-a": {"c": 2}}


COMPONENTS = """{
  messageTraits: {one: {$ref: '#/components/messageTraits/two'}, two: {headers: {$ref: HEADERS}}},
  schemas: {head: {type: object, properties: {id: {$ref: '#/components/schemas/id'}}},
            own: {properties: {of: {type: string}}}, id: {type: integer}}}"""


@pytest.mark.parametrize(
    "headers",
    ["{$ref: '#/components/schemas/own'}", "{properties: {of: {type: string}}}"],
    ids=["reference", "in place"],
)
def test_references_stand_for_what_they_lead_to(
    message2: Callable[..., Message], message3: Callable[..., Message], headers: str
) -> None:
    """Chained, and of the trait itself as well as of what it holds."""
    text = (
        f"{{name: say, headers: {headers}, traits: [{{$ref: '#/components/messageTraits/one'}}]}}"
    )
    components = COMPONENTS.replace("HEADERS", "'#/components/schemas/head'")
    for message in (message2, message3):
        schema = message(text, components).headers
        assert schema is not None
        assert schema.bundle() == {
            "type": "object",
            "properties": {"id": {"$ref": "#/definitions/id"}, "of": {"type": "string"}},
            "definitions": {"id": {"type": "integer"}},
        }


def test_below_that_a_reference_is_replaced_as_a_whole(
    message2: Callable[..., Message], message3: Callable[..., Message]
) -> None:
    """One with siblings would be read as the reference alone."""
    text = """{name: say,
      headers: {properties: {a: {$ref: '#/components/schemas/A'}, b: {minLength: 1}}},
      traits: [{headers: {properties: {a: {type: string},
                                       b: {$ref: '#/components/schemas/A'}}}}]}"""
    in_2 = message2(text, "{schemas: {A: {type: number}}}").headers
    in_3 = message3(text, "{schemas: {A: {type: number}}}").headers
    assert in_2 is not None
    assert in_3 is not None
    reference, definitions = {"$ref": "#/definitions/A"}, {"A": {"type": "number"}}
    assert in_2.bundle() == {
        "properties": {"a": {"type": "string"}, "b": reference},
        "definitions": definitions,
    }
    assert in_3.bundle() == {
        "properties": {"a": reference, "b": {"minLength": 1}},
        "definitions": definitions,
    }


def test_an_operation_takes_everything_that_its_traits_have(
    load2: Callable[[str], Document], load3: Callable[[str], Document]
) -> None:
    trait = """{description: of the trait, tags: [{name: t}], externalDocs: {url: 'https://t.org'},
               bindings: {ws: {}}, x-own: 1, %s}"""
    in_2 = load2(f"""
        channels: {{/: {{publish: {{operationId: o, traits: [{trait % "security: []"}]}}}}}}
        """).operations[0]
    in_3 = load3(f"""
        channels: {{c: {{address: /, messages: {{m: {{name: m}}}}}}}}
        operations:
          o:
            action: receive
            channel: {{$ref: '#/channels/c'}}
            traits: [{trait % "security: [], title: T, x-handler: a.b"}]
        """).operations[0]
    for operation in (in_2, in_3):
        assert (operation.id, operation.description) == ("o", "of the trait")
        assert [tag.name for tag in operation.tags] == ["t"]
        assert operation.external_docs is not None
        assert operation.bindings is not None
        assert operation.security == ()
        assert operation.extensions == {"x-own": 1}
        assert "description" not in operation.raw
    assert (in_3.title, in_3.messages[0].handler) == ("T", "a.b")
    assert in_3.messages[0].handler_pointer == "/operations/o/traits/0/x-handler"


def test_ids_may_come_from_traits(load2: Callable[[str], Document]) -> None:
    document = load2("""
        channels:
          /:
            publish:
              traits: [{operationId: o}]
              message: {traits: [{messageId: m, name: n, x-handler: a.b, x-ack: {type: string}}]}
        """)
    [operation] = document.operations
    [message] = operation.messages
    assert (operation.id, message.id, message.event, message.handler) == ("o", "m", "n", "a.b")
    assert message.handler_pointer == "/channels/~1/publish/message/traits/0/x-handler"
    assert message.ack is not None
    assert message.ack.alternatives[0] is not None
    assert message.ack.alternatives[0].bundle() == {"type": "string"}


SHARED = """
    channels:
      /: {publish: {message: {$ref: '#/components/messages/a'}}}
      /b: {publish: {message: {$ref: '#/components/messages/a'}}}
    components:
      messages:
        a: {name: a, x-n: {o: 1}, headers: {type: object}, traits: [{$ref: '#/x-traits/0'}]}
        b: {name: b, x-n: {p: 1}, headers: {minProperties: 1}, traits: [{$ref: '#/x-traits/0'}]}
    x-traits: [{x-n: {t: 1}, headers: {maxProperties: 9}}]
    """


def test_an_object_of_two_places_is_merged_once(load2: Callable[[str], Document]) -> None:
    one, other = (operation.messages[0] for operation in load2(SHARED).operations)
    assert one == other
    assert one.headers is other.headers
    assert one.headers is not None
    assert one.headers.bundle() == {"type": "object", "maxProperties": 9}
    assert one.headers.pointer == "/components/messages/a/headers"


def test_a_trait_of_two_objects_is_merged_into_each_alone(load2: Callable[[str], Document]) -> None:
    document = load2(SHARED.replace("messages/a'}}}\n    comp", "messages/b'}}}\n    comp"))
    one, other = (operation.messages[0] for operation in document.operations)
    assert one.extensions == {"x-n": {"o": 1, "t": 1}}
    assert other.extensions == {"x-n": {"p": 1, "t": 1}}


def test_what_was_written_stays_as_it_was(load2: Callable[[str], Document]) -> None:
    document = load2(SHARED)
    [message] = document.operations[0].messages
    written = document.raw["components"]["messages"]["a"]
    assert message.raw is written
    assert written == {
        "name": "a",
        "x-n": {"o": 1},
        "headers": {"type": "object"},
        "traits": [{"$ref": "#/x-traits/0"}],
    }
    assert document.raw["x-traits"] == [{"x-n": {"t": 1}, "headers": {"maxProperties": 9}}]
    assert json.loads(json.dumps(document.to_dict())) == document.raw
    assert load(document.raw) == document


def test_a_trait_of_another_file_brings_references_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "traits.yaml").write_text(
        "dated: {headers: {properties: {at: {$ref: '#/at'}}}, x-ack: {$ref: 'acks.yaml#/ok'}}\n"
        "at: {type: integer}\n"
    )
    (tmp_path / "acks.yaml").write_text("ok: {args: {type: boolean}}\n")
    path = tmp_path / "chat.yaml"
    path.write_text(
        "asyncapi: 2.6.0\ninfo: {title: Chat, version: 1.0.0}\n"
        "channels: {/: {publish: {message: {name: a, headers: {type: object},\n"
        "  traits: [{$ref: 'traits.yaml#/dated'}]}}}}\n"
    )
    [message] = load(path, root=tmp_path).operations[0].messages
    assert message.headers is not None
    assert message.headers.bundle() == {
        "type": "object",
        "properties": {"at": {"$ref": "#/definitions/at"}},
        "definitions": {"at": {"type": "integer"}},
    }
    assert message.ack is not None
    assert message.ack.alternatives[0] is not None
    assert message.ack.alternatives[0].bundle() == {"type": "boolean"}


RAML = "application/raml+yaml;version=1.0"


def test_the_format_of_a_payload_may_come_from_a_trait(faults2: Callable[[str], list[str]]) -> None:
    body = f"""\
    channels: {{}}
    components:
      messages:
        a: {{payload: {{type: record}}, traits: [{{$ref: '#/components/messageTraits/raml'}}]}}
        b: {{payload: {{type: enum}}, traits: [{{$ref: '#/components/messageTraits/raml'}}]}}
      messageTraits:
        raml: {{schemaFormat: '{RAML}'}}
    """
    assert faults2(body) == [
        f"<document>:9:12: warning schema-not-checked: a schema of format {RAML!r} is not "
        "checked: any value fits it; write the schema as draft-07 to have it checked"
    ]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        pytest.param(
            "{name: 5, traits: [{name: a}]}",
            "3:29: error wrong-type: 'name' must be a string, not an integer; quote it",
            id="of the object, overridden or not",
        ),
        pytest.param(
            "{traits: [{tags: {}}]}",
            "3:39: error wrong-type: 'tags' must be a list, not an object",
            id="of the trait",
        ),
        pytest.param(
            "{traits: [{payload: {}}]}",
            "3:39: error unknown-field: unknown field 'payload' in Message Trait Object; "
            "an extension begins with 'x-'",
            id="of the trait, which may not have a payload",
        ),
        pytest.param(
            "{title: T, traits: [{$ref: '#/nowhere'}]}",
            "3:49: error ref-unresolved: '#/nowhere' leads nowhere; "
            "'#' has 'asyncapi', 'info', 'components'",
            id="of the reference",
        ),
        pytest.param(
            "{traits: {title: T}}",
            "3:29: error wrong-type: 'traits' must be a list, not an object",
            id="of the list",
        ),
        pytest.param(
            "{traits: [{x-handler: 5}]}",
            "3:39: error wrong-type: 'x-handler' must be a string, not an integer; quote it; "
            "so it is once the traits of '/components/messages/a' are merged",
            id="of an extension that means something in the object alone",
        ),
        pytest.param(
            "{headers: {type: object}, traits: [{headers: {schemaFormat: x, schema: 1}}]}",
            "3:39: error unknown-field: unknown field 'type' in Multi Format Schema Object; "
            "an extension begins with 'x-'; "
            "so it is once the traits of '/components/messages/a' are merged",
            id="of both together",
        ),
    ],
)
def test_a_fault_is_told_once(
    faults3: Callable[[str], list[str]], message: str, expected: str
) -> None:
    found = faults3(f"components: {{messages: {{a: {message}}}}}")
    assert [fault for fault in found if "warning" not in fault] == [f"<document>:{expected}"]


def test_a_fault_of_a_trait_is_told_once_for_all_who_have_it(
    faults2: Callable[[str], list[str]],
) -> None:
    body = """\
    channels: {}
    components:
      messages:
        a: {traits: [{$ref: '#/components/messageTraits/t'}]}
        b: {traits: [{$ref: '#/components/messageTraits/t'}]}
      messageTraits:
        t: {x-ack: {$ref: '#/components/x-messageAcks/absent'}}
    """
    assert faults2(body) == [
        "<document>:9:17: error ref-unresolved: '#/components/x-messageAcks/absent' leads "
        "nowhere; did you mean 'messages'?; "
        "so it is once the traits of '/components/messages/a' are merged"
    ]


def test_a_field_that_came_later_is_told_of_once() -> None:
    text = (
        "asyncapi: 2.0.0\ninfo: {title: T, version: v1}\nchannels: {}\n"
        "components: {messages: {a: {traits: [{messageId: a}]}}}\n"
    )
    assert [str(one) for one in validate(io.StringIO(text)) if one.code == "field-too-new"] == [
        "<document>:4:39: warning field-too-new: 'messageId' in Message Trait Object came with "
        "AsyncAPI 2.4; it is used all the same; write 'asyncapi: 2.4.0' or later"
    ]


def test_traits_that_add_up_to_too_much_are_refused() -> None:
    """A few kilobytes of references to one large trait."""
    large = {f"x-{number}": 1 for number in range(1_000)}
    reference = {"$ref": "#/components/messageTraits/large"}
    document: dict[str, Any] = {
        "asyncapi": "2.6.0",
        "info": {"title": "T", "version": "1"},
        "channels": {},
        "components": {
            "messages": {"a": {"traits": [reference] * 600}},
            "messageTraits": {"large": large},
        },
    }
    assert [str(one) for one in validate(document, rules={"unused-component": "off"})] == [
        "<document>#/components/messages/a: error too-large: the traits of this document add up "
        "to too many fields; use smaller traits"
    ]


def test_an_operation_may_not_get_what_it_needs_from_a_trait(
    faults3: Callable[[str], list[str]],
) -> None:
    body = """\
    channels: {c: {address: /}}
    operations: {o: {channel: {$ref: '#/channels/c'}, traits: [{action: send}]}}
    """
    assert faults3(body) == [
        "<document>:4:14: error missing-field: Operation Object lacks 'action'; add it",
        "<document>:4:61: error unknown-field: unknown field 'action' in Operation Trait Object; "
        "an extension begins with 'x-'",
    ]


def test_an_operation_read_twice_is_the_same(load3: Callable[[str], Document]) -> None:
    def operation() -> Operation:
        return load3("""
            channels: {c: {address: /}}
            operations:
              o: {action: send, channel: {$ref: '#/channels/c'}, traits: [{summary: s}]}
            """).operations[0]

    assert operation() == operation()
