from __future__ import annotations

import pytest

from asynction_server import MessageAckValidationException, PayloadValidationException

CHAT = """
channels:
  /:
    publish:
      message:
        oneOf:
          - name: say
            x-handler: handlers.say
            payload:
              type: object
              required: [text]
              properties: {text: {type: string}}
            x-ack: {args: {type: object, required: [ok], properties: {ok: {type: boolean}}}}
          - {name: typing, x-handler: handlers.typing}
          - {name: tags, x-handler: handlers.tags, payload: {type: array, items: {type: string}}}
          - name: move
            x-handler: handlers.move
            payload:
              type: array
              prefixItems: [{type: integer}, {type: integer}]
              items: false
            x-ack: {args: {type: array, prefixItems: [{type: string}, {type: integer}]}}
          - name: whole
            x-handler: handlers.whole
            payload: {type: array, prefixItems: [{type: string}]}
          - {name: count, x-handler: handlers.count, x-ack: {args: {type: [integer, boolean]}}}
          - {name: upload, x-handler: handlers.upload, payload: {type: string, format: binary}}
"""


@pytest.fixture
def recorded(handlers):
    """Handlers that write down their calls and return what ``handlers.answers`` says."""
    handlers.calls, handlers.answers = [], {"say": {"ok": True}}

    def recorder(name):
        def handle(*args):
            handlers.calls.append((name, args))
            return handlers.answers.get(name)

        return handle

    for name in ("say", "typing", "tags", "move", "whole", "count", "upload"):
        setattr(handlers, name, recorder(name))
    return handlers


@pytest.fixture
def chat(serve, recorded):
    assert recorded.calls == []
    return serve(CHAT)


WRONG_NUMBER = {"arguments": "has the wrong number of arguments"}


def invalid_payload(pointer, keyword):
    sentence = WRONG_NUMBER.get(keyword, f"does not satisfy {keyword!r}")
    return {
        "error": {
            "code": "invalid_payload",
            "message": f"{pointer or 'The payload'} {sentence}",
            "violations": [{"pointer": pointer, "message": sentence}],
        }
    }


def test_a_valid_event_reaches_its_handler_and_is_acked(chat, handlers):
    assert chat.client().emit("say", {"text": "hello"}, callback=True) == {"ok": True}
    assert handlers.calls == [("say", ({"text": "hello"},))]


def test_a_client_that_asked_for_an_ack_gets_a_structured_error(chat, handlers):
    ack = chat.client().emit("say", {"text": 5}, callback=True)
    assert ack == invalid_payload("/0/text", "type")
    assert handlers.calls == []  # behaviour 47: the handler has not run


def test_a_client_that_asked_for_no_ack_gets_nothing_and_stays(chat):
    client = chat.client()
    assert client.emit("say", {"text": 5}) is None
    assert client.get_received() == []
    assert client.emit("say", {"text": "still here"}, callback=True) == {"ok": True}


def test_an_event_without_a_payload_takes_any_arguments(chat, handlers):
    client = chat.client()
    client.emit("typing")
    client.emit("typing", 1, "two")
    assert handlers.calls == [("typing", ()), ("typing", (1, "two"))]  # behaviours 41, 45


def test_an_event_without_its_argument_is_an_invalid_payload(chat):
    ack = chat.client().emit("say", callback=True)  # D-08: upstream raised IndexError
    assert ack == invalid_payload("", "arguments")


def test_one_argument_too_many_is_an_invalid_payload(chat):
    ack = chat.client().emit("say", {"text": "a"}, {"text": "b"}, callback=True)
    assert ack == invalid_payload("", "arguments")


def test_one_list_is_one_argument_where_the_schema_is_an_array(chat, handlers):
    client = chat.client()  # D-11, behaviours 48 to 50
    client.emit("tags", ["a", "b"])
    assert client.emit("tags", "a", "b", callback=True) == invalid_payload("", "arguments")
    assert handlers.calls == [("tags", (["a", "b"],))]


def test_a_tuple_schema_is_one_argument_for_each_position(chat, handlers):
    client = chat.client()  # D-11
    client.emit("move", 1, 2)
    client.emit("whole", "one")
    assert client.emit("move", [1, 2], callback=True)["error"]["code"] == "invalid_payload"
    assert client.emit("move", 1, "2", callback=True) == invalid_payload("/1", "type")
    assert handlers.calls == [("move", (1, 2)), ("whole", ("one",))]


