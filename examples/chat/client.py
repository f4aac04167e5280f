"""Talks to the chat: ``hatch run client``, while ``hatch run demo`` runs.

Shows each kind of interaction once, a refused event and a refused connection
among them, and prints what comes back.
"""

from __future__ import annotations

import argparse
from typing import Any

import socketio


def main() -> None:
    """Go through the API."""
    options = _parse()
    url = f"http://127.0.0.1:{options.port}"
    client = socketio.Client(reconnection=False)
    _print_events(client)
    try:
        client.connect(url, wait_timeout=5)
    except socketio.exceptions.ConnectionError:
        raise SystemExit(f"Nothing answers at {url}: start it with 'hatch run demo'.") from None
    _talk(client, options.nickname)
    client.disconnect()
    _knock(url, "guess")
    _knock(url, "letmein")


def _print_events(client: socketio.Client) -> None:
    def welcome(text: str) -> dict[str, bool]:
        print(f"  <- welcome {text!r}, acknowledged")
        return {"seen": True}

    client.on("welcome", welcome)
    client.on("*", lambda event, *args: print(f"  <- {event} {args}"))


def _talk(client: socketio.Client, nickname: str) -> None:
    _call(client, "join", {"room": "lobby", "nickname": nickname})
    _call(client, "say", ("lobby", "hello"))
    _call(client, "say", ("lobby", 42))
    _call(client, "comment", {"text": "top", "replies": [{"text": "reply", "replies": []}]})
    _call(client, "avatar", b"\x89PNG")


def _call(client: socketio.Client, event: str, data: Any) -> None:
    print(f"-> {event} {data!r}")
    print(f"   ack: {client.call(event, data, timeout=5)!r}")


def _knock(url: str, token: str) -> None:
    print(f"-> connect to /admin with token {token!r}")
    admin = socketio.Client(reconnection=False)
    admin.on("connect_error", lambda reason: print(f"   refused: {reason}"), namespace="/admin")
    admin.on("metric", lambda metric: print(f"  <- metric {metric}"), namespace="/admin")
    try:
        admin.connect(f"{url}?token={token}", namespaces=["/admin"], wait_timeout=5)
        print(f"   members: {admin.call('members', namespace='/admin', timeout=5)}")
    except socketio.exceptions.ConnectionError:
        return
    finally:
        admin.disconnect()


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Talks to the chat example.")
    parser.add_argument("nickname", nargs="?", default="ada")
    parser.add_argument("--port", type=int, default=5000)
    return parser.parse_args()


if __name__ == "__main__":
    main()
