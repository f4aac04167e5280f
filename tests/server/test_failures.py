from __future__ import annotations

import logging

import pytest
from flask import Flask, request

from asynction_server import AsynctionSocketIO, PayloadValidationException
from asynction_server.failures import ensure_logged, logger

DOCUMENT = """
channels:
  /chat:
    x-handlers: {error: handlers.on_error}
    publish: &receives
      message:
        oneOf:
          - {name: say, x-handler: handlers.say, payload: {type: string}}
          - {name: fail, x-handler: handlers.fail}
  /plain:
    publish: *receives
"""

INTERNAL = {"error": {"code": "internal", "message": "Internal error", "violations": []}}
INVALID = {
    "error": {
        "code": "invalid_payload",
        "message": "/0 does not satisfy 'type'",
        "violations": [{"pointer": "/0", "message": "does not satisfy 'type'"}],
    }
}


@pytest.fixture(autouse=True)
def failing(handlers):
    def fail(*_):
        raise ValueError("secret")

    def on_error(error):
        handlers.errors.append((error, request.sid, request.event["message"]))
        return handlers.answer

    handlers.errors, handlers.answer = [], None
    handlers.fail, handlers.on_error = fail, on_error
    handlers.say = lambda text: text


def test_the_error_handler_of_the_namespace_comes_first_and_its_answer_is_the_ack(serve, handlers):
    handlers.answer = {"sorry": True}
    chat = serve(DOCUMENT, default_error_handler=lambda _: "default")  # behaviour 42
    client = chat.client("/chat")
    assert client.emit("say", 5, namespace="/chat", callback=True) == {"sorry": True}
    [(error, sid, event)] = handlers.errors
    assert isinstance(error, PayloadValidationException)
    assert event == "say"
    assert chat.server.server.manager.is_connected(sid, "/chat")


def test_the_default_error_handler_has_the_other_namespaces(serve, handlers):
    errors = []
    chat = serve(DOCUMENT, default_error_handler=lambda error: errors.append(error) or "default")
    client = chat.client("/plain")
    assert client.emit("fail", namespace="/plain", callback=True) == "default"
    assert [str(error) for error in errors] == ["secret"]
    assert handlers.errors == []


def test_an_error_handler_that_returns_nothing_leaves_the_structured_error(serve):
    client = serve(DOCUMENT).client("/chat")
    assert client.emit("say", 5, namespace="/chat", callback=True) == INVALID
    assert client.emit("fail", namespace="/chat", callback=True) == INTERNAL


def test_an_error_handler_that_fails_itself_still_leaves_an_answer(serve, handlers, caplog):
    def on_error(error):
        raise KeyError("worse") from error

    handlers.on_error = on_error
    client = serve(DOCUMENT).client("/chat")
    assert client.emit("say", 5, namespace="/chat", callback=True) == INTERNAL
    assert [record.exc_info[0] for record in caplog.records] == [KeyError]


def test_an_error_handler_may_emit_to_the_client_that_failed(serve, handlers):
    handlers.on_error = lambda error: chat.server.emit(
        "oops", type(error).__name__, namespace="/chat", to=request.sid
    )
    chat = serve("""
        channels:
          /chat:
            x-handlers: {error: handlers.on_error}
            publish: {message: {name: say, x-handler: handlers.say, payload: {type: string}}}
            subscribe: {message: {name: oops, payload: {type: string}}}
        """)  # behaviour 48
    client = chat.client("/chat")
    client.emit("say", 5, namespace="/chat")
    received = client.get_received("/chat")
    assert [each["args"] for each in received] == [["PayloadValidationException"]]


def test_error_handlers_that_the_application_adds_later_count(serve):
    chat = serve(DOCUMENT)
    client = chat.client("/plain")
    chat.server.on_error_default(lambda _: "default")
    assert client.emit("fail", namespace="/plain", callback=True) == "default"
    chat.server.on_error("/plain")(lambda _: "plain")
    assert client.emit("fail", namespace="/plain", callback=True) == "plain"


def test_a_handler_that_fails_is_answered_without_a_word_of_why(serve, caplog):
    client = serve(DOCUMENT).client("/plain")
    assert client.emit("fail", namespace="/plain", callback=True) == INTERNAL
    [record] = caplog.records
    assert (record.name, record.levelno) == ("asynction.server", logging.ERROR)
    assert record.exc_info[0] is ValueError
    assert (record.namespace, record.event) == ("/plain", "fail")
    assert record.getMessage() == (
        f"event 'fail' of namespace '/plain', client {record.sid}: the application raised "
        "ValueError"
    )


