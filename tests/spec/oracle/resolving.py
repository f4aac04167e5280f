"""The official schemas look at a document without references: the plainest way to get it."""

from __future__ import annotations

from typing import Any

# Where 3.x wants references, and the section of ``components`` for what they lead to.
_KEPT = {
    ("channels", "*", "servers", "*"): "servers",
    ("operations", "*", "channel"): "channels",
    ("operations", "*", "messages", "*"): "messages",
    ("operations", "*", "reply", "channel"): "channels",
    ("operations", "*", "reply", "messages", "*"): "messages",
    ("replies", "*", "channel"): "channels",
    ("replies", "*", "messages", "*"): "messages",
}
_SCHEMAS = frozenset(["payload", "headers", "schemas", "schema", "query"])
_MOST_COPIES = 2_000
_MOST_STEPS = 20


class Lost(Exception):  # noqa: N818 - the condition, not a mishap
    """A reference leads nowhere."""


class Resolved:
    """A document in which what references lead to stands in their place.

    Up to so many references within references: with none, it shows where references stand.
    Null stands for what cannot be found: no slot of the standard that takes a reference
    takes that. A reference inside what it leads to (a recursive schema) stays: the schemas
    accept one wherever the object itself may stand. Those of 3.x that must be
    references stay as well, and what they lead to is looked at under ``components``.
    """

    def __init__(self, document: dict[str, Any], *, levels: int) -> None:
        self._document = document
        self._levels = levels
        self._kept: dict[str, dict[str, Any]] = {}
        self._is_3 = document["asyncapi"].startswith("3")
        self._copies = 0

        #: The resolved document.
        self.document = self._resolve(document, (), ())
        self._show_kept()

    def _resolve(self, value: Any, path: tuple[Any, ...], inside: tuple[int, ...]) -> Any:
        if isinstance(value, list):
            return [self._resolve(item, (*path, n), inside) for n, item in enumerate(value)]
        if not isinstance(value, dict):
            return value
        if _is_data(path):
            return value
        if _is_reference(value):
            return self._replace(value, path, inside)
        return {key: self._resolve(member, (*path, key), inside) for key, member in value.items()}

    def _replace(
        self, value: dict[str, Any], path: tuple[Any, ...], inside: tuple[int, ...]
    ) -> Any:
        self._copies += 1
        alone = {"$ref": value["$ref"]}  # what stands beside it has no effect
        if len(inside) == self._levels:
            return alone
        try:
            target = self._follow(value)
        except Lost:
            return None
        if not isinstance(target, dict | bool):
            return None  # there are no references to lists, numbers or strings
        section = self._section(path)
        if section:
            self._kept.setdefault(section, {})[value["$ref"]] = target
            return alone
        if id(target) in inside or self._copies > _MOST_COPIES:
            return alone if any(token in _SCHEMAS for token in path) else None
        return self._resolve(target, path, (*inside, id(target)))

    def _follow(self, value: Any, steps: int = 0) -> Any:
        while _is_reference(value):
            steps += 1
            value = self._at(value["$ref"], steps)
        return value

    def _at(self, reference: str, steps: int) -> Any:
        if steps > _MOST_STEPS or reference[:1] not in ("", "#"):
            raise Lost
        value: Any = self._document
        for token in reference[1:].split("/")[1:] if len(reference) > 1 else []:
            key = token.replace("~1", "/").replace("~0", "~")
            if _is_reference(value) and key not in value:
                value = self._follow(value, steps)
            try:
                value = value[int(key)] if isinstance(value, list) else value[key]
            except (KeyError, IndexError, ValueError, TypeError):
                raise Lost from None
        return value

    def _section(self, path: tuple[Any, ...]) -> str:
        """Give the section of ``components`` for what has to be a reference here."""
        place = path[1:] if path[0] == "components" else path
        form = tuple(
            "*" if n == 1 or isinstance(token, int) else token for n, token in enumerate(place)
        )
        return _KEPT.get(form, "") if self._is_3 else ""

    def _show_kept(self) -> None:
        components = self.document.setdefault("components", {}) if self._kept else None
        for section, found in list(self._kept.items()):
            there = components.setdefault(section, {}) if isinstance(components, dict) else None
            for number, target in enumerate(list(found.values())):
                if isinstance(there, dict):
                    name = f"kept-{number}"
                    there[name] = self._resolve(target, ("components", section, name), ())


def _is_reference(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("$ref"), str)


def _is_data(path: tuple[Any, ...]) -> bool:
    """Whether a reference would be taken for an example, or for a scope called ``$ref``."""
    is_example = path[-2:-1] == ("examples",) and isinstance(path[-1], int)
    return is_example or (path[-3:-2] == ("flows",) and path[-1] in ("scopes", "availableScopes"))
