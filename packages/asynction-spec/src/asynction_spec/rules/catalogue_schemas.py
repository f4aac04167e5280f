"""Rules about schemas."""

from __future__ import annotations

from asynction_spec.diagnostics import Severity
from asynction_spec.rules.rule import Rule

_SECTION = "Schema Object"
_SCHEMA = "components: {schemas: {A: {%s}}}\n"

#: Faults of schemas.
SCHEMA_RULES = (
    Rule(
        code="default-mismatch",
        summary="The default of a schema fits the schema",
        section=_SECTION,
        good=_SCHEMA % "type: integer, default: 1",
        bad=_SCHEMA % "type: integer, default: one",
    ),
    Rule(
        code="example-mismatch",
        summary="The examples of a schema fit the schema",
        section=_SECTION,
        severity=Severity.WARNING,
        good=_SCHEMA % "type: integer, examples: [1, 2]",
        bad=_SCHEMA % "type: integer, examples: [1, two]",
    ),
    Rule(
        code="discriminator-undefined",
        summary="The property that 'discriminator' names is defined and required",
        section=_SECTION,
        good=_SCHEMA % "discriminator: kind, required: [kind], properties: {kind: {type: string}}",
        bad=_SCHEMA % "discriminator: kind, properties: {kind: {type: string}}",
    ),
    Rule(
        code="enum-type",
        summary="The values of 'enum' are of the schema's type",
        section=_SECTION,
        severity=Severity.WARNING,
        good=_SCHEMA % "type: string, enum: ['1', '2']",
        bad=_SCHEMA % "type: string, enum: ['1', 2]",
    ),
    Rule(
        code="enum-duplicate",
        summary="A value stands once in 'enum'",
        section=_SECTION,
        severity=Severity.WARNING,
        good=_SCHEMA % "enum: [1, 2]",
        bad=_SCHEMA % "enum: [1, 1.0]",
    ),
    Rule(
        code="required-undeclared",
        summary="A required property is one that the schema allows",
        section=_SECTION,
        severity=Severity.WARNING,
        good=_SCHEMA % "required: [a], properties: {a: {}}, additionalProperties: false",
        bad=_SCHEMA % "required: [b], properties: {a: {}}, additionalProperties: false",
    ),
    Rule(
        code="keyword-without-effect",
        summary="A schema has the keywords of draft-07, not those of later drafts",
        section=_SECTION,
        severity=Severity.INFO,
        good=_SCHEMA % "dependencies: {a: [b]}",
        bad=_SCHEMA % "dependentRequired: {a: [b]}",
    ),
)