def test_a_handler_that_takes_other_arguments_is_answered_too(serve, handlers):
    handlers.fail = lambda one, two: (one, two)
    client = serve(DOCUMENT).client("/plain")
    assert client.emit("fail", 1, namespace="/plain", callback=True) == INTERNAL


def test_an_invalid_payload_is_logged_once_with_its_place_and_without_its_value(serve, caplog):
    client = serve(DOCUMENT).client("/plain")
    client.emit("say", {"password": "hunter2"}, namespace="/plain")
    [record] = caplog.records
    assert (record.levelno, record.exc_info) == (logging.WARNING, None)
    assert record.getMessage().startswith(
        f"client {record.sid}: arguments of event 'say' of namespace '/plain': /0: "
    )
    assert "hunter2" not in caplog.text


def test_a_client_cannot_forge_lines_of_the_log(serve, handlers, caplog):
    handlers.say = print
    chat = serve("""
        channels:
          /:
            publish:
              message:
                name: say
                x-handler: handlers.say
                payload: {type: object, additionalProperties: {type: string}}
        """)
    chat.client().emit("say", {"a\nERROR forged": 5})
    [record] = caplog.records
    assert "\n" not in record.getMessage()


def test_an_emit_that_a_handler_gets_wrong_is_not_blamed_on_the_client(serve, handlers):
    handlers.say = lambda: chat.server.emit("said", 5)
    chat = serve("""
        channels:
          /:
            publish: {message: {name: say, x-handler: handlers.say}}
            subscribe: {message: {name: said, payload: {type: string}}}
        """)
    assert chat.client().emit("say", callback=True) == INTERNAL


@pytest.mark.parametrize(
    ("testing", "explicit", "raises"),
    [
        (True, None, True),
        (False, True, True),
        (True, False, False),
        (False, None, False),
    ],
    ids=["testing", "asked for", "testing, but asked not to", "production"],
)
def test_exceptions_propagate_as_flask_says(serve, app, testing, explicit, raises):
    app.testing = testing
    app.config["PROPAGATE_EXCEPTIONS"] = explicit
    client = serve(DOCUMENT).client("/plain")
    if raises:
        with pytest.raises(ValueError, match="secret"):
            client.emit("fail", namespace="/plain")
    else:
        assert client.emit("fail", namespace="/plain", callback=True) == INTERNAL


def test_an_error_handler_that_raises_again_under_testing_is_heard(serve, handlers, app):
    def on_error(error):
        raise error

    handlers.on_error = on_error
    app.testing = True
    client = serve(DOCUMENT).client("/chat")
    with pytest.raises(PayloadValidationException):
        client.emit("say", 5, namespace="/chat")


def test_handlers_that_the_application_adds_itself_are_left_to_flask_socketio(serve):
    chat = serve(DOCUMENT)

    @chat.server.on("extra", namespace="/plain")
    def extra():
        raise ValueError("of the user")

    client = chat.client("/plain")
    with pytest.raises(ValueError, match="of the user"):
        client.emit("extra", namespace="/plain")
    chat.server.on_error("/plain")(lambda _: None)
    assert client.emit("extra", namespace="/plain", callback=True) == []


def test_two_servers_in_one_process_share_nothing(serve, write):
    first = serve(DOCUMENT, default_error_handler=lambda _: "first")
    other_app = Flask("other")
    second = AsynctionSocketIO.from_spec(
        write(DOCUMENT), app=other_app, default_error_handler=lambda _: "second"
    )
    one, two = first.client("/plain"), second.test_client(other_app, namespace="/plain")
    assert one.emit("fail", namespace="/plain", callback=True) == "first"
    assert two.emit("fail", namespace="/plain", callback=True) == "second"
    assert first.app.extensions["socketio"] is first.server
    assert other_app.extensions["socketio"] is second


def test_without_any_logging_failures_are_printed_as_flask_prints_its_own(monkeypatch):
    monkeypatch.setattr(logger, "handlers", [logging.NullHandler()])
    monkeypatch.setattr(logger, "propagate", False)
    ensure_logged()
    ensure_logged()
    assert [type(each) for each in logger.handlers] == [logging.NullHandler, logging.StreamHandler]


def test_with_logging_of_its_own_the_application_gets_no_second_handler():
    before = list(logger.handlers)
    ensure_logged()  # pytest listens at the root
    assert logger.handlers == before
