import json
import subprocess

import jsonschema
import pytest
import yaml

from asynction_spec import load
from benchmarks.api import CHANNELS, api_text

DOCUMENTS = pytest.mark.parametrize(
    ("version", "lines"), CHANNELS, ids=[f"{version}, {lines} lines" for version, lines in CHANNELS]
)


def group(version, lines):
    return f"a document of {lines:,} lines, {version}"


@pytest.fixture
def path(tmp_path, version, lines):
    path = tmp_path / "api.yaml"
    path.write_text(api_text(version, lines), encoding="utf-8")
    return path


@DOCUMENTS
def test_asynction_spec(benchmark, path, version, lines):
    benchmark.group = group(version, lines)

    document = benchmark.pedantic(load, (path,), {"profile": "core"}, rounds=9, warmup_rounds=1)

    assert len(document.channels) == CHANNELS[version, lines]


@DOCUMENTS
def test_pyyaml_alone(benchmark, path, version, lines):
    benchmark.group = group(version, lines)
    text = path.read_text(encoding="utf-8")

    benchmark.pedantic(yaml.load, (text, yaml.CSafeLoader), rounds=9, warmup_rounds=1)

    assert abs(len(text.splitlines()) / lines - 1) < 0.1


@DOCUMENTS
def test_official_schema_through_jsonschema(benchmark, official, path, version, lines):
    """Without the time that YAML takes."""
    benchmark.group = group(version, lines)
    schema = json.loads((official / f"{version}-without-$id.json").read_text(encoding="utf-8"))
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    check = jsonschema.Draft7Validator(schema).is_valid

    assert benchmark.pedantic(check, (document,), rounds=3)


@DOCUMENTS
def test_reference_parser_in_javascript(benchmark, javascript, path, version, lines):
    """The times that it measures itself, without its start; the row's own include that."""
    benchmark.group = group(version, lines)
    rounds = 5 if lines < 10_000 else 1
    command = ["node", "parse.mjs", str(path), str(rounds)]

    def parse():
        run = subprocess.run(command, cwd=javascript, check=True, capture_output=True, timeout=300)  # noqa: S603 - our own script
        return json.loads(run.stdout)

    times = benchmark.pedantic(parse, rounds=1)

    benchmark.stats.stats.data[:] = [time / 1000 for time in times]
