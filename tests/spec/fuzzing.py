"""Hostile input from seeds, tried in a process of its own that has little memory.

``python -m tests.spec.fuzzing damaged 1234 1`` tries one seed again.
"""

from __future__ import annotations

import io
import json
import random
import resource
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from asynction_spec import Diagnostic, validate
from tests.spec.oracle.mutations import GARBAGE, WORDS, mutate

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 2.0
MEMORY = 512 * 1024 * 1024

DOCUMENTS = [path.read_bytes() for path in sorted(Path("tests/documents").iterdir())]
TREES = [yaml.safe_load(document) for document in DOCUMENTS]
HEADS = [
    *("", "asyncapi: 2.6.0\n", "asyncapi: 3.0.0\n", '{"asyncapi": "3.1.0", '),
    "asyncapi: 3.0.0\ninfo: {title: T, version: v}\n",
    "asyncapi: 2.6.0\ninfo: {title: T, version: v}\nchannels:\n  /: ",
]
FIELDS = [
    *("asyncapi", "info", "channels", "operations", "components", "messages", "schemas", "payload"),
    *("type", "properties", "items", "$ref", "oneOf", "enum", "default", "examples", "pattern"),
    *("servers", "url", "host", "protocol", "variables", "security", "traits", "bindings", "ws"),
    *("x-handler", "x-ack", "reply", "address", "parameters", "schemaFormat", "title", "version"),
]
SCALARS = [
    *("<<", "~", "null", "true", "on", ".nan", "-.inf", "1e999", "0x1F", "0o8", "010", "12:30"),
    *("2026-11-21", "-", "?", "'", '"', "=", "1.0", "9" * 400, "é", "\U0001f600", "a: b", "#/a"),
    *("2.6.0", "3.0.0", "3.9.0", "{a}", "$message.payload#/a", "(a+)+$", "[", "*", "a\nb", " "),
    *("#/components/schemas/a", "other.yaml#/a", "https://example.com/a", "/etc/passwd", "../a"),
]
TOKENS = [
    *("\n", "\n  ", "\n    ", "- ", ": ", "? ", ", ", "[", "]", "{", "}", "&a ", "*a", "!!str "),
    *("!!binary ", "!x ", "|\n ", ">-\n ", "# ", "---\n", "...\n", "%YAML 1.1\n", "<<: ", "\t"),
    *("\0", "\x85", "\ufeff", "\ud800", "\\u0041", "'", '"', "@", "`"),
]
TAGS = [None, None, None, None, "!x", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "int"))]


def noise(seeded: random.Random) -> bytes:
    """Bytes of any kind, or such as text has, after the beginning of a document."""
    size = seeded.choice([4, 40, 400, 4_000])
    head = seeded.choice(HEADS).encode()
    if seeded.random() < 0.5:
        return head + seeded.randbytes(size)
    return head + bytes(seeded.choices(range(9, 127), k=size))


def tokens(seeded: random.Random) -> bytes:
    """What YAML is made of, in any order."""
    words = [*TOKENS, *TOKENS, *FIELDS, *SCALARS]
    text = seeded.choice(HEADS) + "".join(seeded.choices(words, k=seeded.choice([5, 50, 500])))
    return text.encode(seeded.choice(["utf-8", "utf-8", "utf-16"]), "surrogatepass")


def events(seeded: random.Random) -> bytes:
    """Well-formed YAML with anchors, aliases, tags and every style, which means nothing."""
    anchors: list[str] = []
    body = list(_node_events(seeded, anchors, depth=0))
    start, end = yaml.DocumentStartEvent(), yaml.DocumentEndEvent()
    stream = [yaml.StreamStartEvent(), start, *body, end, yaml.StreamEndEvent()]
    try:
        return str(yaml.emit(stream, allow_unicode=seeded.random() < 0.5)).encode()
    except yaml.YAMLError:  # the emitter has its own bounds, such as tags of plain scalars
        return b""


