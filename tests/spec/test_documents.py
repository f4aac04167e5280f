"""Whole documents: each of ours loads, twins are equal, and damage never raises anything else."""

from __future__ import annotations

import copy
import io
import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator

from asynction_spec import Document, InvalidDocument, Severity, load, validate
from asynction_spec.model.channels import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asynction_spec.model.schemas import Schema

FOLDER = Path(__file__).parents[1] / "documents"
DOCUMENTS = sorted(path.name for path in FOLDER.iterdir())
VERSIONS = ["2.0", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3.0", "3.1"]


@pytest.fixture(params=DOCUMENTS)
def path(request: pytest.FixtureRequest) -> Path:
    """Each document in turn."""
    return FOLDER / str(request.param)


@pytest.mark.parametrize("version", VERSIONS)
def test_there_is_a_document_of_every_version(version: str) -> None:
    named = [name for name in DOCUMENTS if name.startswith(version)]
    assert named
    assert all(load(FOLDER / name).version.startswith(version + ".") for name in named)


def test_each_loads(path: Path) -> None:
    """What is advised beside is in tests/spec/rules."""
    assert not [one for one in validate(path) if one.severity is Severity.ERROR]


def test_each_loads_into_the_same_model_from_a_mapping(path: Path) -> None:
    document = load(path)
    assert load(document.raw) == document
    assert load(json.loads(json.dumps(document.raw))) == document


def test_every_schema_of_each_is_closed_and_can_be_dumped(
    path: Path, schemas_of: Callable[[Document], list[Schema]]
) -> None:
    for schema in schemas_of(load(path)):
        bundle = schema.bundle()
        assert json.loads(json.dumps(bundle)) == bundle
        Draft7Validator.check_schema(bundle)
        names = bundle.get("definitions", {}) if isinstance(bundle, dict) else {}
        assert set(references(bundle)) <= {"#", *(f"#/definitions/{name}" for name in names)}


def references(schema: Any) -> Iterator[str]:
    """Find what looks like a reference; none of our documents has one inside data."""
    members = schema.values() if isinstance(schema, dict) else schema
    if isinstance(schema, dict) and isinstance(schema.get("$ref"), str):
        yield schema["$ref"]
    if isinstance(schema, dict | list):
        for member in members:
            yield from references(member)


def test_every_pointer_of_each_leads_to_its_element(path: Path) -> None:
    document = load(path)
    for operation in document.operations:
        assert at(document, operation.pointer) is operation.raw
        for message in operation.messages:
            assert at(document, message.pointer) is message.raw
            assert document.locate(message.pointer).line > 0
            if message.handler:
                assert at(document, message.handler_pointer) == message.handler


def at(document: Document, pointer: str) -> Any:
    value: Any = document.raw
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


def test_twins_of_both_families_load_into_equal_models() -> None:
    one, other = load(FOLDER / "twin-2.6.yaml"), load(FOLDER / "twin-3.1.yaml")
    assert (one.version, other.version) == ("2.6.0", "3.1.0")
    assert one.info == other.info
    assert one.servers == other.servers
    assert one.security_schemes == other.security_schemes
    assert one.channels == other.channels
    assert one.operations == other.operations
    assert one.namespaces == other.namespaces
    assert one == other
    assert [list(namespace.receives) for namespace in one.namespaces.values()] == [
        ["track", "reschedule"],
        ["handed over"],
    ]


def test_a_twin_that_differs_in_one_word_is_not_equal() -> None:
    one = load(FOLDER / "twin-2.6.yaml")
    text = (FOLDER / "twin-3.1.yaml").read_text(encoding="utf-8")
    for old, new in [
        ("minimum: 1", "minimum: 2"),
        ("pin: {type: integer}", "pin: {type: number}"),
        ("default: linz", "default: graz"),
        ("parcels.couriers.failed", "parcels.couriers.ignored"),
        ("x-audience: couriers", "x-audience: customers"),
    ]:
        assert text.count(old) == 1
        assert load(io.StringIO(text.replace(old, new))) != one


FACTS: dict[str, tuple[list[str], list[str], list[str]]] = {
    "2.0-orders.yaml": (
        ["/", "/kitchen"],
        ["place order", "cancel order", "ring bell"],
        ["order ready", "ticket"],
    ),
    "2.1-support-desk.yaml": (
        ["/", "/agents", "/status"],
        ["question", "attachment", "take over"],
        ["answer", "answer", "waiting", "desk open"],
    ),
    "2.2-telemetry.yaml": (
        ["/sensors", "/dashboard"],
        ["reading", "batch", "photo", "set threshold"],
        ["alarm", "reading"],
    ),
    "2.3-whiteboard.yaml": (
        ["/board", "/gallery"],
        ["draw", "move shape", "erase", "export"],
        ["drawn", "cursor", "thumbnail"],
    ),
    "2.4-auctions.yaml": (
        ["/auction", "/auctioneer"],
        ["bid", "withdraw", "hammer"],
        ["price", "sold"],
    ),
    "2.5-game.json": (
        ["/lobby", "/match"],
        ["enter", "ready", "move", "replay"],
        ["players", "state"],
    ),
    "2.6-transit.yaml": (
        ["/vehicles", "/stops"],
        ["follow", "unfollow", "follow", "unfollow"],
        ["position", "delays", "departures"],
    ),
    "3.0-quiz.yaml": (
        ["/", "/teacher"],
        ["answer", "raise hand", "question", "drawing"],
        ["question", "scores", "applause"],
    ),
    "3.1-robots.yaml": (
        ["/fleet", "/bays/{bay}", "/console"],
        ["pose", "charge"],
        ["mission", "map", "halt", "log"],
    ),
}


@pytest.mark.parametrize("name", FACTS)
def test_namespaces_and_events_of_each_are_seen(name: str) -> None:
    document = load(FOLDER / name)
    namespaces, received, sent = FACTS[name]
    assert list(document.namespaces) == namespaces
    assert [
        message.event
        for operation in document.operations
        if operation.action is Action.RECEIVE
        for message in operation.messages
    ] == received
    assert [
        message.event
        for operation in document.operations
        if operation.action is Action.SEND
        for message in operation.messages
    ] == sent


@pytest.mark.parametrize(
    ("name", "server", "host", "pathname"),
    [
        ("2.0-orders.yaml", "house", "orders.example.com", "/live/socket.io"),
        ("2.1-support-desk.yaml", "public", "desk.example.com", "/support/"),
        ("2.2-telemetry.yaml", "greenhouse", "north.greenhouse.example.com:8080", "/telemetry"),
        ("2.2-telemetry.yaml", "archive", "", "/archive"),
        ("2.4-auctions.yaml", "live", "eu.auctions.example.com:443", "/rooms/{room}/"),
        ("2.5-game.json", "arena", "game.example.com:9000", "/play"),
        ("3.0-quiz.yaml", "school", "quiz.example.com:443", "/autumn/socket.io"),
        ("3.1-robots.yaml", "depot", "[::1]:5000", ""),
    ],
)
def test_servers_of_each_have_host_and_path(
    name: str, server: str, host: str, pathname: str
) -> None:
    """D-27."""
    found = load(FOLDER / name).servers[server]
    assert (found.host, found.pathname) == (host, pathname)


def outcome(source: Any, schemas_of: Callable[[Document], list[Schema]]) -> str:
    """Load something damaged, and use it as far as it goes."""
    try:
        document = load(source)
    except InvalidDocument as error:
        return str(error)
    for schema in schemas_of(document):
        json.dumps(schema.bundle())
    return ""


def test_a_document_cut_off_at_any_line_is_an_answer(
    path: Path, schemas_of: Callable[[Document], list[Schema]]
) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for count in range(len(lines)):
        outcome(io.StringIO("".join(lines[:count])), schemas_of)


def test_a_document_without_any_one_line_is_an_answer(
    path: Path, schemas_of: Callable[[Document], list[Schema]]
) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    found = [
        outcome(io.StringIO("".join(lines[:number] + lines[number + 1 :])), schemas_of)
        for number in range(len(lines))
    ]
    assert any(found)
    assert not all(found)


GARBAGE: list[Any] = [
    None,
    True,
    0,
    -1.5,
    "",
    "x",
    [],
    [None],
    ["x"],
    [{}],
    {},
    {"": {}},
    {"x": None},
    {"$ref": "#"},
    {"$ref": 5},
    {"$ref": "#/components"},
    {"$ref": "#/components/messages/absent"},
    {"oneOf": [{}]},
    {"type": "oauth2"},
    {"schemaFormat": "x"},
    {"args": 1},
]


@pytest.mark.parametrize("value", GARBAGE, ids=repr)
def test_garbage_in_place_of_a_document_is_refused(value: Any) -> None:
    assert validate(value)


def test_garbage_at_any_place_is_an_answer(
    path: Path, schemas_of: Callable[[Document], list[Schema]]
) -> None:
    """Each place of a document gets three kinds of garbage, in turns."""
    kinds = itertools.cycle(GARBAGE)
    raw: Any = load(path).raw
    for holder, key in places(raw):
        right = holder[key]
        for garbage in itertools.islice(kinds, 3):
            holder[key] = copy.deepcopy(garbage)
            outcome(raw, schemas_of)
        holder[key] = right


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Find every member and item, with what holds it."""
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for key, member in list(members):
        yield value, key
        if isinstance(member, dict | list):
            yield from places(member)
