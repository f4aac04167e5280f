"""Where a ``$ref`` leads.

AsyncAPI resolves references as JSON Reference does, slot by slot: what looks like
a reference inside an example is data, so references are followed by those who
know what a slot may hold, never found by searching.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from asynction_spec.source.files import UnreadableFile
from asynction_spec.source.pointers import fragment_tokens
from asynction_spec.spelling import nearest
from asynction_spec.structure.nodes import Node, is_reference

if TYPE_CHECKING:
    from asynction_spec.source.files import Files
    from asynction_spec.source.source import Source

_INDEX = re.compile(r"0|[1-9][0-9]{0,8}")  # of a list (RFC 6901, section 4)
_MOST_THROUGH = 100
_MOST_SHOWN = 8


class UnresolvedReference(Exception):  # noqa: N818 - the condition, not a mishap of ours
    """A reference leads nowhere. Its reader turns this into a diagnostic."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(code, message, hint)
        self.code = code
        self.message = message
        self.hint = hint


# A reference, and the file that it stands in.
_Key: TypeAlias = tuple[int, str]


class References:
    """Follows references of one document, in all its files; each is resolved once."""

    def __init__(self, files: Files) -> None:
        #: The files of the document.
        self.files = files

        self._roots: dict[int, Node] = {}
        self._targets: dict[_Key, Node] = {}
        # Where each reference ends, so that chains of thousands stay linear.
        self._ends: dict[_Key, Node | UnresolvedReference] = {}
        # References whose pointers lead through other references.
        self._resolving: dict[_Key, None] = {}

    def root(self, source: Source) -> Node:
        """Give the root of a file."""
        return self._roots.setdefault(id(source), Node(source.data, source))

    def step(self, node: Node) -> Node:
        """Follow one reference, which may lead to another one.

        Raises:
            UnresolvedReference: It leads nowhere, or out of the document.

        """
        key = _key_of(node)
        if key not in self._targets:
            self._targets[key] = self._resolve_once(key, node.source)
        return self._targets[key]

    def follow(self, node: Node) -> Node:
        """Follow references until something else is reached; other nodes stay as they are.

        Raises:
            UnresolvedReference: A reference leads nowhere, or round in a circle.

        """
        way: dict[_Key, None] = {}
        end: Node | UnresolvedReference = node
        while isinstance(end, Node) and is_reference(end.value):
            key = _key_of(end)
            if key in way:
                end = _cycle(list(way), key)
            elif key in self._ends:
                end = self._ends[key]
            else:
                way[key] = None
                end = self._step_or_fault(end)
        self._ends |= dict.fromkeys(way, end)
        if isinstance(end, UnresolvedReference):
            raise end
        return end

    def _step_or_fault(self, node: Node) -> Node | UnresolvedReference:
        try:
            return self.step(node)
        except UnresolvedReference as fault:
            return fault

    def _resolve_once(self, key: _Key, source: Source) -> Node:
        if key in self._resolving:
            raise _cycle(list(self._resolving), key)
        if len(self._resolving) > _MOST_THROUGH:
            message = f"{key[1]!r} leads through more than {_MOST_THROUGH} other references"
            raise UnresolvedReference("too-deep", message, "point at the object itself")
        self._resolving[key] = None
        try:
            return self._resolve(key[1], source)
        finally:
            del self._resolving[key]

    def _resolve(self, reference: str, source: Source) -> Node:
        file, separator, fragment = reference.partition("#")
        try:
            source = self.files.beside(source, file) if file else source
            tokens = fragment_tokens(fragment)
        except UnreadableFile as fault:
            raise UnresolvedReference(fault.code, fault.message, fault.hint) from None
        except ValueError:
            message, hint = f"{reference!r} is no JSON pointer", f"write '{separator}/{fragment}'"
            raise UnresolvedReference("ref-unresolved", message, hint) from None
        node = self.root(source)
        for token in tokens:
            node = self._descend(node, token, reference)
        return node

    def _descend(self, node: Node, token: str, reference: str) -> Node:
        if is_reference(node.value) and token not in node.value:
            # Strictly a pointer does not pass through references, but authors of 3.x write
            # '#/channels/x/messages/y' where '#/channels/x' is one, and every tool follows it.
            node = self.follow(node)
        if isinstance(node.value, dict) and token in node.value:
            return node.child(token)
        if isinstance(node.value, list) and _INDEX.fullmatch(token):
            index = int(token)
            if index < len(node.value):
                return node.child(index)
        raise _dangling(reference, node, token)


def _key_of(node: Node) -> _Key:
    reference = node.value["$ref"]
    if not isinstance(reference, str):
        raise UnresolvedReference("wrong-type", "'$ref' must be a string")
    return id(node.source), reference


def _dangling(reference: str, node: Node, token: str) -> UnresolvedReference:
    return UnresolvedReference(
        "ref-unresolved", f"{reference!r} leads nowhere", _nearest(node, token)
    )


def _nearest(node: Node, token: str) -> str:
    place = f"'{'#' if node.source.is_main else ''}{node.place}'"
    if isinstance(node.value, list):
        return f"{place} is a list of {len(node.value)}"
    keys = [str(key) for key in node.value] if isinstance(node.value, dict) else []
    close = nearest(token, keys)
    if close:
        return f"did you mean {close!r}?"
    if not keys:
        return f"{place} has no members"
    shown = ", ".join(repr(key) for key in keys[:5]) + (", …" if len(keys) > 5 else "")
    return f"{place} has {shown}"


def _cycle(way: list[_Key], key: _Key) -> UnresolvedReference:
    circle = [reference for _, reference in way[way.index(key) :]]
    shown = circle if len(circle) <= _MOST_SHOWN else [*circle[:_MOST_SHOWN], "…"]
    steps = " -> ".join(repr(step) for step in [*shown, key[1]])
    return UnresolvedReference(
        "ref-cycle",
        f"this reference leads round in a circle: {steps}",
        "let one of them hold the object itself",
    )
