"""What the official schema of a version accepts, the structural walk accepts, and nothing else."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from asynction_spec import Diagnostic, Severity, load, validate
from tests.spec.oracle.mutations import mutate, without
from tests.spec.oracle.resolving import Resolved

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.spec.oracle.conftest import Official

hypothesis = pytest.importorskip("hypothesis", reason="documents are damaged by Hypothesis")

FOLDER = Path(__file__).parents[2] / "documents"
DOCUMENTS = sorted(path.name for path in FOLDER.iterdir())
NEWEST = {"2": "2.6.0", "3": "3.1.0"}

# What the schemas can say as well. All other codes are rules of ours alone.
STRUCTURAL = frozenset(
    [
        *("missing-field", "unknown-field", "wrong-type", "unknown-value", "bad-name", "bad-text"),
        *("ref-not-allowed", "ref-required", "ref-unresolved", "ref-cycle"),
        *("ref-without-base", "ref-outside-root", "ref-remote"),
    ]
)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_document_is_one_for_the_official_schema_too(official: Official, name: str) -> None:
    assert is_accepted(official, comparable(load(FOLDER / name).raw))


@pytest.mark.parametrize("family", NEWEST, ids=["2.0 to 2.6", "3.0 and 3.1"])
def test_damaged_documents_get_the_verdict_of_the_official_schema(
    official: Official, family: str
) -> None:
    originals = {
        name: comparable(document)
        for name in DOCUMENTS
        if (document := load(FOLDER / name).raw)["asyncapi"].startswith(family)
    }
    verdicts: list[bool] = []

    def compare(data: Any) -> None:
        def choose(options: Any) -> Any:
            return data.draw(hypothesis.strategies.sampled_from(options))

        name = choose(sorted(originals))
        document = copy.deepcopy(originals[name])
        steps = [mutate(document, official.names, choose) for _ in range(choose([1, 1, 2, 3]))]
        found = validate(document, profile="core")
        if not any(is_ours_alone(diagnostic, family) for diagnostic in found):
            faults = [str(diagnostic) for diagnostic in found if is_structural(diagnostic)]
            accepted = is_accepted(official, document, is_warned_of=not faults)
            assert accepted != bool(faults), (name, steps, faults)
            verdicts.append(accepted)

    examples(2_400, compare)
    assert len(verdicts) >= 2_000
    assert verdicts.count(True) >= 200
    assert verdicts.count(False) >= 200


def comparable(document: dict[str, Any]) -> Any:
    """Leave out what the official schema does not look into: extensions, in 2.x also bindings."""
    is_2 = document["asyncapi"].startswith("2")
    return without(document, lambda key: key.startswith("x-") or (is_2 and key == "ws"))


def examples(count: int, check: Callable[[Any], None]) -> None:
    """Run a check with always the same choices, however long each takes."""
    settings = hypothesis.settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    settings(hypothesis.given(hypothesis.strategies.data())(check))()


def is_accepted(
    official: Official, document: dict[str, Any], *, is_warned_of: bool = False
) -> bool:
    """Give the verdict of the official schema, on the document and on what its references say.

    It takes a reference wherever it wants one, whatever that leads to: so it is asked
    again with what each leads to, and once more with what the references therein lead to.

    Args:
        official: The schemas.
        document: The document.
        is_warned_of: Whether the newest schema of the family may judge too: what came
            later than the document's version is only a warning of ours.
    """
    version = document["asyncapi"]
    newest = [NEWEST[version[0]]] if is_warned_of else []
    forms = [Resolved(document, levels=levels).document for levels in (0, 1, 2, 100)]
    return any(
        all(official.accepts(form | {"asyncapi": each}) for form in forms)
        for each in [f"{version[:3]}.0", *newest]
    )


def is_structural(diagnostic: Diagnostic) -> bool:
    """Whether the official schema should see the same fault.

    It does not merge traits.
    """
    return (
        diagnostic.code in STRUCTURAL
        and diagnostic.severity is Severity.ERROR
        and "are merged" not in diagnostic.hint
    )


def is_ours_alone(diagnostic: Diagnostic, family: str) -> bool:
    """Whether a diagnostic makes a document one that the official schema cannot judge.

    A reference into the wrong section of ``components`` is wrong whatever stands there,
    and is not followed; the schemas of 2.x do not look into the bindings of WebSockets;
    none follows a reference that stands for a schema of a foreign format.
    """
    if diagnostic.pointer.endswith(("/payload/$ref", "/payload/schema/$ref")):
        return True
    is_of_ws = "/ws" in diagnostic.pointer or "WebSockets" in diagnostic.message
    return diagnostic.code == "ref-wrong-kind" or (family == "2" and is_of_ws)
