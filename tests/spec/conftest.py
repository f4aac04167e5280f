"""Documents from text, and the folder of whole documents."""

from __future__ import annotations

import io
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from asynction_spec import Document, Severity, load, validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asynction_spec.model.schemas import Schema

# Two lines each, so that what a test writes below begins at line 3.
HEAD2 = "asyncapi: 2.6.0\ninfo: {title: Chat, version: 1.0.0}\n"
HEAD3 = "asyncapi: 3.0.0\ninfo: {title: Chat, version: 1.0.0}\n"


@pytest.fixture
def documents() -> Path:
    """The folder of whole documents."""
    return Path(__file__).parents[1] / "documents"


@pytest.fixture
def faults() -> Callable[[str], list[str]]:
    """Gives what is wrong in a whole text, as it is printed; infos are not."""
    return lambda text: [
        str(diagnostic)
        for diagnostic in validate(io.StringIO(text))
        if diagnostic.severity is not Severity.INFO
    ]


@pytest.fixture
def faults2(faults: Callable[[str], list[str]]) -> Callable[[str], list[str]]:
    """Gives what is wrong in a 2.6 document, of which the test writes line 3 and on."""
    return lambda body: faults(HEAD2 + _body(body))


@pytest.fixture
def faults3(faults: Callable[[str], list[str]]) -> Callable[[str], list[str]]:
    """Gives what is wrong in a 3.0 document, of which the test writes line 3 and on."""
    return lambda body: faults(HEAD3 + _body(body))


@pytest.fixture
def load2() -> Callable[[str], Document]:
    """Loads a 2.6 document, of which the test writes line 3 and on."""
    return lambda body: load(io.StringIO(HEAD2 + _body(body)))


@pytest.fixture
def load3() -> Callable[[str], Document]:
    """Loads a 3.0 document, of which the test writes line 3 and on."""
    return lambda body: load(io.StringIO(HEAD3 + _body(body)))


@pytest.fixture
def schemas_of() -> Callable[[Document], list[Schema]]:
    """Gives every schema that the model of a document holds."""
    return lambda document: list(_schemas_of(document))


def _body(text: str) -> str:
    return dedent(text).removeprefix("\n")


def _schemas_of(document: Document) -> Iterator[Schema]:
    for operation in document.operations:
        for message in operation.messages:
            alternatives = message.ack.alternatives if message.ack else ()
            yield from filter(None, (message.payload, message.headers, *alternatives))
    for channel in document.channels.values():
        yield from filter(None, (parameter.schema for parameter in channel.parameters.values()))
        if channel.bindings and (ws := channel.bindings.ws):
            yield from filter(None, (ws.query, ws.headers))
        if channel.bindings and (socketio := channel.bindings.socketio):
            yield from filter(None, [socketio.auth])