def _node_events(seeded: random.Random, anchors: list[str], depth: int) -> Iterator[yaml.Event]:
    if anchors and seeded.random() < 0.1:
        yield yaml.AliasEvent(seeded.choice(anchors))
        return
    anchor = f"a{len(anchors)}" if seeded.random() < 0.2 else None
    anchors += filter(None, [anchor])
    tag, flow = seeded.choice(TAGS), seeded.random() < 0.3
    kind = "scalar" if depth > 6 else seeded.choice(["scalar", "list", "map", "map"])
    if kind == "scalar":
        text, style = seeded.choice(SCALARS + FIELDS), seeded.choice([None, "'", '"', "|"])
        yield yaml.ScalarEvent(anchor, tag, (tag is None, tag is None), text, style=style)
        return
    is_map = kind == "map"
    start = yaml.MappingStartEvent if is_map else yaml.SequenceStartEvent
    yield start(anchor, None, implicit=True, flow_style=flow)
    for _ in range(seeded.randrange(6)):
        if is_map:
            yield yaml.ScalarEvent(None, None, (True, True), seeded.choice(FIELDS + SCALARS[:3]))
        yield from _node_events(seeded, anchors, depth + 1)
    yield yaml.MappingEndEvent() if is_map else yaml.SequenceEndEvent()


def values(seeded: random.Random) -> bytes:
    """JSON of the fields of the standard, at any place, with any value."""
    document = _value(seeded, 0)
    if isinstance(document, dict):
        document |= {"asyncapi": seeded.choice(["2.0.0", "2.6.0", "3.0.0", "3.1.0"])}
    return json.dumps(document).encode()


def _value(seeded: random.Random, depth: int) -> Any:
    kind = "leaf" if depth > 8 else seeded.choice(["leaf", "list", "map", "map", "map"])
    if kind == "leaf":
        return seeded.choice([*GARBAGE, *WORDS, *SCALARS, 10**300, -0.0, 1e300])
    size = range(seeded.randrange(5))
    if kind == "list":
        return [_value(seeded, depth + 1) for _ in size]
    return {seeded.choice(FIELDS): _value(seeded, depth + 1) for _ in size}


def damaged(seeded: random.Random) -> bytes:
    """A document of ours with bits flipped, parts cut out and parts of another one put in."""
    content = bytearray(seeded.choice(DOCUMENTS))
    for _ in range(seeded.choice([1, 1, 2, 5, 20])):
        start = seeded.randrange(len(content) or 1)
        end = start + seeded.choice([1, 1, 10, 100, 1000])
        other = seeded.choice(DOCUMENTS)
        place = seeded.randrange(len(other))
        new = {
            "flip": bytes(byte ^ (1 << seeded.randrange(8)) for byte in content[start : start + 1]),
            "cut": b"",
            "splice": other[place : place + seeded.choice([1, 10, 100, 1000])],
            "text": seeded.choice(TOKENS + SCALARS).encode(errors="surrogatepass"),
        }[seeded.choice(["flip", "cut", "splice", "text"])]
        content[start : end if seeded.random() < 0.5 else start + 1] = new
    return bytes(content)


def mutated(seeded: random.Random) -> bytes:
    """A document of ours that is still JSON, changed as authors change documents by mistake."""
    tree = json.loads(json.dumps(seeded.choice(TREES)))
    for _ in range(seeded.choice([1, 3, 10])):
        mutate(tree, FIELDS, seeded.choice)
    return json.dumps(tree).encode()


KINDS = {make.__name__: make for make in (noise, tokens, events, values, damaged, mutated)}


def try_one(content: bytes) -> str:
    """Say what is wrong with the way an input is answered; empty when nothing is."""
    began = time.perf_counter()
    try:
        found = validate(io.BytesIO(content), profile="server")
    except BaseException:
        return traceback.format_exc()
    took = time.perf_counter() - began
    if not all(isinstance(diagnostic, Diagnostic) for diagnostic in found):
        return f"answered with {found!r}"
    return f"took {took:.1f} s" if took > SECONDS else ""


def limit_memory() -> None:
    """Leave this process as much memory as an input may take, beyond what it has."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limit = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def main(kind: str, first: int, count: int) -> int:
    """Try the inputs of some seeds; stop at the first that is answered wrongly."""
    limit_memory()
    for seed in range(first, first + count):
        print(f"{kind} {seed} 1", flush=True)  # the last line tells who crashed the process
        fault = try_one(KINDS[kind](random.Random(f"{kind} {seed}")))  # noqa: S311 - no secret
        if fault:
            print(fault)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
