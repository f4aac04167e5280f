"""What a document might say too, for those who ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {}",
            [
                "<document>:1:1: info not-latest-version: there is a newer version of "
                "AsyncAPI: 3.1.0",
            ],
            id="an older one",
        ),
    ],
)
def test_the_version_may_be_the_latest(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("not-latest-version", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {}",
            [
                "<document>:1:1: info no-id: the document has no 'id'; add an "
                "identifier, such as 'id: urn:example:chat'",
            ],
            id="none",
        ),
        pytest.param(
            "id: urn:example:chat",
            [],
            id="one",
        ),
    ],
)
def test_a_document_may_have_an_id(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("no-id", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {}",
            [
                "<document>:1:1: info no-default-content-type: the document has no "
                "'defaultContentType'; add one, such as 'application/json'",
            ],
            id="none",
        ),
        pytest.param(
            "defaultContentType: text/plain",
            [],
            id="one",
        ),
    ],
)
def test_a_document_may_have_a_content_type(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("no-default-content-type", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "servers: {}",
            [
                "<document>:1:1: info no-servers: the document has no 'servers'; say "
                "where the application listens",
            ],
            id="none",
        ),
        pytest.param(
            "servers: {s: {host: example.com, protocol: ws}}",
            [],
            id="one",
        ),
    ],
)
def test_a_document_may_have_servers(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("no-servers", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {}",
            [
                "<document>:2:1: info no-description: 'info' has no 'description'; say "
                "what the API is for",
            ],
            id="not",
        ),
    ],
)
def test_an_api_may_be_described(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("no-description", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {}",
            [
                "<document>:2:1: info no-contact: 'info' has no 'contact'; say who can be asked",
            ],
            id="none",
        ),
    ],
)
def test_an_api_may_have_a_contact(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("no-contact", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {}",
            [
                "<document>:2:1: info no-license: 'info' has no 'license'; say under "
                "which terms it may be used",
            ],
            id="none",
        ),
    ],
)
def test_an_api_may_have_a_license(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("no-license", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {/: {publish: {}, subscribe: {operationId: a}}}",
            [
                "<document>:3:16: info no-operation-id: there is no 'operationId' here; "
                "add one, unique in the document",
            ],
            id="none",
        ),
    ],
)
def test_an_operation_may_have_an_id(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("no-operation-id", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels: {}
            components: {messages: {a: {}, b: {messageId: b}}}
            """,
            [
                "<document>:4:25: info no-message-id: there is no 'messageId' here; add "
                "one, unique in the document",
            ],
            id="none",
        ),
    ],
)
def test_a_message_may_have_an_id(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("no-message-id", body) == expected
