import io

import pytest
import yaml

from asynction_spec import load
from benchmarks.documents import document_text

SIZES = [10, 100, 1_000, 5_000]


@pytest.mark.parametrize("messages", SIZES)
@pytest.mark.benchmark(group="load, by number of messages: the time for each message")
def test_load(benchmark, messages):
    text = document_text(messages)

    document = benchmark.pedantic(load, setup=lambda: ((io.StringIO(text),), {}), rounds=5)

    benchmark.extra_info["microseconds per message"] = benchmark.stats.stats.median / messages * 1e6
    assert len(document.namespaces["/"].receives) == messages


@pytest.mark.parametrize("reader", ["load", "yaml.CSafeLoader"])
@pytest.mark.benchmark(group="load of 1,000 messages, beside PyYAML alone")
def test_load_beside_yaml(benchmark, reader):
    text = document_text(1_000)
    readers = {
        "load": lambda: load(io.StringIO(text)),
        "yaml.CSafeLoader": lambda: yaml.load(text, Loader=yaml.CSafeLoader),
    }

    benchmark.pedantic(readers[reader], rounds=7)
