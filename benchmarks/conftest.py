from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
OFFICIAL = HERE.parent / "tests" / "spec" / "oracle"


def install(folder: Path, source: Path) -> Path:
    """Install what a folder's lock pins into another folder, or skip without Node.js."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("Node.js is not installed: nothing from npm can be compared")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(source / name, folder)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)  # noqa: S603 - fixed words
    return folder


@pytest.fixture(scope="session")
def javascript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the reference parser, and give the folder of the script that runs it."""
    folder = install(tmp_path_factory.mktemp("javascript"), HERE / "javascript")
    shutil.copy(HERE / "javascript" / "parse.mjs", folder)
    return folder


@pytest.fixture(scope="session")
def official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the official JSON Schemas, and give their folder."""
    folder = install(tmp_path_factory.mktemp("official"), OFFICIAL)
    return folder / "node_modules" / "@asyncapi" / "specs" / "schemas"
