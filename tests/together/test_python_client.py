"""The Python client against the chat example: both documents, both async modes."""

from __future__ import annotations

import queue
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
import socketio

from tests.together.serving import CHAT, serve_chat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.together.serving import Served

WAIT = 3


class Talker:
    """A connected client that keeps what it is told."""

    def __init__(self, client: socketio.Client, namespace: str) -> None:
        self._client = client
        self._namespace = namespace
        self.heard: queue.Queue[tuple[str, tuple[Any, ...]]] = queue.Queue()
        client.on("*", lambda event, *args: self.heard.put((event, args)), namespace=namespace)

    def call(self, event: str, data: Any = None) -> Any:
        return self._client.call(event, data, namespace=self._namespace, timeout=WAIT)

    def emit(self, event: str, data: Any = None) -> None:
        self._client.emit(event, data, namespace=self._namespace)

    def hears(self, wanted: str) -> tuple[Any, ...]:
        """Wait for an event, and give its arguments."""
        while True:
            event, args = self.heard.get(timeout=WAIT)
            if event == wanted:
                return args


@contextmanager
def talking(
    chat: Served, namespace: str = "/", *, query: str = "", welcome: Any = None
) -> Iterator[Talker]:
    client = socketio.Client(reconnection=False)
    talker = Talker(client, namespace)
    if welcome is not None:
        client.on("welcome", lambda _text: welcome, namespace=namespace)
    client.connect(chat.url + query, namespaces=[namespace], wait_timeout=WAIT)
    try:
        yield talker
    finally:
        leave(client)


def leave(client: socketio.Client) -> None:
    """Disconnect, without waiting for the transport to close.

    websocket-client waits three seconds for a close frame that python-engineio's
    reading thread has taken already.
    """
    threading.Thread(target=client.disconnect).start()


def refusal(chat: Served, namespace: str, query: str = "") -> Any:
    """Try to connect, and give what the refusal said."""
    reasons: queue.Queue[Any] = queue.Queue()
    client = socketio.Client(reconnection=False)
    client.on("connect_error", reasons.put, namespace=namespace)
    client.connect(chat.url + query, namespaces=[namespace], wait=False)
    reason = reasons.get(timeout=WAIT)
    assert namespace not in client.namespaces
    leave(client)
    return reason


def error(code: str, message: str, *violations: tuple[str, str]) -> dict[str, Any]:
    listed = [{"pointer": pointer, "message": text} for pointer, text in violations]
    return {"error": {"code": code, "message": message, "violations": listed}}


TYPE = "does not satisfy 'type'"
WRONG_NICKNAME = error("invalid_payload", f"/0/nickname {TYPE}", ("/0/nickname", TYPE))


def test_a_valid_event_is_handled_and_acknowledged(chat: Served) -> None:
    with talking(chat) as ada:
        assert ada.call("join", {"room": "one", "nickname": "ada"}) == {"members": ["ada"]}


def test_an_invalid_event_is_answered_within_a_second(chat: Served) -> None:
    with talking(chat) as ada:
        started = time.monotonic()
        assert ada.call("join", {"room": "two", "nickname": 1}) == WRONG_NICKNAME
        assert time.monotonic() - started < 1


def test_an_invalid_event_without_an_ack_leaves_the_connection_open(chat: Served) -> None:
    with talking(chat) as ada:
        ada.emit("join", {"nickname": 1})
        assert ada.call("join", {"room": "three", "nickname": "ada"}) == {"members": ["ada"]}


def test_an_event_has_several_arguments_both_ways(chat: Served) -> None:
    with talking(chat) as ada:
        ada.call("join", {"room": "four", "nickname": "ada"})
        assert ada.call("say", ("four", "hello")) == 1
        assert ada.hears("said") == ("ada", "hello")


WRONG_NUMBER = "has the wrong number of arguments"


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        pytest.param(("five",), ("The payload", "", WRONG_NUMBER), id="too few"),
        pytest.param(("five", "hello", "!"), ("The payload", "", WRONG_NUMBER), id="too many"),
        pytest.param(["five", "hello"], ("The payload", "", WRONG_NUMBER), id="one list"),
        pytest.param(("five", 42), ("/1", "/1", TYPE), id="wrong type"),
    ],
)
def test_wrong_arguments_are_refused(chat: Served, data: Any, answer: tuple[str, str, str]) -> None:
    subject, pointer, sentence = answer
    expected = error("invalid_payload", f"{subject} {sentence}", (pointer, sentence))
    with talking(chat) as ada:
        assert ada.call("say", data) == expected


def test_a_recursive_payload_is_checked_at_every_depth(chat: Served) -> None:
    fits = {"text": "a", "replies": [{"text": "b", "replies": [{"text": "c"}]}]}
    fails = {"text": "a", "replies": [{"text": "b", "replies": [{"text": 3}]}]}
    where = "/0/replies/0/replies/0/text"
    with talking(chat) as ada:
        assert ada.call("comment", fits) == 3
        assert ada.call("comment", fails) == error(
            "invalid_payload", f"{where} {TYPE}", (where, TYPE)
        )


