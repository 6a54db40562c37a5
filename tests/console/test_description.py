"""The OpenAPI document says what the server does: what is drawn from it breaks no word of it."""

import json

import pytest


@pytest.fixture(scope="module")
def document() -> dict[str, object]:
    from communique_console.app import make_app

    made: dict[str, object] = make_app(is_open=True).openapi()
    return made


def test_every_operation_has_a_name_a_subject_and_its_problems(
    document: dict[str, dict[str, dict[str, dict[str, object]]]],
) -> None:
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    names = [operation["operationId"] for operation in operations]
    assert len(names) == len(set(names)) > 20
    for operation in operations:
        assert operation["tags"]
        assert operation["description"]
        responses = operation["responses"]
        assert isinstance(responses, dict)
        for status, response in responses.items():
            if status >= "400":
                assert list(response["content"]) == ["application/problem+json"]
    assert "HTTPValidationError" not in json.dumps(document)
