"""Who is in which room."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class Member:
    """Somebody who is in a room."""

    nickname: str
    room: str

    #: Whether their client has said that it showed the welcome.
    welcomed: bool = False


class Rooms:
    """Members by the id of their connection."""

    def __init__(self) -> None:
        self._members: dict[str, Member] = {}

    def enter(self, sid: str, member: Member) -> None:
        """Let somebody in; who was in another room leaves it."""
        self._members[sid] = member

    def leave(self, sid: str) -> Member | None:
        """Let somebody out; ``None`` when they were in no room."""
        return self._members.pop(sid, None)

    def find(self, sid: str) -> Member | None:
        """Give who is behind a connection."""
        return self._members.get(sid)

    def members(self, room: str | None = None) -> list[Member]:
        """List the members of a room, or of all rooms."""
        everybody = list(self._members.values())
        return [member for member in everybody if room in (None, member.room)]