def test_bytes_travel_both_ways(chat: Served) -> None:
    with talking(chat) as ada, talking(chat) as bob:
        ada.call("join", {"room": "six", "nickname": "ada"})
        bob.call("join", {"room": "six", "nickname": "bob"})
        assert bob.call("avatar", b"\x00\x01\x02") == {"size": 3}
        assert ada.hears("pictured") == ({"nickname": "bob", "picture": b"\x00\x01\x02"},)


def test_bytes_are_refused_where_the_document_wants_text(chat: Served) -> None:
    with talking(chat) as ada:
        assert ada.call("say", ("six", b"x")) == error(
            "invalid_payload", f"/1 {TYPE}", ("/1", TYPE)
        )


@pytest.mark.parametrize(
    ("answer", "welcomed"),
    [
        pytest.param({"seen": True}, True, id="a right ack reaches the callback"),
        pytest.param({"seen": "very"}, False, id="a wrong ack does not"),
    ],
)
def test_the_ack_of_a_server_event_is_checked(chat: Served, answer: Any, welcomed: bool) -> None:
    nickname = f"guest-{welcomed}"
    member = {"nickname": nickname, "room": "seven", "welcomed": welcomed}
    with talking(chat, welcome=answer) as guest:
        guest.call("join", {"room": "seven", "nickname": nickname})
        guest.call("say", ("seven", "so that the ack has arrived"))
        with talking(chat, "/admin", query="?token=letmein") as admin:
            assert member in admin.call("members")


def test_a_wrong_ack_of_a_client_is_logged_without_its_value(chat: Served) -> None:
    with talking(chat, welcome={"seen": "secret-value"}) as guest:
        guest.call("join", {"room": "eight", "nickname": "guest"})
        guest.call("say", ("eight", "so that the ack has arrived"))
    assert "ack of event 'welcome' of namespace '/': /0/seen" in chat.printed()
    assert "secret-value" not in chat.printed()


def test_an_event_is_emitted_while_a_client_connects(chat: Served) -> None:
    with talking(chat, "/admin", query="?token=letmein") as admin:
        (metric,) = admin.hears("metric")
        assert metric["name"] == "members"


def test_a_broadcast_reaches_another_namespace(chat: Served) -> None:
    with talking(chat) as ada, talking(chat, "/admin", query="?token=letmein") as admin:
        admin.emit("announce", "closing")
        assert ada.hears("announcement") == ("closing",)


def test_the_others_hear_that_somebody_disconnected(chat: Served) -> None:
    with talking(chat) as ada:
        ada.call("join", {"room": "nine", "nickname": "ada"})
        with talking(chat) as bob:
            bob.call("join", {"room": "nine", "nickname": "bob"})
        assert ada.hears("left") == ({"nickname": "bob", "members": 1},)


@pytest.mark.parametrize(
    ("query", "pointer", "keyword"),
    [
        pytest.param("", "/query/token", "required", id="missing"),
        pytest.param("?token=abc", "/query/token", "minLength", id="too short"),
        pytest.param("?token=letmein&verbose=7", "/query/verbose", "type", id="no boolean"),
    ],
)
def test_a_wrong_handshake_is_refused_with_its_place(
    chat: Served, query: str, pointer: str, keyword: str
) -> None:
    sentence = f"does not satisfy '{keyword}'"
    answer = error("invalid_handshake", f"{pointer} {sentence}", (pointer, sentence))
    assert refusal(chat, "/admin", query) == {"message": "Invalid handshake", "data": answer}


def test_a_handler_refuses_a_connection_in_its_own_words(chat: Served) -> None:
    assert refusal(chat, "/admin", "?token=guess") == {"message": "wrong token"}


def test_a_namespace_that_the_document_lacks_is_refused(chat: Served) -> None:
    assert refusal(chat, "/nowhere") == "Unable to connect"


@pytest.mark.parametrize("async_mode", ["threading", "gevent"])
def test_an_ack_of_the_server_that_breaks_the_document_is_not_sent(
    tmp_path: Path, async_mode: str
) -> None:
    promised = "type: integer\n          description: How many members were told."
    text = (CHAT / "asyncapi.yaml").read_text()
    assert promised in text
    document = tmp_path / "asyncapi.yaml"
    document.write_text(text.replace(promised, "type: string"))
    answer = error("invalid_ack", "The answer does not match the API description")
    for chat in serve_chat(document, async_mode, tmp_path):
        with talking(chat) as ada:
            assert ada.call("say", ("room", "hello")) == answer
        assert "ack of event 'say' of namespace '/': /0: must be a string" in chat.printed()