def test_bytes_are_what_a_binary_string_takes(chat, handlers):
    chat.client().emit("upload", b"\x00\xff")  # D-16
    assert handlers.calls == [("upload", (b"\x00\xff",))]


def test_an_invalid_ack_is_not_sent_and_the_client_learns_no_details(chat, handlers):
    handlers.answers["say"] = {"ok": "yes"}
    assert chat.client().emit("say", {"text": "hello"}, callback=True) == {
        "error": {
            "code": "invalid_ack",
            "message": "The answer does not match the API description",
            "violations": [],
        }
    }
    assert handlers.calls == [("say", ({"text": "hello"},))]


def test_a_handler_that_returns_none_acks_with_nothing_unchecked(chat):
    assert chat.client().emit("count", callback=True) == []  # behaviour 54


@pytest.mark.parametrize("value", [0, False], ids=["zero", "false"])
def test_a_falsy_ack_is_an_ack(chat, handlers, value):
    handlers.answers["count"] = value
    assert chat.client().emit("count", callback=True) is value  # behaviour 54


def test_a_falsy_ack_is_checked(chat, handlers):
    handlers.answers["count"] = ""
    ack = chat.client().emit("count", callback=True)
    assert ack["error"]["code"] == "invalid_ack"


def test_a_handler_that_returns_a_tuple_acks_with_several_arguments(chat, handlers):
    client = chat.client()  # D-10
    handlers.answers["move"] = ("moved", 3)
    assert client.emit("move", 1, 2, callback=True) == ["moved", 3]
    handlers.answers["move"] = ("moved", "three")
    assert client.emit("move", 1, 2, callback=True)["error"]["code"] == "invalid_ack"


def test_an_ack_without_a_schema_is_passed_on(serve, handlers):
    handlers.echo = lambda *args: args
    chat = serve("channels: {/: {publish: {message: {name: echo, x-handler: handlers.echo}}}}")
    assert chat.client().emit("echo", 1, ["two"], callback=True) == [1, ["two"]]  # behaviour 55


def test_an_event_that_the_document_does_not_have_is_ignored(chat):
    client = chat.client()
    assert client.emit("dance", 1, callback=True) is None  # behaviour 43
    assert client.is_connected()


def test_without_validation_nothing_that_comes_in_is_checked(serve, recorded):
    recorded.answers["say"] = ("not", "an ack")
    chat = serve(CHAT, validation=False)  # behaviour 33
    assert chat.client().emit("say", 5, 6, callback=True) == ["not", "an ack"]


def test_under_testing_an_invalid_payload_is_raised_out_of_the_test_client(chat):
    chat.app.testing = True
    client = chat.client()
    with pytest.raises(PayloadValidationException) as caught:
        client.emit("say", {"text": 5})
    assert (caught.value.namespace, caught.value.event) == ("/", "say")
    assert caught.value.violation.pointer == "/0/text"
    assert str(caught.value).startswith("arguments of event 'say' of namespace '/': /0/text: ")


def test_under_testing_an_invalid_ack_is_raised_out_of_the_test_client(chat, handlers):
    chat.app.testing = True
    handlers.answers["say"] = {"ok": "yes"}
    client = chat.client()
    with pytest.raises(MessageAckValidationException, match=r"^ack of event 'say' .*: /0/ok: "):
        client.emit("say", {"text": "hello"})


def test_a_client_cannot_run_the_lifecycle_handlers_by_events_of_their_names(serve, handlers):
    handlers.calls = []
    handlers.connect = lambda auth: handlers.calls.append(("connect", auth))
    handlers.disconnect = lambda: handlers.calls.append("disconnect")
    chat = serve(
        "channels: {/: {x-handlers: {connect: handlers.connect, disconnect: handlers.disconnect}}}"
    )
    client = chat.client(auth={"token": "mine"})
    assert client.emit("connect", {}, {"token": "forged"}, callback=True) is False
    assert client.emit("disconnect", "server disconnect", callback=True) is False
    assert handlers.calls == [("connect", {"token": "mine"})]
    assert client.is_connected()
