"""What a rule is: the facts about one code of diagnostics."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from asynction_spec.diagnostics import Severity


class Profile(StrEnum):
    """Which documents a rule is for; each profile has the rules of those before it."""

    #: Any AsyncAPI document.
    CORE = "core"

    #: Documents of Socket.IO APIs: namespaces, event names, acks.
    SOCKETIO = "socketio"

    #: Documents that a server is driven by: handlers, functions that verify credentials.
    SERVER = "server"

    def includes(self, other: Profile) -> bool:
        """Whether this profile has the rules of another one."""
        order = list(Profile)
        return order.index(other) <= order.index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of fault: the facts behind a diagnostic's code."""

    #: The code of its diagnostics, which does not change between releases.
    code: str

    #: What the rule asks for, as one sentence without a full stop.
    summary: str

    #: A document that keeps the rule. It begins below ``info``; see :meth:`document`.
    good: str = ""

    #: A document that breaks it.
    bad: str = ""

    #: How much a fault matters, unless the caller says otherwise.
    severity: Severity = Severity.ERROR

    #: Which documents it is for.
    profile: Profile = Profile.CORE

    #: The section of the standard that it comes from; empty when it is advice of ours.
    section: str = ""

    #: The AsyncAPI version that the examples are written for.
    version: str = "3.0.0"

    #: Whether it applies unless the caller names it.
    default: bool = True

    #: Whether a document with such a fault cannot be read: it always stays an error.
    blocking: bool = False

    #: The rule of a narrower profile that says the same more strictly, and replaces
    #: this one where it applies; empty for none.
    replaced_by: str = ""

    #: Whether the examples are words: only a file, not a text, can show the fault.
    in_words: bool = False

    def document(self, example: str) -> str:
        """Complete one of the examples to the text of a whole document."""
        if example.startswith("asyncapi:"):
            return example
        body = "" if self.version.startswith("3") or "channels:" in example else "channels: {}\n"
        return f"asyncapi: {self.version}\ninfo: {{title: Chat, version: 1.0.0}}\n{body}{example}"
