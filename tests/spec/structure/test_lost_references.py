"""References that lead nowhere, round in a circle, or where they may not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


def chain(length: int, *, last: str, through: str = "") -> str:
    """Schemas each of which is a reference to the next, or to something inside it."""
    links = [
        f"    s{n}: {{$ref: '#/components/schemas/s{n + 1}{through}'}}\n" for n in range(length)
    ]
    return f"channels: {{}}\ncomponents:\n  schemas:\n{''.join(links)}    s{length}: {last}\n"


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        pytest.param(
            "#/components/schemas/Txt",
            "error ref-unresolved: '#/components/schemas/Txt' leads nowhere; did you mean 'Text'?",
            id="nearly right",
        ),
        pytest.param(
            "#/components/schemas/Foo",
            "error ref-unresolved: '#/components/schemas/Foo' leads nowhere; "
            "'#/components/schemas' has 'P', 'Text', 'List', 'Right'",
            id="nothing like it",
        ),
        pytest.param(
            "#/components/schemas/Text/type/x",
            "error ref-unresolved: '#/components/schemas/Text/type/x' leads nowhere; "
            "'#/components/schemas/Text/type' has no members",
            id="into a string",
        ),
        pytest.param(
            "#/components/schemas/List/items/2",
            "error ref-unresolved: '#/components/schemas/List/items/2' leads nowhere; "
            "'#/components/schemas/List/items' is a list of 2",
            id="beyond a list",
        ),
        pytest.param(
            "#/components/schemas/List/items/01",
            "error ref-unresolved: '#/components/schemas/List/items/01' leads nowhere; "
            "'#/components/schemas/List/items' is a list of 2",
            id="no index",
        ),
        pytest.param(
            "#components",
            "error ref-unresolved: '#components' is no JSON pointer; write '#/components'",
            id="no slash",
        ),
        pytest.param(
            "other.yml#/Text",
            "error ref-without-base: 'other.yml' cannot be found: this document has no place of "
            "its own; load it from a path, or keep references within it",
            id="another file",
        ),
        pytest.param(
            "http://169.254.169.254/latest",
            "error ref-remote: 'http://169.254.169.254/latest' is not fetched; copy it into a "
            "file, or pass loader= to fetch it",
            id="the network",
        ),
        pytest.param(
            "file:///etc/passwd",
            "error ref-outside-root: 'file:///etc/passwd' is an absolute address; write where "
            "the file is from here: '../common/messages.yaml'",
            id="a file outside",
        ),
        pytest.param("5", "error wrong-type: '$ref' must be a string", id="a number"),
        pytest.param("{}", "error wrong-type: '$ref' must be a string", id="an object"),
        pytest.param("null", "error wrong-type: '$ref' must be a string", id="null"),
    ],
)
def test_a_reference_that_leads_nowhere_is_an_error_at_its_place(
    faults2: Callable[[str], list[str]], reference: str, expected: str
) -> None:
    """1.1, 11 and D-25: one error of ours, and nothing is fetched."""
    quoted = f"'{reference}'" if "#" in reference or ":" in reference else reference
    body = f"""\
    channels: {{}}
    components:
      schemas:
        P: {{$ref: {quoted}}}
        Text: {{type: string}}
        List: {{items: [{{}}, {{$ref: '#/components/schemas/Text'}}]}}
        Right: {{$ref: '#/components/schemas/List/items/1'}}
    """
    assert faults2(body) == [f"<document>:6:9: {expected}"]


def test_every_dangling_reference_is_reported(faults2: Callable[[str], list[str]]) -> None:
    body = """\
    channels: {/: {publish: {message: {$ref: '#/nowhere'}}}}
    components: {schemas: {A: {$ref: '#/nowhere'}}}
    """
    assert faults2(body) == [
        "<document>:3:36: error ref-unresolved: '#/nowhere' leads nowhere; "
        "'#' has 'asyncapi', 'info', 'channels', 'components'",
        "<document>:4:28: error ref-unresolved: '#/nowhere' leads nowhere; "
        "'#' has 'asyncapi', 'info', 'channels', 'components'",
    ]


@pytest.mark.parametrize(
    ("schemas", "circle"),
    [
        pytest.param(
            "A: {$ref: '#/components/schemas/A'}",
            "'#/components/schemas/A' -> '#/components/schemas/A'",
            id="to itself",
        ),
        pytest.param(
            "A: {$ref: '#/components/schemas/A/b'}",
            "'#/components/schemas/A/b' -> '#/components/schemas/A/b'",
            id="through itself",
        ),
    ],
)
def test_references_that_only_lead_to_each_other_are_an_error(
    faults2: Callable[[str], list[str]], schemas: str, circle: str
) -> None:
    assert faults2(f"channels: {{}}\ncomponents: {{schemas: {{{schemas}}}}}") == [
        "<document>:4:28: error ref-cycle: this reference leads round in a circle: "
        f"{circle}; let one of them hold the object itself"
    ]


def test_each_reference_of_a_circle_is_reported(faults2: Callable[[str], list[str]]) -> None:
    body = """\
    channels: {}
    components:
      schemas:
        A: {$ref: '#/components/schemas/B'}
        B: {$ref: '#/components/schemas/A'}
    """
    found = faults2(body)
    assert [fault.split(":")[1] for fault in found] == ["6", "7"]
    assert all("error ref-cycle: this reference leads round in a circle" in f for f in found)


def test_a_circle_of_thousands_is_found_at_once_and_shown_in_short(
    faults2: Callable[[str], list[str]],
) -> None:
    began = time.perf_counter()
    found = faults2(chain(2000, last="{$ref: '#/components/schemas/s0'}"))
    assert time.perf_counter() - began < 2
    assert len(found) == 2001
    assert max(map(len, found)) < 600
    assert " -> '…' -> " in found[0]


def test_pointers_through_a_hundred_references_are_enough(
    faults2: Callable[[str], list[str]],
) -> None:
    right = chain(90, last="{not: {$ref: '#/components/schemas/s90'}}", through="/not")
    assert faults2(right) == []
    found = faults2(chain(1000, last="{not: {}}", through="/not"))
    assert found[0].endswith(
        "error too-deep: '#/components/schemas/s102/not' leads through more than 100 other "
        "references; point at the object itself"
    )


def test_a_reference_must_lead_to_what_its_place_is_for(
    faults2: Callable[[str], list[str]],
) -> None:
    body = """\
    channels:
      /: {publish: {message: {$ref: '#/components/schemas/A'}}}
    components:
      schemas: {A: {type: object}}
      messages: {M: {name: m, payload: {$ref: '#/components/securitySchemes/S'}}}
      securitySchemes: {S: {$ref: '#/components/messages/M'}}
    """
    assert faults2(body) == [
        "<document>:4:27: error ref-wrong-kind: '#/components/schemas/A' is no Message Object; "
        "it is a Schema Object",
        "<document>:7:37: error ref-wrong-kind: '#/components/securitySchemes/S' is no "
        "Schema Object; it is a Security Scheme Object",
        "<document>:8:25: error ref-wrong-kind: '#/components/messages/M' is no "
        "Security Scheme Object; it is a Message Object",
    ]


def test_some_places_take_no_reference(faults2: Callable[[str], list[str]]) -> None:
    body = """\
    channels: {/: {publish: {$ref: '#/components/x-op'}}}
    components: {x-op: {}}
    """
    assert faults2(body) == [
        "<document>:3:16: error ref-not-allowed: Operation Object cannot be a reference; "
        "write it in place"
    ]
