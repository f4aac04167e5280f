"""The packages of the workspace fit each other."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement

from tests.together.serving import ROOT

PROJECTS: dict[str, dict[str, Any]] = {
    path.parent.name: tomllib.loads(path.read_text())["project"]
    for path in sorted(ROOT.glob("packages/*/pyproject.toml"))
}
PINS = [
    (name, requirement)
    for name, project in PROJECTS.items()
    for requirement in map(Requirement, project["dependencies"])
    if requirement.name in PROJECTS
]


@pytest.mark.parametrize("pin", [pytest.param(pin, id=f"{name}: {pin}") for name, pin in PINS])
def test_a_pin_admits_the_checkout(pin: Requirement) -> None:
    assert pin.specifier.contains(PROJECTS[pin.name]["version"])
    assert set(pin.extras) <= set(PROJECTS[pin.name].get("optional-dependencies", {}))


@pytest.mark.parametrize("name", PROJECTS)
def test_a_package_brings_what_people_look_for(name: str) -> None:
    folder = ROOT / "packages" / name
    version = PROJECTS[name]["version"]
    typed = folder / "src" / name.replace("-", "_") / "py.typed"

    assert typed.exists()
    assert (folder / "LICENSE").read_text() == (ROOT / "LICENSE").read_text()
    assert f"## {version}" in (folder / "CHANGELOG.md").read_text()
    assert (folder / "README.md").read_text().startswith(f"# {name}\n")


def test_the_architecture_fits_on_a_page() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text().splitlines()) <= 60
