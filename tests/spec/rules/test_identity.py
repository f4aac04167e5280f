"""What must be unique."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels:
              /: {publish: {operationId: say}, subscribe: {operationId: hear}}
              /b: {publish: {operationId: say}}
            """,
            [
                "<document>:5:18: error duplicate-operation-id: the operationId 'say' "
                "stands here again; the first is at <document>:4:17; rename one",
            ],
            id="twice",
        ),
        pytest.param(
            "channels: {/: {publish: {operationId: say}, subscribe: {operationId: hear}}}",
            [],
            id="once",
        ),
        pytest.param(
            """\
            channels:
              /: {publish: {operationId: say}, subscribe: {operationId: say}}
              /b: {description: 5}
            """,
            [
                "<document>:4:48: error duplicate-operation-id: the operationId 'say' "
                "stands here again; the first is at <document>:4:17; rename one",
            ],
            id="in a broken document",
        ),
    ],
)
def test_an_operation_id_stands_once(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("duplicate-operation-id", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels: {/: {publish: {message: {messageId: say}}}}
            components: {messages: {a: {messageId: say}}}
            """,
            [
                "<document>:4:29: error duplicate-message-id: the messageId 'say' stands "
                "here again; the first is at <document>:3:36; rename one",
            ],
            id="twice",
        ),
        pytest.param(
            """\
            channels:
              /: {publish: {message: &say {$ref: '#/components/messages/a'}}}
              /b: {publish: {message: *say}}
            components: {messages: {a: {messageId: say}}}
            """,
            [],
            id="one message at two places",
        ),
        pytest.param(
            """\
            channels: {}
            components:
              messageTraits: {t: {messageId: say}}
              messages:
                a: {traits: [{$ref: '#/components/messageTraits/t'}]}
                b: {traits: [{$ref: '#/components/messageTraits/t'}]}
            """,
            [
                "<document>:5:23: error duplicate-message-id: the messageId 'say' stands "
                "here again; it comes from a trait of several objects: give each its own",
            ],
            id="by a trait of two messages",
        ),
    ],
)
def test_a_message_id_stands_once(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("duplicate-message-id", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {a: {tags: [{name: x}, {name: y}, {name: x}]}}",
            [
                "<document>:3:45: error duplicate-tag: the tag 'x' stands here again; remove it",
            ],
            id="twice",
        ),
        pytest.param(
            """\
            channels: {a: {tags: [{name: x}, {$ref: '#/components/tags/x'}]}}
            components: {tags: {x: {name: x}}}
            """,
            [
                "<document>:3:34: error duplicate-tag: the tag 'x' stands here again; remove it",
            ],
            id="by reference",
        ),
        pytest.param(
            "channels: {a: {tags: [{name: x}]}, b: {tags: [{name: x}]}}",
            [],
            id="in two lists",
        ),
    ],
)
def test_a_tag_stands_once_in_a_list(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("duplicate-tag", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels: {}
            tags: [{name: x}, {name: x}]
            """,
            [
                "<document>:4:19: error duplicate-tag: the tag 'x' stands here again; remove it",
            ],
            id="twice",
        ),
        pytest.param(
            """\
            channels: {}
            tags: [{name: x}, {name: X}]
            """,
            [],
            id="once",
        ),
    ],
)
def test_tags_of_the_root_are_a_list_too(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("duplicate-tag", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
            channels: {a: {}}
            operations:
              sayHi: {action: send, channel: {$ref: '#/channels/a'}}
              sayhi: {action: receive, channel: {$ref: '#/channels/a'}}
            """,
            [
                "<document>:6:3: warning similar-operation-ids: the id 'sayhi' differs "
                "from 'sayHi' only in upper and lower case; rename one",
            ],
            id="only in case",
        ),
        pytest.param(
            """\
            channels: {a: {}}
            operations:
              sayHi: {action: send, channel: {$ref: '#/channels/a'}}
              sayHo: {action: receive, channel: {$ref: '#/channels/a'}}
            """,
            [],
            id="in more",
        ),
    ],
)
def test_operation_ids_differ_in_more_than_case(
    told3: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told3("similar-operation-ids", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "channels: {/: {publish: {operationId: say}, subscribe: {operationId: Say}}}",
            [
                "<document>:3:57: warning similar-operation-ids: the id 'Say' differs "
                "from 'say' only in upper and lower case; rename one",
            ],
            id="only in case",
        ),
        pytest.param(
            "channels: {/: {publish: {operationId: say}, subscribe: {operationId: say}}}",
            [],
            id="equal, which is another rule",
        ),
    ],
)
def test_operation_ids_of_version_2_differ_in_more_than_case(
    told2: Callable[[str, str], list[str]], body: str, expected: list[str]
) -> None:
    assert told2("similar-operation-ids", body) == expected
