"""Security schemes have the fields of their type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


def with_scheme(scheme: str) -> str:
    return f"channels: {{}}\ncomponents: {{securitySchemes: {{s: {scheme}}}}}"


@pytest.mark.parametrize(
    "scheme",
    [
        "{type: userPassword}",
        "{type: apiKey, in: user}",
        "{type: X509}",
        "{type: symmetricEncryption}",
        "{type: asymmetricEncryption}",
        "{type: httpApiKey, name: key, in: cookie}",
        "{type: http, scheme: basic}",
        "{type: http, scheme: Digest}",
        "{type: http, scheme: bearer, bearerFormat: JWT}",
        "{type: oauth2, flows: {}}",
        "{type: openIdConnect, openIdConnectUrl: 'https://example.com/.well-known'}",
        "{type: plain}",
        "{type: scramSha256}",
        "{type: scramSha512}",
        "{type: gssapi, description: Kerberos}",
    ],
)
def test_each_type_of_the_standard_is_known(
    faults2: Callable[[str], list[str]], scheme: str
) -> None:
    """1.2, 20, 21 and 23, and D-21: openIdConnect needs its URL, and no flows."""
    assert faults2(with_scheme(scheme)) == []


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        (
            "{type: oauth}",
            "36: error unknown-value: 'type' cannot be 'oauth'; did you mean 'oauth2'?",
        ),
        ("{}", "32: error missing-field: Security Scheme Object lacks 'type'; add it"),
        ("{type: http}", "32: error missing-field: Security Scheme Object lacks 'scheme'; add it"),
        (
            "{type: httpApiKey, in: query}",
            "32: error missing-field: Security Scheme Object lacks 'name'; add it",
        ),
        (
            "{type: httpApiKey, name: key, in: body}",
            "65: error unknown-value: 'in' cannot be 'body'; write one of: query, header, cookie",
        ),
        ("{type: oauth2}", "32: error missing-field: Security Scheme Object lacks 'flows'; add it"),
        (
            "{type: openIdConnect}",
            "32: error missing-field: Security Scheme Object lacks 'openIdConnectUrl'; add it",
        ),
        (
            "{type: http, scheme: bearer, bearerformat: JWT}",
            "64: error unknown-field: unknown field 'bearerformat' in Security Scheme Object; "
            "did you mean 'bearerFormat'?",
        ),
        (
            "{type: X509, x-tokenInfoFunc: 5}",
            "48: error wrong-type: 'x-tokenInfoFunc' must be a string, not an integer; quote it",
        ),
    ],
    ids=lambda value: value if value.startswith("{") else "",
)
def test_what_a_type_needs_is_asked_for(
    faults2: Callable[[str], list[str]], scheme: str, expected: str
) -> None:
    """1.2, 20 to 23."""
    column, rest = expected.split(":", 1)
    assert faults2(with_scheme(scheme)) == [f"<document>:4:{column}:{rest}"]


@pytest.mark.parametrize(
    ("flow", "missing"),
    [
        pytest.param("implicit: {scopes: {}}", "authorizationUrl", id="implicit"),
        pytest.param("password: {scopes: {}}", "tokenUrl", id="password"),
        pytest.param("clientCredentials: {scopes: {}}", "tokenUrl", id="client credentials"),
        pytest.param(
            "authorizationCode: {scopes: {}, authorizationUrl: 'https://example.com'}",
            "tokenUrl",
            id="authorization code",
        ),
        pytest.param("password: {tokenUrl: 'https://example.com'}", "scopes", id="no scopes"),
    ],
)
def test_every_flow_is_asked_for_what_it_needs(
    faults2: Callable[[str], list[str]], flow: str, missing: str
) -> None:
    """1.2, 24."""
    right = "implicit: {authorizationUrl: 'https://example.com', scopes: {}}"
    flows = flow if flow.startswith("implicit") else f"{right}, {flow}"
    [fault] = faults2(with_scheme(f"{{type: oauth2, flows: {{{flows}}}}}"))
    assert fault.endswith(f"error missing-field: OAuth Flow Object lacks {missing!r}; add it")
    assert faults2(with_scheme(f"{{type: oauth2, flows: {{{right}}}}}")) == []


def test_an_unknown_flow_is_an_error(faults2: Callable[[str], list[str]]) -> None:
    assert faults2(with_scheme("{type: oauth2, flows: {implict: null}}")) == [
        "<document>:4:58: error unknown-field: unknown field 'implict' in OAuth Flows Object; "
        "did you mean 'implicit'?"
    ]


def test_version_3_calls_scopes_available(faults3: Callable[[str], list[str]]) -> None:
    flow = "{tokenUrl: 'https://example.com', availableScopes: {a: A}}"
    scheme = f"{{type: oauth2, scopes: [a], flows: {{password: {flow}}}}}"
    body = f"components: {{securitySchemes: {{s: {scheme}}}}}"
    assert faults3(body) == []
    assert faults3(body.replace("availableScopes", "scopes")) == [
        "<document>:3:71: error missing-field: OAuth Flow Object lacks 'availableScopes'; add it",
        "<document>:3:115: error unknown-field: unknown field 'scopes' in OAuth Flow Object; "
        "an extension begins with 'x-'",
    ]
