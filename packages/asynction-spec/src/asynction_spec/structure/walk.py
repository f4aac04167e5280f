"""One walk over a document that applies a structure table and resolves references."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from asynction_spec.diagnostics import Diagnostic, Severity
from asynction_spec.spelling import did_you_mean
from asynction_spec.structure.nodes import Node, is_reference, value_type
from asynction_spec.structure.references import References, UnresolvedReference
from asynction_spec.structure.shapes import (
    Anything,
    Choice,
    Flag,
    Kind,
    ListOf,
    MapOf,
    Number,
    Object,
    Ref,
    Shape,
    Table,
    Text,
)
from asynction_spec.structure.traits import MergedNode, Traits

if TYPE_CHECKING:
    from asynction_spec.diagnostics import Location


class Walk:
    """Compares a document with a table, and notes every fault on the way.

    Each object is visited once for each kind that it is expected to be, however
    many references lead to it.
    """

    def __init__(self, table: Table, references: References, *, minor: int) -> None:
        #: What was wrong.
        self.diagnostics: list[Diagnostic] = []

        #: Every reference, with the kind of object that it stands for; empty when any may.
        self.references: list[tuple[Node, str]] = []

        #: Every object that was visited, with its kind, in no particular order.
        self.objects: list[tuple[str, Node]] = []

        #: Fields that their objects (by identity) do not have: nobody checked what they hold.
        self.unknown: set[tuple[int, str]] = set()

        #: Merges traits into the objects that have some.
        self.traits = Traits(table, references)

        self._table = table
        self._references = references
        self._minor = minor
        # A newer minor than the table's may have fields that the table does not know.
        self._unknown = Severity.WARNING if minor > table.newest_minor else Severity.ERROR
        self._pending: list[tuple[Node, Shape]] = []
        # Visited last: what is wrong in an object or in a trait by itself is said there.
        self._with_traits: deque[tuple[Node, Node, Shape]] = deque()
        self._whose_traits = ""
        self._visited: set[tuple[int, str]] = set()
        self._noted: set[tuple[str, str, Location]] = set()
        # The identities of values in which something needed is missing or of a wrong type.
        self._unsound: set[int] = set()

    def run(self, root: Node) -> None:
        """Walk the document and everything that its references lead to."""
        self._pending.append((root, Object(kind=self._table.root)))
        while self._pending or self._with_traits:
            while self._pending:
                node, shape = self._pending.pop()
                self._visit(node, shape)
            if self._with_traits:
                self._visit_merged(*self._with_traits.popleft())
        if self.traits.overflow is not None:
            message = "the traits of this document add up to too many fields"
            self._refuse("too-large", message, self.traits.overflow, "use smaller traits")

    @property
    def readable(self) -> bool:
        """Whether a reader can make a model: nothing needed is missing or of a wrong type."""
        return not self._unsound

    def is_sound(self, node: Node) -> bool:
        """Whether nothing needed is missing or of a wrong type in a node; references aside."""
        return id(node.value) not in self._unsound

    def _visit(self, node: Node, shape: Shape) -> None:
        while isinstance(shape, Choice):
            # What decides may come from a trait: a schemaFormat does.
            holder = self.traits.known(node.parent).value if node.parent else None
            if shape.ref is not Ref.NEVER and is_reference(node.value):
                self._visit_reference(node, shape, holder)
                return
            shape = shape.pick(node.value, holder)
        match shape:
            case Text():
                self._visit_text(node, shape)
            case Object():
                self._visit_object(node, shape)
            case MapOf():
                self._visit_map(node, shape)
            case ListOf():
                self._visit_list(node, shape)
            case Number():
                self._visit_number(node, shape)
            case Flag():
                self._visit_flag(node)
            case Anything():
                pass

    def _visit_reference(self, node: Node, shape: Object | Choice, holder: Any = None) -> None:
        if len(node.value) > 1:
            self._note_siblings(node)
        try:
            target = self._references.follow(node)
        except UnresolvedReference as fault:
            self._refuse(fault.code, fault.message, node.child("$ref"), fault.hint)
            return
        wanted, found = shape.kind, self._kind_at(self._references.step(node))
        if wanted and found and wanted != found:
            self._refuse(
                "ref-wrong-kind",
                f"{node.value['$ref']!r} is no {self._title(wanted)}",
                node.child("$ref"),
                f"it is a {self._title(found)}",
            )
            return
        found_there: Shape = Object(kind=wanted)
        if isinstance(shape, Choice):
            found_there = shape.pick(target.value, holder)
        self.references.append((node, wanted))
        # Not visited at once: a chain of thousands of references must not exhaust the stack.
        self._pending.append((target, found_there))

    def _kind_at(self, node: Node) -> str:
        """Give the kind that a place under ``components`` is reserved for."""
        section = node.parent
        if section is None or section.parent is None or section.parent.key != "components":
            return ""
        shape = self._table.kinds["components"].fields.get(str(section.key))
        value = shape.value if isinstance(shape, MapOf) else None
        return value.kind if isinstance(value, Object | Choice) else ""

    def _title(self, kind: str) -> str:
        known = self._table.kinds.get(kind) or self._table.kinds[f"{kind} unknown"]
        return known.title

    def _note_siblings(self, node: Node) -> None:
        names = ", ".join(repr(key) for key in node.value if key != "$ref")
        self._note(
            "ref-siblings-ignored",
            f"{names} beside '$ref' has no effect",
            node,
            "move it to what the reference leads to",
            severity=Severity.WARNING,
        )

    def _visit_object(self, node: Node, shape: Object) -> None:
        kind = self._table.kinds[shape.kind]
        if is_reference(node.value) and self._takes_reference(node, kind, shape):
            return
        if kind.boolean and isinstance(node.value, bool):
            return
        if not isinstance(node.value, dict):
            self._refuse_type(node, kind.title)
            return
        if shape.ref is Ref.REQUIRED:
            self._refuse(
                "ref-required",
                f"{kind.title} cannot stand here itself",
                node,
                "write a '$ref' to it",
            )
            return
        key = (id(node.value), shape.kind)
        if key not in self._visited:
            self._visited.add(key)
            merged = self.traits.merged(node, shape.kind)
            if merged is not node:
                self._with_traits.append((node, merged, shape))
            if not isinstance(node, MergedNode):
                self.objects.append((shape.kind, node))
            self._visit_fields(node, kind)

    def _visit_merged(self, node: Node, merged: Node, shape: Shape) -> None:
        """Judge what only the traits of an object make of it."""
        if all(self.is_sound(trait) for trait in node.child("traits").children()):
            self._whose_traits = node.place
            self._visit(merged, shape)
            self._whose_traits = ""

    def _takes_reference(self, node: Node, kind: Kind, shape: Object) -> bool:
        if shape.ref is not Ref.NEVER:
            self._visit_reference(node, shape)
            return True
        if kind.open or "$ref" in kind.fields:
            return False
        self._refuse(
            "ref-not-allowed", f"{kind.title} cannot be a reference", node, "write it in place"
        )
        return True

    def _visit_fields(self, node: Node, kind: Kind) -> None:
        value = node.value
        for name in kind.required:
            if name not in value:
                self._refuse("missing-field", f"{kind.title} lacks {name!r}", node, "add it")
        for name in value:
            shape = kind.fields.get(name)
            if shape is not None:
                self._visit(node.child(name), shape)
                if name in kind.since and not self._whose_traits:
                    self._check_since(node.child(name), kind)
            elif not kind.open and not name.startswith("x-"):
                self.unknown.add((id(value), name))
                self._note_unknown(node.child(name), kind)

    def _note_unknown(self, node: Node, kind: Kind) -> None:
        message = f"unknown field {node.key!r} in {kind.title}"
        hint = did_you_mean(str(node.key), kind.fields) or "an extension begins with 'x-'"
        self._note("unknown-field", message, node, hint, severity=self._unknown)

    def _check_since(self, node: Node, kind: Kind) -> None:
        since = kind.since[str(node.key)]
        if self._minor < since:
            self._note(
                "field-too-new",
                f"{node.key!r} in {kind.title} came with AsyncAPI 2.{since}",
                node,
                f"it is used all the same; write 'asyncapi: 2.{since}.0' or later",
                severity=Severity.WARNING,
            )

    def _visit_list(self, node: Node, shape: ListOf) -> None:
        if not isinstance(node.value, list):
            self._refuse_type(node, "a list")
            return
        if shape.filled and not node.value:
            self._refuse("wrong-type", f"{_name(node)} must hold something", node)
        for item in node.children():
            self._visit(item, shape.item)

    def _visit_map(self, node: Node, shape: MapOf) -> None:
        if not isinstance(node.value, dict):
            self._refuse_type(node, "an object")
            return
        for member in node.children():
            name = str(member.key)
            fault = shape.check_name(name) if shape.check_name else ""
            if fault:
                self._note("bad-name", f"the name {name!r} {fault}", member, "rename it")
            self._visit(member, shape.value)

    def _visit_text(self, node: Node, shape: Text) -> None:
        value = node.value
        if value is None and shape.nullable:
            return
        if not isinstance(value, str):
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            self._refuse_type(node, "a string", "quote it" if is_number else "")
        elif shape.choices and value not in shape.choices:
            allowed = ", ".join(shape.choices)
            hint = did_you_mean(value, shape.choices) or f"write one of: {allowed}"
            self._refuse("unknown-value", f"{_name(node)} cannot be {value!r}", node, hint)
        elif shape.check and (fault := shape.check(value)):
            self._note("bad-text", f"{value!r} {fault}", node)

    def _visit_flag(self, node: Node) -> None:
        if not isinstance(node.value, bool):
            self._refuse_type(node, "true or false")

    def _visit_number(self, node: Node, shape: Number) -> None:
        value = node.value
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._refuse_type(node, "a number")
        elif shape.count and (value < 0 or value != int(value)):
            self._refuse("wrong-type", f"{node.key!r} must be an integer from 0 up", node)
        elif shape.positive and value <= 0:
            self._refuse("wrong-type", f"{node.key!r} must be more than 0", node)

    def _refuse_type(self, node: Node, wanted: str, hint: str = "") -> None:
        if wanted[0].isupper():  # the title of a kind
            wanted = f"{'an' if wanted[0] in 'AEIO' else 'a'} {wanted}"
        message = f"{_name(node)} must be {wanted}, not {value_type(node.value)}"
        self._refuse("wrong-type", message, node, hint)

    def _refuse(self, code: str, message: str, node: Node, hint: str = "") -> None:
        self._note(code, message, node, hint)
        above: Node | None = node
        while above is not None:
            self._unsound.add(id(above.value))
            above = above.parent

    def _note(
        self,
        code: str,
        message: str,
        node: Node,
        hint: str = "",
        *,
        severity: Severity = Severity.ERROR,
    ) -> None:
        location = node.location
        if (code, message, location) in self._noted:
            return  # said already of the object or the trait that the field comes from
        self._noted.add((code, message, location))
        if self._whose_traits:
            whose = f"so it is once the traits of {self._whose_traits!r} are merged"
            hint = f"{hint}; {whose}" if hint else whose
        self.diagnostics.append(
            Diagnostic(code=code, message=message, hint=hint, severity=severity, location=location)
        )


def _name(node: Node) -> str:
    if node.parent is None:
        return "the document"
    return f"item {node.key}" if isinstance(node.key, int) else repr(node.key)
