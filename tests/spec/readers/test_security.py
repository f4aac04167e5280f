"""Who may connect: schemes, and the requirements that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec import Document
    from asynction_spec.model.security import SecurityRequirement

SCHEMES2 = """
components:
  securitySchemes:
    key: {type: httpApiKey, name: key, in: query, x-apiKeyInfoFunc: app.key}
    basic: {type: http, scheme: Basic, x-basicInfoFunc: app.basic}
    oauth:
      type: oauth2
      x-tokenInfoFunc: app.token
      x-scopeValidateFunc: app.scopes
      flows:
        password: {tokenUrl: 'https://example.com/t', scopes: {a: A, b: B}}
        implicit: {authorizationUrl: 'https://example.com/a', scopes: {c: C}}
    oidc: {type: openIdConnect, openIdConnectUrl: 'https://example.com'}
    alias: {$ref: '#/components/securitySchemes/key'}
"""
SCHEMES3 = SCHEMES2.replace("scopes: {", "availableScopes: {").replace(
    "type: oauth2", "type: oauth2\n      scopes: [a, c]"
)


def names(
    requirements: tuple[SecurityRequirement, ...] | None,
) -> list[dict[str, list[str]]] | None:
    """Write requirements as 2.x does."""
    if requirements is None:
        return None
    return [{r.scheme.id: list(r.scopes) for r in one.schemes} for one in requirements]


def with_security2(security: str) -> str:
    return f"""\
servers: {{live: {{url: localhost, protocol: ws, security: {security}}}}}
channels:
  /: {{x-security: {security}, publish: {{security: {security}, message: {{name: say}}}}}}
{SCHEMES2}"""


@pytest.mark.parametrize(
    ("security", "expected"),
    [
        pytest.param("[]", [], id="none needed"),
        pytest.param("[{}]", [{}], id="anonymous callers"),
        pytest.param("[{key: []}, {}]", [{"key": []}, {}], id="anonymous callers as well"),
        pytest.param("[{key: []}]", [{"key": []}], id="one"),
        pytest.param("[{key: []}, {basic: []}]", [{"key": []}, {"basic": []}], id="alternatives"),
        pytest.param("[{key: [], basic: []}]", [{"key": [], "basic": []}], id="both"),
        pytest.param("[{oauth: [b, a]}]", [{"oauth": ["b", "a"]}], id="scopes in any order"),
        pytest.param(
            "[{oauth: [a, a, c]}]", [{"oauth": ["a", "a", "c"]}], id="scopes of two flows"
        ),
        pytest.param("[{oidc: [anything]}]", [{"oidc": ["anything"]}], id="scopes kept elsewhere"),
        pytest.param("[{alias: []}]", [{"key": []}], id="a scheme by reference"),
    ],
)
def test_requirements_of_2_are_alternatives_of_schemes(
    load2: Callable[[str], Document], security: str, expected: list[dict[str, list[str]]]
) -> None:
    """1.2, 25 and 26, D-22 (scopes in any order) and D-28 (both of two, and nobody)."""
    document = load2(with_security2(security))
    assert names(document.servers["live"].security) == expected
    assert names(document.channels["/"].security) == expected
    assert names(document.operations[0].security) == expected
    assert document.namespaces["/"].security == document.channels["/"].security


def test_security_that_is_not_mentioned_is_none(
    load2: Callable[[str], Document], load3: Callable[[str], Document]
) -> None:
    """1.2, 26: it differs from an empty list."""
    body2 = "servers: {live: {url: localhost, protocol: ws}}\nchannels: {/: {publish: {}}}"
    body3 = """\
    servers: {live: {host: localhost, protocol: ws}}
    channels: {/: {address: /}}
    operations: {a: {action: receive, channel: {$ref: '#/channels/~1'}}}
    """
    for document in (load2(body2), load3(body3)):
        assert document.servers["live"].security is None
        assert document.channels["/"].security is None
        assert document.operations[0].security is None
        assert document.namespaces["/"].security is None


def with_security3(security: str) -> str:
    return f"""\
