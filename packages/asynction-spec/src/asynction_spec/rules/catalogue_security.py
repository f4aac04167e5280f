"""Rules about how callers prove who they are."""

from __future__ import annotations

from asynction_spec.diagnostics import Severity
from asynction_spec.rules.rule import Rule

_SERVER = "servers: {s: {url: example.com, protocol: wss, security: [%s]}}\n"
_KEY = "components: {securitySchemes: {key: {type: httpApiKey, name: key, in: query}}}\n"
_OAUTH = (
    "components: {securitySchemes: {key: {type: oauth2, flows: "
    "{clientCredentials: {tokenUrl: 'https://example.com', scopes: {read: To read}}}}}}\n"
)

#: Faults of security.
SECURITY_RULES = (
    Rule(
        code="unknown-security-scheme",
        summary="A security requirement names schemes of the document",
        section="Security Requirement Object",
        version="2.6.0",
        good=_SERVER % "{key: []}" + _KEY,
        bad=_SERVER % "{kee: []}" + _KEY,
        blocking=True,  # a requirement without its scheme would let everybody in
    ),
    Rule(
        code="scopes-not-allowed",
        summary="Only schemes of types oauth2 and openIdConnect have scopes",
        section="Security Requirement Object",
        version="2.6.0",
        good=_SERVER % "{key: []}" + _KEY,
        bad=_SERVER % "{key: [read]}" + _KEY,
    ),
    Rule(
        code="unknown-scope",
        summary="A scope that is asked for is one that a flow of the scheme offers",
        section="Security Requirement Object",
        version="2.6.0",
        good=_SERVER % "{key: [read]}" + _OAUTH,
        bad=_SERVER % "{key: [write]}" + _OAUTH,
    ),
    Rule(
        code="bearer-format-misplaced",
        summary="'bearerFormat' belongs to scheme 'bearer'",
        section="Security Scheme Object",
        good="components: {securitySchemes: "
        "{s: {type: http, scheme: bearer, bearerFormat: JWT}}}\n",
        bad="components: {securitySchemes: {s: {type: http, scheme: basic, bearerFormat: JWT}}}\n",
    ),
    Rule(
        code="unused-security-scheme",
        summary="Something asks for each security scheme",
        severity=Severity.INFO,
        version="2.6.0",
        good=_SERVER % "{key: []}" + _KEY,
        bad=_KEY,
    ),
    Rule(
        code="conflicting-security",
        summary="Channels of one namespace agree in 'x-security'",
        good="channels:\n"
        "  a: {address: /, x-security: [{key: []}]}\n"
        f"  b: {{address: /, x-security: [{{key: []}}]}}\n{_KEY}",
        bad="channels:\n"
        "  a: {address: /, x-security: [{key: []}]}\n"
        f"  b: {{address: /, x-security: []}}\n{_KEY}",
        blocking=True,  # whichever list were taken, the other would be broken
    ),
)
