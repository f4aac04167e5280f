"""Where a ``$ref`` leads.

AsyncAPI resolves references as JSON Reference does, slot by slot: what looks like
a reference inside an example is data, so references are followed by those who
know what a slot may hold, never found by searching.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from asynction_spec.source.pointers import fragment_tokens, to_pointer
from asynction_spec.structure.nodes import Node, is_reference

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


class References:
    """Follows references of one document; each is resolved once."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._targets: dict[str, Node] = {}
        # Where each reference ends, so that chains of thousands stay linear.
        self._ends: dict[str, Node | UnresolvedReference] = {}
        # References whose pointers lead through other references.
        self._resolving: dict[str, None] = {}

    def step(self, node: Node) -> Node:
        """Follow one reference, which may lead to another one.

        Raises:
            UnresolvedReference: It leads nowhere, or out of the document.

        """
        reference = _text_of(node)
        if reference not in self._targets:
            self._targets[reference] = self._resolve_once(reference)
        return self._targets[reference]

    def follow(self, node: Node) -> Node:
        """Follow references until something else is reached; other nodes stay as they are.

        Raises:
            UnresolvedReference: A reference leads nowhere, or round in a circle.

        """
        way: dict[str, None] = {}
        end: Node | UnresolvedReference = node
        while isinstance(end, Node) and is_reference(end.value):
            reference = _text_of(end)
            if reference in way:
                end = _cycle(list(way), reference)
            elif reference in self._ends:
                end = self._ends[reference]
            else:
                way[reference] = None
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

    def _resolve_once(self, reference: str) -> Node:
        if reference in self._resolving:
            raise _cycle(list(self._resolving), reference)
        if len(self._resolving) > _MOST_THROUGH:
            message = f"{reference!r} leads through more than {_MOST_THROUGH} other references"
            raise UnresolvedReference("too-deep", message, "point at the object itself")
        self._resolving[reference] = None
        try:
            return self._resolve(reference)
        finally:
            del self._resolving[reference]

    def _resolve(self, reference: str) -> Node:
        file, separator, fragment = reference.partition("#")
        if file:
            raise _elsewhere(reference)
        try:
            tokens = fragment_tokens(fragment)
        except ValueError:
            raise UnresolvedReference(
                "ref-unresolved",
                f"{reference!r} is no JSON pointer",
                f"write '{separator}/{fragment}'",
            ) from None
        node = self._root
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


def _text_of(node: Node) -> str:
    reference = node.value["$ref"]
    if not isinstance(reference, str):
        raise UnresolvedReference("wrong-type", "'$ref' must be a string")
    return reference


def _dangling(reference: str, node: Node, token: str) -> UnresolvedReference:
    return UnresolvedReference(
        "ref-unresolved", f"{reference!r} leads nowhere", _nearest(node, token)
    )


def _nearest(node: Node, token: str) -> str:
    place = f"'#{to_pointer(node.tokens)}'"
    if isinstance(node.value, list):
        return f"{place} is a list of {len(node.value)}"
    keys = [str(key) for key in node.value] if isinstance(node.value, dict) else []
    close = get_close_matches(token, keys, n=1)
    if close:
        return f"did you mean {close[0]!r}?"
    if not keys:
        return f"{place} has no members"
    shown = ", ".join(repr(key) for key in keys[:5]) + (", …" if len(keys) > 5 else "")
    return f"{place} has {shown}"


def _cycle(way: list[str], reference: str) -> UnresolvedReference:
    circle = way[way.index(reference) :]
    shown = circle if len(circle) <= _MOST_SHOWN else [*circle[:_MOST_SHOWN], "…"]
    steps = " -> ".join(repr(step) for step in [*shown, reference])
    return UnresolvedReference(
        "ref-cycle",
        f"this reference leads round in a circle: {steps}",
        "let one of them hold the object itself",
    )


def _elsewhere(reference: str) -> UnresolvedReference:
    return UnresolvedReference(
        "ref-not-local",
        f"{reference!r} leads out of this document",
        "references must begin with '#'; copy what it names under 'components'",
    )
