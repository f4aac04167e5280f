"""One file of a document: its tree, and where each part of the tree stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from asynction_spec.diagnostics import Diagnostic, Location, Severity
from asynction_spec.source.pointers import to_pointer, to_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: A line and a column, both counted from 1.
Position = tuple[int, int]

#: The positions of a container's members, by ``id`` of the container: keys of a
#: mapping by key, items of a sequence by index. Ids are safe as keys: the tree
#: they come from lives as long as they do, and is never changed.
Positions = dict[int, dict[Any, Position]]


@dataclass(slots=True, kw_only=True)
class Source:
    """A file (or a mapping) that was read."""

    #: How the caller named it; ``<document>`` without a name.
    name: str = "<document>"

    #: Its absolute path or URL, from which its references start; empty when it has none.
    base: str = ""

    #: Whether it is the document's own file, not one that it refers to.
    is_main: bool = True

    #: The tree: ``dict``, ``list``, ``str``, ``int``, ``float``, ``bool``, ``None``.
    data: Any = None

    #: Gives the positions when they are needed; a mapping has none.
    find_positions: Callable[[], Positions] = dict

    #: What was wrong, but did not keep the tree from being built.
    diagnostics: list[Diagnostic] = field(default_factory=list)

    _positions: Positions | None = None

    @property
    def positions(self) -> Positions:
        """The positions of all members, found on first use."""
        if self._positions is None:
            self._positions = self.find_positions()
        return self._positions

    def __getstate__(self) -> tuple[Any, ...]:
        # Positions are keyed by identity, which does not outlive the process: pairs do.
        pairs = [
            (container, self.positions[id(container)])
            for container in _containers(self.data)
            if id(container) in self.positions
        ]
        return self.name, self.base, self.is_main, self.data, pairs, self.diagnostics

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.name, self.base, self.is_main, self.data, pairs, self.diagnostics = state
        self.find_positions = dict
        self._positions = {id(container): members for container, members in pairs}

    def locate(self, tokens: Iterable[str | int]) -> Location:
        """Give the place of a member, or of the nearest one above it that exists."""
        tokens = list(tokens)
        line, column = self._position(tokens)
        return Location(file=self.name, line=line, column=column, pointer=to_pointer(tokens))

    def locate_pointer(self, pointer: str) -> Location:
        """Give the place of a JSON pointer, or of the nearest place above it."""
        return self.locate(to_tokens(pointer))

    def report(
        self,
        code: str,
        message: str,
        hint: str = "",
        *,
        at: Iterable[str | int] = (),
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note something wrong at a place of the tree."""
        self.diagnostics.append(
            Diagnostic(
                code=code, message=message, hint=hint, severity=severity, location=self.locate(at)
            )
        )

    def _position(self, tokens: list[str | int]) -> Position:
        positions, node = self.positions, self.data
        found = (1, 1) if positions else (0, 0)
        for token in tokens:
            key = _to_index(token) if isinstance(node, list) else token
            members = positions.get(id(node), {})
            if key not in members:
                break
            found, node = members[key], node[key]
        return found


def _containers(data: Any) -> Iterator[Any]:
    seen: set[int] = set()
    waiting = [data]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict | list) and id(node) not in seen:
            seen.add(id(node))
            waiting += node.values() if isinstance(node, dict) else node
            yield node


def _to_index(token: str | int) -> str | int:
    is_index = len(str(token)) < 10 and str(token).isdecimal()
    return int(token) if is_index else token
