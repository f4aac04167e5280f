from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.spec.oracle.amendments import amend

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent
VERSIONS = [f"2.{minor}.0" for minor in range(7)] + ["3.0.0", "3.1.0"]


class Official:
    """The official schemas, amended, by version."""

    def __init__(self, folder: Path) -> None:
        rs = pytest.importorskip("jsonschema_rs", reason="jsonschema alone would take minutes")
        schemas = {version: read(folder / f"{version}-without-$id.json") for version in VERSIONS}

        #: Every name of a field.
        self.names = sorted({name for schema in schemas.values() for name in names(schema)})

        self._validators = {
            version: rs.Draft7Validator(amend(schema), validate_formats=True)
            for version, schema in schemas.items()
        }

    def accepts(self, document: dict[str, Any]) -> bool:
        """Whether the schema of its version accepts a document."""
        return bool(self._validators[document["asyncapi"]].is_valid(document))


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for name in list(found["definitions"]):
        if name.startswith("bindings-") and "websockets" not in name:
            found["definitions"][name] = True  # of protocols that we do not look into
    return found


def names(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        properties = schema.get("properties")
        yield from properties if isinstance(properties, dict) else ()
    for member in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(member, dict | list):
            yield from names(member)


@pytest.fixture(scope="session")
def official(tmp_path_factory: pytest.TempPathFactory) -> Official:
    """Install the official schemas, once."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("Node.js is not installed: the official schemas cannot be had")
    folder = tmp_path_factory.mktemp("official")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(FOLDER / name, folder)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)  # noqa: S603 - fixed words
    return Official(folder / "node_modules" / "@asyncapi" / "specs" / "schemas")
