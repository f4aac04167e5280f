"""Objects with their traits merged in ("Operation Trait Object", "Message Trait Object").

Nothing is copied: a merged node takes each of its fields from where it was written,
so that places and relative references stay right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asynction_spec.structure.nodes import Node, is_reference
from asynction_spec.structure.references import UnresolvedReference
from asynction_spec.structure.shapes import Choice, Object, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from asynction_spec.structure.references import References
    from asynction_spec.structure.shapes import Kind, Table

    _Fields = Mapping[str, Node]

# A short text may let many objects take many fields each from one large trait.
_MOST_FIELDS = 200_000


class MergedNode(Node):
    """An object whose fields were written in several places."""

    __slots__ = ("_members", "_written")

    def __init__(self, members: _Fields, of: Node, *, written: Any = None) -> None:
        """Stand where a node stands, with other members.

        Args:
            members: The fields, each where it was written.
            of: The node to stand in for.
            written: The value as it was written; ``None`` for one that nobody wrote.

        """
        value = {key: member.value for key, member in members.items()}
        super().__init__(value, of.source, of.parent, of.key)
        self._members = members
        self._written = value if written is None else written

    @property
    def written(self) -> Any:
        """The value as it was written, without its traits."""
        return self._written

    def child(self, key: str | int) -> Node:
        """Give a member that is known to exist, where it was written."""
        return self._members[str(key)]


class Traits:
    """Merges traits into objects; each object once, however often it is used."""

    def __init__(self, table: Table, references: References) -> None:
        #: The first object whose traits were too many to merge.
        self.overflow: Node | None = None

        self._table = table
        self._references = references
        self._merged: dict[int, Node] = {}
        self._budget = _MOST_FIELDS

    def merged(self, node: Node, kind: str) -> Node:
        """Give an object with its traits merged in; itself when it has none.

        The algorithm is JSON Merge Patch (RFC 7386), in the order of the list. Who wins is
        the family's choice: in 2.x a trait overrides the object, in 3.x the object its traits.

        Args:
            node: The object, its reference followed.
            kind: Which kind of object it is.

        """
        trait_kind = self._table.traits.get(kind)
        if trait_kind is None or not _has_traits(node.value):
            return node
        if id(node.value) not in self._merged:
            self._merged[id(node.value)] = self._merge(node, self._table.kinds[trait_kind])
        return self._merged[id(node.value)]

    def known(self, node: Node) -> Node:
        """Give an object with its traits if they were merged before, else itself."""
        return self._merged.get(id(node.value), node)

    def _merge(self, node: Node, kind: Kind) -> Node:
        own = {key: node.child(key) for key in node.value if key != "traits"}
        traits = self._traits_of(node, kind)
        members: dict[str, Node] = {}
        for layer in [own, *traits] if self._table.traits_win else [*traits, own]:
            if not self._affords(len(layer), node):
                break
            for key, patch in layer.items():
                follow = _takes_reference(kind, key)
                self._patch(members, patch, Node(None, node.source, node, key), follow=follow)
        return MergedNode(members, node, written=node.value)

    def _traits_of(self, node: Node, kind: Kind) -> list[_Fields]:
        traits = [self._followed(item) for item in node.child("traits").children()]
        return [_fields(trait, kind) for trait in traits if isinstance(trait.value, dict)]

    def _patch(
        self, members: dict[str, Node], patch: Node, place: Node, *, follow: bool = False
    ) -> None:
        """Apply one field of a patch.

        Args:
            members: The fields so far.
            patch: The field's new value.
            place: Where the field would stand in the object, were it all written there.
            follow: Whether the field may be a reference.

        """
        key = str(place.key)
        if patch.value is None:
            members.pop(key, None)
        elif key in members:
            members[key] = self._combined(members[key], patch, place, follow=follow)
        else:
            # As it is: RFC 7386 would drop a null at any depth, such as a default in a schema.
            members[key] = patch

    def _combined(self, base: Node, patch: Node, place: Node, *, follow: bool) -> Node:
        low, high = (self._followed(base), self._followed(patch)) if follow else (base, patch)
        if not _is_plain(low) or not _is_plain(high) or low.value is high.value:
            return patch
        if not self._affords(len(low.value) + len(high.value), place):
            return patch
        members = {key: low.child(key) for key in low.value}
        for key in high.value:
            self._patch(members, high.child(key), Node(None, place.source, place, key))
        return MergedNode(members, place)

    def _affords(self, fields: int, node: Node) -> bool:
        self._budget -= fields
        if self._budget < 0:
            self.overflow = self.overflow or node
        return self.overflow is None

    def _followed(self, node: Node) -> Node:
        """Follow a reference; one that leads nowhere stays, and is the walk's to report."""
        try:
            return self._references.follow(node)
        except UnresolvedReference:
            return node


def _has_traits(value: Any) -> bool:
    traits = value.get("traits") if isinstance(value, dict) else None
    return isinstance(traits, list) and bool(traits)


def _fields(trait: Node, kind: Kind) -> _Fields:
    """Give what a trait may hold; the walk reports the rest."""
    return {
        key: trait.child(key) for key in trait.value if key in kind.fields or key.startswith("x-")
    }


def _takes_reference(kind: Kind, key: str) -> bool:
    shape = kind.fields.get(key)
    return isinstance(shape, Object | Choice) and shape.ref is not Ref.NEVER


def _is_plain(node: Node) -> bool:
    """Whether a node is an object; a reference stands for its target as a whole."""
    return isinstance(node.value, dict) and not is_reference(node.value)
