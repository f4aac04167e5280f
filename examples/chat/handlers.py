"""What the chat does: one function for each event, named in the document.

Nothing here looks at the shape of what arrives: the document says it, and
asynction has checked it.
"""

from __future__ import annotations

from typing import Any

from flask import current_app, request
from flask_socketio import emit, join_room, leave_room
from rooms import Member, Rooms

from asynction_server import SecurityException

ADMIN_TOKEN = "letmein"  # noqa: S105 - the example's README tells it to everybody


def join(data: dict[str, str]) -> dict[str, Any]:
    """Enter a room; the others there are told."""
    leave()
    member = Member(nickname=data["nickname"], room=data["room"])
    _rooms().enter(_sid(), member)
    join_room(member.room)
    emit("joined", _presence(member), to=member.room, include_self=False)
    emit("welcome", f"Welcome to {member.room}, {member.nickname}!", callback=_welcomed)
    return {"members": [other.nickname for other in _rooms().members(member.room)]}


def say(room: str, text: str) -> int:
    """Tell a room something, and answer how many members were told."""
    member = _rooms().find(_sid())
    if member is None or member.room != room:
        return 0
    emit("said", (member.nickname, text), to=room)
    return len(_rooms().members(room))


def comment(data: dict[str, Any]) -> int:
    """Post a comment with its replies, and answer how many comments that were."""
    emit("commented", data, broadcast=True)
    return _count(data)


def avatar(picture: bytes) -> dict[str, int]:
    """Show a picture to the others in the room."""
    member = _rooms().find(_sid())
    if member is not None:
        shown = {"nickname": member.nickname, "picture": picture}
        emit("pictured", shown, to=member.room, include_self=False)
    return {"size": len(picture)}


def typing() -> None:
    """Tell the others in the room that something is coming."""
    member = _rooms().find(_sid())
    if member is not None:
        emit("typing", member.nickname, to=member.room, include_self=False)


def leave() -> None:
    """Leave the room; the others there are told."""
    member = _rooms().leave(_sid())
    if member is not None:
        leave_room(member.room)
        emit("left", _presence(member), to=member.room, include_self=False)


def admit() -> None:
    """Let an administrator in, and show them a first figure."""
    if request.args["token"] != ADMIN_TOKEN:
        raise SecurityException("wrong token")
    emit("metric", {"name": "members", "value": len(_rooms().members())})


def announce(text: str) -> None:
    """Tell everybody something."""
    emit("announcement", text, namespace="/", broadcast=True)


def members() -> list[dict[str, Any]]:
    """List who is where, and who has seen the welcome."""
    return [
        {"nickname": member.nickname, "room": member.room, "welcomed": member.welcomed}
        for member in _rooms().members()
    ]


def _welcomed(answer: dict[str, bool]) -> None:
    member = _rooms().find(_sid())
    if member is not None:
        member.welcomed = answer["seen"]


def _presence(member: Member) -> dict[str, Any]:
    return {"nickname": member.nickname, "members": len(_rooms().members(member.room))}


def _count(data: dict[str, Any]) -> int:
    return 1 + sum(_count(reply) for reply in data.get("replies", []))


def _rooms() -> Rooms:
    rooms: Rooms = current_app.extensions["rooms"]
    return rooms


def _sid() -> str:
    sid: str = request.sid  # type: ignore[attr-defined]  # set by Flask-SocketIO
    return sid
