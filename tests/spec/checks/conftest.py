from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from asynction_spec.checks.checks import Checks
from asynction_spec.checks.plain_engine import PlainEngine
from asynction_spec.model.schemas import Schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from asynction_spec.checks.engines import EngineFactory


@pytest.fixture(params=["fast", "plain"])
def engine(request: pytest.FixtureRequest) -> EngineFactory:
    if request.param == "plain":
        return PlainEngine
    pytest.importorskip("jsonschema_rs", reason="the fast engine is an extra")
    from asynction_spec.checks.fast_engine import FastEngine

    return FastEngine


@pytest.fixture
def checks(engine: EngineFactory) -> Checks:
    return Checks(engines=[engine])


@pytest.fixture
def schema() -> Callable[[Any], Schema]:
    return lambda raw: Schema(raw=raw, bundler=lambda: raw)
