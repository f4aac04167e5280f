"""What an import of the package costs those who only want to read a document."""

from __future__ import annotations

import subprocess
import sys

import pytest

NOT_NEEDED = ["flask", "flask_socketio", "werkzeug", "socketio", "engineio", "jinja2", "hypothesis"]
LATER = ["jsonschema", "jsonschema_rs", "referencing", "jsonref", "fastavro"]
FORMATS = ["rfc3987_syntax", "lark", "rfc3339_validator", "fqdn", "webcolors", "isoduration"]


@pytest.fixture(scope="module")
def imported() -> set[str]:
    """Every module that a fresh interpreter has after the import."""
    program = "import asynction_spec, sys; print(*sys.modules)"
    run = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    return {name.partition(".")[0] for name in run.stdout.split()}


@pytest.mark.parametrize("name", [*NOT_NEEDED, *LATER, *FORMATS])
def test_the_import_does_not_bring(imported: set[str], name: str) -> None:
    assert "asynction_spec" in imported
    assert name not in imported