servers: {{live: {{host: localhost, protocol: ws, security: {security}}}}}
channels: {{a: {{address: /, x-security: {security}}}}}
operations: {{o: {{action: receive, channel: {{$ref: '#/channels/a'}}, security: {security}}}}}
{SCHEMES3}"""


KEY = "{$ref: '#/components/securitySchemes/key'}"
OAUTH = "{$ref: '#/components/securitySchemes/oauth'}"
ALIAS = "{$ref: '#/components/securitySchemes/alias'}"


@pytest.mark.parametrize(
    ("security", "expected"),
    [
        pytest.param("[]", [], id="none needed"),
        pytest.param(f"[{KEY}]", [{"key": []}], id="a reference"),
        pytest.param(f"[{KEY}, {OAUTH}]", [{"key": []}, {"oauth": ["a", "c"]}], id="alternatives"),
        pytest.param("[{type: http, scheme: bearer}]", [{"": []}], id="a scheme in place"),
        pytest.param(f"[{ALIAS}]", [{"key": []}], id="a chain of references"),
    ],
)
def test_requirements_of_3_are_schemes(
    load3: Callable[[str], Document], security: str, expected: list[dict[str, list[str]]]
) -> None:
    document = load3(with_security3(security))
    assert names(document.servers["live"].security) == expected
    assert names(document.channels["a"].security) == expected
    assert names(document.operations[0].security) == expected


@pytest.mark.parametrize(
    ("security", "expected"),
    [
        pytest.param("[{key: [], basic: []}, {}]", [{"key": [], "basic": []}, {}], id="names"),
        pytest.param(f"[{KEY}, {{oauth: [b]}}]", [{"key": []}, {"oauth": ["b"]}], id="mixed"),
    ],
)
def test_x_security_takes_both_forms_in_both_families(
    load2: Callable[[str], Document],
    load3: Callable[[str], Document],
    security: str,
    expected: list[dict[str, list[str]]],
) -> None:
    channel = f"x-security: {security}"
    document2 = load2(f"channels: {{/: {{{channel}}}}}{SCHEMES2}")
    document3 = load3(f"channels: {{/: {{address: /, {channel}}}}}{SCHEMES3}")
    assert names(document2.channels["/"].security) == expected
    assert names(document3.channels["/"].security) == expected


def test_a_scheme_is_one_object_wherever_it_is_named(load2: Callable[[str], Document]) -> None:
    document = load2(with_security2("[{key: []}, {alias: []}]"))
    schemes = document.security_schemes
    assert list(schemes) == ["key", "basic", "oauth", "oidc", "alias"]
    assert schemes["alias"] is schemes["key"]
    assert document.servers["live"].security is not None
    assert document.servers["live"].security[1].schemes[0].scheme is schemes["key"]


def test_a_scheme_says_all_about_itself(load2: Callable[[str], Document]) -> None:
    """1.2, 21: the name of an HTTP scheme is read in any case."""
    schemes = load2("channels: {}" + SCHEMES2).security_schemes
    key, basic, oauth = schemes["key"], schemes["basic"], schemes["oauth"]
    assert (key.type, key.name, key.location) == ("httpApiKey", "key", "query")
    assert key.functions == {"x-apiKeyInfoFunc": "app.key"}
    assert (basic.type, basic.scheme) == ("http", "basic")
    assert oauth.functions == {"x-tokenInfoFunc": "app.token", "x-scopeValidateFunc": "app.scopes"}
    assert list(oauth.flows) == ["password", "implicit"]
    assert oauth.flows["implicit"].authorization_url == "https://example.com/a"
    assert oauth.flows["password"].available_scopes == {"a": "A", "b": "B"}
    assert oauth.extensions == {}
    assert schemes["oidc"].open_id_connect_url == "https://example.com"


def test_a_requirement_names_a_scheme_that_exists(faults2: Callable[[str], list[str]]) -> None:
    """1.2, 25."""
    assert faults2("channels: {/: {x-security: [{token: []}]}}" + SCHEMES2) == [
        "<document>:3:30: error unknown-security-scheme: 'token' is no security scheme of this "
        "document; 'components.securitySchemes' has 'key', 'basic', 'oauth', 'oidc', 'alias'"
    ]
    assert faults2("channels: {/: {publish: {security: [{token: []}]}}}") == [
        "<document>:3:38: error unknown-security-scheme: 'token' is no security scheme of this "
        "document; 'components.securitySchemes' has none"
    ]


def test_only_two_types_have_scopes(faults2: Callable[[str], list[str]]) -> None:
    """1.2, 25."""
    assert faults2("channels: {/: {x-security: [{key: [a]}, {oidc: [a]}]}}" + SCHEMES2) == [
        "<document>:3:30: error scopes-not-allowed: a scheme of type 'httpApiKey' has no scopes; "
        "write []"
    ]


def test_a_scope_is_one_of_some_flow(
    faults2: Callable[[str], list[str]], faults3: Callable[[str], list[str]]
) -> None:
    """1.2, 25."""
    assert faults2("channels: {/: {x-security: [{oauth: [a, d, e]}]}}" + SCHEMES2) == [
        f"<document>:3:30: error unknown-scope: {scope!r} is a scope of no flow of this scheme; "
        "the flows have 'a', 'b', 'c'"
        for scope in "de"
    ]
    body = f"servers: {{live: {{host: localhost, protocol: ws, security: [{OAUTH}]}}}}{SCHEMES3}"
    assert faults3(body) == []
    assert faults3(body.replace("[a, c]", "[a, d]")) == [
        "<document>:3:60: error unknown-scope: 'd' is a scope of no flow of this scheme; "
        "the flows have 'a', 'b', 'c'"
    ]
