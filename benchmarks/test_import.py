import subprocess
import sys

import pytest

PROGRAMS = {
    "import asynction_spec": "import asynction_spec",
    "import yaml, jsonschema": "import yaml, jsonschema",
    "nothing": "",
}


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.benchmark(group="a fresh interpreter that imports")
def test_import(benchmark, program):
    """Each run is preceded by one of every other program: the machine's mood is shared."""

    def run(source):
        subprocess.run([sys.executable, "-c", source], check=True)  # noqa: S603 - our own words

    def all_others():
        for other in PROGRAMS.values():
            run(other)

    benchmark.pedantic(run, (PROGRAMS[program],), setup=all_others, rounds=15)
