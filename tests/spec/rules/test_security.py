"""How callers prove who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            components: {securitySchemes: {a: {type: http, scheme: basic, bearerFormat: JWT}}}
            """,
            [
                "<document>:3:63: error bearer-format-misplaced: 'bearerFormat' means "
                "nothing to scheme 'basic'; write 'scheme: bearer', or remove it",
            ],
            id="of basic",
        ),
        pytest.param(
            """\
            components: {securitySchemes: {a: {type: http, scheme: Bearer, bearerFormat: JWT}}}
            """,
            [],
            id="of bearer",
        ),
    ],
)
def test_only_bearers_have_a_bearer_format(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("bearer-format-misplaced", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "components: {securitySchemes: {key: {type: httpApiKey, name: key, in: query}}}",
            [
                "<document>:3:32: info unused-security-scheme: nothing asks for the "
                "security scheme 'key'; name it under 'security', or remove it",
            ],
            id="nothing",
        ),
        pytest.param(
            """\
            servers:
              s:
                host: example.com
                protocol: ws
                security: [{$ref: '#/components/securitySchemes/key'}]
            components: {securitySchemes: {key: {type: httpApiKey, name: key, in: query}}}
            """,
            [],
            id="a server",
        ),
        pytest.param(
            """\
            channels: {a: {address: /, x-security: [{key: []}]}}
            components: {securitySchemes: {key: {type: httpApiKey, name: key, in: query}}}
            """,
            [],
            id="a channel, by name",
        ),
    ],
)
def test_a_scheme_that_nothing_asks_for_is_worth_knowing(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("unused-security-scheme", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels: {}
            components: {securitySchemes: {key: {type: httpApiKey, name: key, in: query}}}
            """,
            [
                "<document>:4:32: info unused-security-scheme: nothing asks for the "
                "security scheme 'key'; name it under 'security', or remove it",
            ],
            id="by none",
        ),
        pytest.param(
            """\
            channels: {/: {publish: {security: [{key: []}]}}}
            components: {securitySchemes: {key: {type: httpApiKey, name: key, in: query}}}
            """,
            [],
            id="by its name",
        ),
    ],
)
def test_a_scheme_of_version_2_is_asked_for_by_name(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("unused-security-scheme", body) == expected
