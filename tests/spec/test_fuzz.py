"""Whatever the input: diagnostics, within two seconds and half a gigabyte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

if not Path("/proc/self/statm").exists():
    pytest.skip("memory is bounded by what Linux says of it", allow_module_level=True)

# Some seeds of each kind of input; "tests.spec.fuzzing" says what they are.
COUNTS = {
    "noise": 5_000,
    "tokens": 5_000,
    "events": 3_000,
    "values": 4_000,
    "damaged": 4_000,
    "mutated": 3_000,
}


@pytest.mark.parametrize("kind", COUNTS)
def test_hostile_input_is_answered_with_diagnostics(kind: str) -> None:
    command = [sys.executable, "-m", "tests.spec.fuzzing", kind, "0", str(COUNTS[kind])]
    try:
        run = subprocess.run(  # noqa: S603 - our own module
            command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
        )
    except subprocess.TimeoutExpired as stopped:
        output = (stopped.stdout or b"").decode()
        pytest.fail(f"no answer to python -m tests.spec.fuzzing {output.splitlines()[-1]}")
    tried, *rest = run.stdout.split("\n", COUNTS[kind])[-2:] if run.returncode else ("", "")
    assert run.returncode == 0, f"python -m tests.spec.fuzzing {tried}\n{rest}\n{run.stderr}"
