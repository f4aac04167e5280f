"""Rules about a file: whether it can be read into a tree at all."""

from __future__ import annotations

from asynction_spec.diagnostics import Severity
from asynction_spec.rules.rule import Rule

_YAML = "Format"

#: Faults of a file.
SOURCE_RULES = (
    Rule(
        code="unreadable",
        summary="The file exists and may be read",
        good="a path to a file",
        bad="a path to a folder, or to nothing",
        blocking=True,
        in_words=True,
    ),
    Rule(
        code="encoding",
        summary="The file is text in UTF-8, or in UTF-16 with a byte order mark",
        good="a file saved as UTF-8",
        bad="a file saved as Latin-1 that has an 'é'",
        blocking=True,
        in_words=True,
    ),
    Rule(
        code="empty",
        summary="The file holds something",
        good="asyncapi: 3.0.0\ninfo: {title: Chat, version: 1.0.0}\n",
        bad="a file without a single character",
        blocking=True,
        in_words=True,
    ),
    Rule(
        code="too-large",
        summary="The file stays below the limits on its size and on its number of values",
        good="a file of 2,000 lines",
        bad="a file of more than 16 MiB, or aliases that stand for millions of values",
        blocking=True,
        in_words=True,
    ),
    Rule(
        code="too-deep",
        summary="Containers nest, and references lead through others, at most 100 levels deep",
        good="x-nested: [[[]]]\n",
        bad=f"x-nested: {'[' * 101}{']' * 101}\n",
        blocking=True,
    ),
    Rule(
        code="yaml-syntax",
        summary="The file is YAML",
        section=_YAML,
        good="x-list: [1, 2]\n",
        bad="x-list: [1, 2\n",
        blocking=True,
    ),
    Rule(
        code="json-syntax",
        summary="A file whose name ends in .json is JSON",
        section=_YAML,
        good='a .json file that holds {"asyncapi": "3.0.0"}',
        bad='a .json file that holds {"asyncapi": "3.0.0",}',
        blocking=True,
        in_words=True,
    ),
    Rule(
        code="multiple-documents",
        summary="A file holds one YAML document",
        good="channels: {}\n",
        bad="channels: {}\n---\nchannels: {}\n",
        blocking=True,
    ),
    Rule(
        code="duplicate-key",
        summary="A key stands once in an object",
        section=_YAML,
        good="channels: {}\noperations: {}\n",
        bad="channels: {}\nchannels: {}\n",
    ),
    Rule(
        code="non-string-key",
        summary="A key is a string",
        section=_YAML,
        good="x-codes: {'404': none}\n",
        bad="x-codes: {[4, 0, 4]: none}\n",
        blocking=True,
    ),
    Rule(
        code="not-json",
        summary="A value is one that JSON can carry",
        section=_YAML,
        good="x-limit: 1.5\n",
        bad="x-limit: .inf\n",
        blocking=True,
    ),
    Rule(
        code="yaml11-literal",
        summary="A word that YAML 1.1 read as a boolean or a date is quoted",
        section=_YAML,
        severity=Severity.WARNING,
        good="x-mood: 'on'\n",
        bad="x-mood: on\n",
    ),
    Rule(
        code="yaml-tag",
        summary="No YAML tags but those of JSON's types",
        section=_YAML,
        good="x-list: [1, 2]\n",
        bad="x-list: !!set {1, 2}\n",
        blocking=True,
    ),
    Rule(
        code="merge-key",
        summary="'<<' merges mappings",
        good="x-one: &one {a: 1}\nx-two: {<<: *one, b: 2}\n",
        bad="x-one: &one [a]\nx-two: {<<: *one, b: 2}\n",
        blocking=True,
    ),
    Rule(
        code="recursive-alias",
        summary="A YAML alias stands outside the value that it names",
        good="x-one: &one [1]\nx-two: *one\n",
        bad="x-one: &one [*one]\n",
        blocking=True,
    ),
    Rule(
        code="not-asyncapi",
        summary="The document says that it is AsyncAPI, and of which version",
        section="AsyncAPI Version String",
        good="asyncapi: 3.0.0\ninfo: {title: Chat, version: 1.0.0}\n",
        bad="a file that holds 'openapi: 3.0.0'",
        blocking=True,
        in_words=True,
    ),
    Rule(
        code="unsupported-version",
        summary="The document is written for AsyncAPI 2 or 3",
        section="AsyncAPI Version String",
        good="asyncapi: 3.0.0\ninfo: {title: Chat, version: 1.0.0}\n",
        bad="asyncapi: 1.2.0\ninfo: {title: Chat, version: 1.0.0}\n",
        blocking=True,
    ),
)
