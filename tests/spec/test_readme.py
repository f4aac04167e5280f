"""What the package's README shows, run."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "packages" / "asynction-spec" / "README.md").read_text()
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> dict[str, Any]:
    """The names that the README's code has made, run from top to bottom, and what it printed."""
    shutil.copy(ROOT / "examples" / "chat" / "asyncapi.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for block in BLOCKS:
        try:
            exec(block, names)  # noqa: S102 - our own README
        except SystemExit as ended:
            names["status"] = ended.code
    return names | {"printed": capsys.readouterr().out}


def test_a_document_without_errors_passes_in_ci(names: dict[str, Any]) -> None:
    assert names["status"] is False


def test_all_events_are_listed(names: dict[str, Any]) -> None:
    assert "/admin receive members with an ack\n" in names["printed"]


def test_a_payload_is_printed_as_json_schema(names: dict[str, Any]) -> None:
    assert json.dumps(names["payload"].bundle(), indent=2) in names["printed"]


def test_a_bundle_is_written(names: dict[str, Any], tmp_path: Path) -> None:
    assert json.loads((tmp_path / "bundled.json").read_text()) == names["document"].to_dict()


def test_a_rule_of_ones_own_finds_places(names: dict[str, Any]) -> None:
    assert "asyncapi.yaml:167:5: 'joined' has no summary" in names["printed"]
