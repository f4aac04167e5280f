"""Strings that must have a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

URLS = [
    "info: {title: T, version: '1', termsOfService: %s}",
    "info: {title: T, version: '1', contact: {url: %s}}",
    "info: {title: T, version: '1', license: {name: L, url: %s}}",
    "info: {title: T, version: '1', externalDocs: {url: %s}}",
    "info: {title: T, version: '1'}\nid: %s",
    "info: {title: T, version: '1'}\ncomponents:\n  securitySchemes:\n"
    "    s: {type: openIdConnect, openIdConnectUrl: %s}",
    "info: {title: T, version: '1'}\ncomponents:\n  securitySchemes:\n    s: {type: oauth2, "
    "flows: {password: {availableScopes: {}, tokenUrl: %s}}}",
]
EXPRESSIONS = [
    "info: {title: T, version: '1'}\ncomponents: {correlationIds: {c: {location: %s}}}",
    "info: {title: T, version: '1'}\ncomponents: {replyAddresses: {r: {location: %s}}}",
    "info: {title: T, version: '1'}\ncomponents: {parameters: {p: {location: %s}}}",
]


def found(faults: Callable[[str], list[str]], body: str, text: str) -> list[str]:
    printed = faults("asyncapi: 3.0.0\n" + body.replace("%s", f"'{text}'"))
    return [fault.partition(": ")[2] for fault in printed]


@pytest.mark.parametrize("body", URLS)
def test_an_address_is_an_absolute_url(faults: Callable[[str], list[str]], body: str) -> None:
    assert found(faults, body, "example.com/a") == [
        "error bad-text: 'example.com/a' is no absolute URL, such as 'https://example.com'"
    ]
    for url in ("https://example.com/a?b#c", "urn:example:chat", "http://[::1]:80/"):
        assert found(faults, body, url) == []


@pytest.mark.parametrize("body", EXPRESSIONS)
def test_a_location_is_a_runtime_expression(faults: Callable[[str], list[str]], body: str) -> None:
    for text in ("$message.body#/id", "payload#/id", "$message.payload#id", "$message.header#/~2"):
        assert found(faults, body, text) == [
            f"error bad-text: {text!r} is no runtime expression, such as '$message.header#/id'"
        ]
    for text in (
        "$message.header#/id",
        "$message.payload",
        "$message.payload#/a~1b/0",
        "$message.payload#",
    ):
        assert found(faults, body, text) == []


def test_an_email_address_has_a_host(faults: Callable[[str], list[str]]) -> None:
    body = "info: {title: T, version: '1', contact: {email: %s}}"
    assert found(faults, body, "me") == ["error bad-text: 'me' is no e-mail address"]
    assert found(faults, body, "me@example.com") == []
