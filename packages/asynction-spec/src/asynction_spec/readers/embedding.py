"""A document in one piece: parts of other files embedded, references kept or written out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import quote

from asynction_spec.structure.shapes import Choice, MapOf, Object

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from asynction_spec.structure.nodes import Node
    from asynction_spec.structure.references import References
    from asynction_spec.structure.shapes import Table

# Hides from jsonref, which searches, what only looks like a reference: a key of an example, say.
_HIDDEN = "\0$ref"


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedding:
    """What it takes to write a document in one piece."""

    #: The root of the document.
    root: Node

    #: Follows references.
    references: References

    #: Says where under ``components`` a kind of object belongs.
    table: Table

    #: Every reference of the document, with the kind of object it stands for.
    found: Sequence[tuple[Node, str]]

    def to_dict(self, *, dereference: bool = False) -> dict[str, Any]:
        """Write the document as a tree of its own; see ``Document.to_dict``."""
        if not dereference:
            return _Embedder(self, data_key="$ref").document()
        return _dereferenced(_Embedder(self, data_key=_HIDDEN).document())


class _Embedder:
    """Copies a document, and what it refers to elsewhere into its ``components``."""

    def __init__(self, embedding: Embedding, *, data_key: str) -> None:
        self._root = embedding.root
        self._references = embedding.references
        self._found = {id(node.value): (node, kind) for node, kind in embedding.found}
        self._sections = _sections_by_kind(embedding.table)
        # What a key is written as that is called '$ref' but is none.
        self._data_key = data_key
        self._addresses: dict[int, str] = {}
        self._embedded: dict[str, dict[str, Any]] = {}
        self._pending: list[tuple[str, str, Node]] = []

    def document(self) -> dict[str, Any]:
        document: dict[str, Any] = self._copy(self._root.value)
        while self._pending:
            section, name, node = self._pending.pop()
            self._embedded[section][name] = self._copy(node.value)
        if self._embedded:
            components = document.setdefault("components", {})
            for section, members in self._embedded.items():
                components[section] = components.get(section, {}) | members
        return document

    def _copy(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._copy(item) for item in value]
        if not isinstance(value, dict):
            return value
        if id(value) in self._found:
            return self._reference(*self._found[id(value)])
        return {
            self._data_key if key == "$ref" else key: self._copy(member)
            for key, member in value.items()
        }

    def _reference(self, node: Node, kind: str) -> Any:
        target = self._references.step(node)
        if target.source.is_main:
            return {"$ref": _fragment(target)}
        section = self._sections.get(kind)
        if section is None:  # a kind that 'components' has no place for: it stands here itself
            return self._copy(self._references.follow(node).value)
        if id(target.value) not in self._addresses:
            name = self._name(section, str(target.key))
            self._addresses[id(target.value)] = f"#/components/{section}/{name}"
            self._embedded.setdefault(section, {})[name] = None  # keeps its place
            self._pending.append((section, name, target))
        return {"$ref": self._addresses[id(target.value)]}

    def _name(self, section: str, key: str) -> str:
        taken = self._root.value.get("components", {}).get(section, {}).keys()
        taken = taken | self._embedded.get(section, {}).keys()
        stem = re.sub(r"[^A-Za-z0-9._-]", "_", key) or section
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        return name


def _fragment(node: Node) -> str:
    return "#" + quote(node.pointer, safe="/~!$&'()*+,;=:@")


def _sections_by_kind(table: Table) -> Mapping[str, str]:
    sections: dict[str, str] = {}
    for section, shape in table.kinds["components"].fields.items():
        value = shape.value if isinstance(shape, MapOf) else None
        if isinstance(value, Object | Choice) and value.kind:
            sections.setdefault(value.kind, section)
    return sections


def _dereferenced(document: dict[str, Any]) -> dict[str, Any]:
    """Write out references, all of which are local now."""
    import jsonref  # takes 60 ms

    plain: dict[str, Any] = jsonref.replace_refs(
        document, proxies=False, lazy_load=False, loader=_never
    )
    seen: set[int] = set()
    waiting: list[Any] = [plain]
    while waiting:
        value = waiting.pop()
        if not isinstance(value, dict | list) or id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, dict) and _HIDDEN in value:
            members = [("$ref" if key == _HIDDEN else key, value[key]) for key in value]
            value.clear()
            value.update(members)
        waiting += value.values() if isinstance(value, dict) else value
    return plain


def _never(uri: str, **_options: Any) -> NoReturn:
    raise AssertionError(f"{uri!r} is not local")
