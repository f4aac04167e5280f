"""Damage to a document, such as authors do: one step at a time, in words."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

#: Takes one of several: drawn by Hypothesis.
Choose: TypeAlias = "Callable[[Sequence[Any]], Any]"

GARBAGE: list[Any] = [
    *(None, True, False, 0, 7, -1, 2.5, "text", "object", [], {}, ["text"], [{}], [[]]),
    *({"type": "string"}, {"name": "text"}, {"url": "https://example.com"}, {"x-own": 1}),
    *({"text": {}}, {"text": []}, {"text": "text"}, {"location": "$message.payload#/a"}),
    *({"$ref": "#"}, {"$ref": "#/info"}, {"$ref": "#/absent"}, {"$ref": "no pointer"}),
]
#: Strings that an enumeration of the standard has, and some that none has.
WORDS = [
    *("send", "receive", "publish", "GET", "POST", "get", "user", "password", "query", "header"),
    *("cookie", "apiKey", "httpApiKey", "http", "oauth2", "openIdConnect", "X509", "plain"),
    *("bearer", "basic", "scramSha256", "symmetricEncryption", "string", "integer", "null"),
    *("array", "strng", "application/vnd.apache.avro;version=1.9.0", "a b", "a/b", "0.1.0"),
    *("application/vnd.aai.asyncapi;version=2.0.0", "application/schema+json;version=draft-07"),
    *("^[a-z", "latest", "x-own", "$message.header"),
]


class Place:
    """A member or an item, by what holds it."""

    def __init__(self, holder: Any, key: str | int, pointer: str) -> None:
        self.holder = holder
        self.key = key
        self.pointer = pointer

    @property
    def value(self) -> Any:
        return self.holder[self.key]

    def put(self, value: Any) -> str:
        self.holder[self.key] = copy.deepcopy(value)
        return f"{self.pointer} = {json.dumps(value)[:80]}"


def places(value: Any, pointer: str = "") -> Iterator[Place]:
    """Find every member and item, but for the version."""
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for key, member in members:
        place = Place(value, key, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")
        if place.pointer != "/asyncapi":
            yield place
            if isinstance(member, dict | list):
                yield from places(member, place.pointer)


def without(value: Any, is_left_out: Callable[[str], bool]) -> Any:
    """Copy a document without some members, wherever they stand."""
    if isinstance(value, list):
        return [without(item, is_left_out) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: member for key, member in value.items() if not is_left_out(key)}
    return {key: without(member, is_left_out) for key, member in kept.items()}


def mutate(document: dict[str, Any], names: Sequence[str], choose: Choose) -> str:
    """Change a document in one step, and say which; its version stays."""
    version = document["asyncapi"]
    found = list(places(document))
    step = str(choose(STEPS)(found, names, choose)) if found else ""
    document["asyncapi"] = version
    return step


def _remove(found: list[Place], _names: Sequence[str], choose: Choose) -> str:
    place = choose(found)
    del place.holder[place.key]
    return f"remove {place.pointer}"


def _rename(found: list[Place], names: Sequence[str], choose: Choose) -> str:
    place = choose(_members(found))
    name = choose([place.key + "s", place.key.title(), *names])
    place.holder[name] = place.holder.pop(place.key)
    return f"rename {place.pointer} to {name!r}"


def _duplicate(found: list[Place], names: Sequence[str], choose: Choose) -> str:
    place, name = choose(_members(found)), choose(names)
    place.holder[name] = copy.deepcopy(place.value)
    return f"duplicate {place.pointer} as {name!r}"


def _retype(found: list[Place], _names: Sequence[str], choose: Choose) -> str:
    return choose(found).put(choose(GARBAGE))


def _reword(found: list[Place], names: Sequence[str], choose: Choose) -> str:
    texts = [place for place in found if isinstance(place.value, str)]
    return choose(texts).put(choose([*WORDS, choose(names)])) if texts else ""


def _add(found: list[Place], names: Sequence[str], choose: Choose) -> str:
    holders = [place for place in found if isinstance(place.value, dict)]
    if not holders:
        return ""
    place, name = choose(holders), choose(names)
    there = Place(place.value, name, f"{place.pointer}/{name}")
    return there.put(choose([*GARBAGE, *WORDS]))


def _transplant(found: list[Place], _names: Sequence[str], choose: Choose) -> str:
    """Move a subtree to where another one is, which it replaces."""
    source, target = choose(found), choose(found)
    value = copy.deepcopy(source.value)
    is_inside = target.pointer.startswith(source.pointer)
    if isinstance(source.holder, dict) and not is_inside:
        del source.holder[source.key]
    target.put(value)
    return f"move {source.pointer} to {target.pointer}"


def _graft(found: list[Place], _names: Sequence[str], choose: Choose) -> str:
    """Copy a subtree to below another object, under the name that it has."""
    source = choose(_members(found))
    holders = [place for place in found if isinstance(place.value, dict)]
    place = choose(holders) if holders else source
    place.value[source.key] = copy.deepcopy(source.value)
    return f"copy {source.pointer} into {place.pointer}"


def _redirect(found: list[Place], _names: Sequence[str], choose: Choose) -> str:
    references = [place for place in found if place.key == "$ref" and isinstance(place.value, str)]
    if not references:
        return ""
    others = [place.value for place in references]
    anywhere = "#" + str(choose(found).pointer)
    place = choose(references)
    return str(place.put(choose([*others, anywhere, place.value + "s", "#/components"])))


def _refer(found: list[Place], _names: Sequence[str], choose: Choose) -> str:
    """Put a reference in the place of a value, which moves to an extension."""
    place, name = choose(found), choose(["one", "two"])
    moved = found[0].holder.setdefault("x-moved", {})
    moved[name] = copy.deepcopy(place.value)
    return str(place.put({"$ref": f"#/x-moved/{name}"}))


def _members(found: list[Place]) -> list[Place]:
    return [place for place in found if isinstance(place.holder, dict)]


STEPS = [
    *(_remove, _rename, _duplicate, _retype, _retype, _reword, _add, _add),
    *(_transplant, _graft, _redirect, _refer, _refer),
]
