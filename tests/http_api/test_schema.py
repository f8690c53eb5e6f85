"""The whole schema under fire: generated requests, alone and in sequences of linked ones.

At 30 examples a planted fault of the server was missed, at 300 it was found: there are more than
300 here, spread over all operations.
"""

import contextlib
from collections.abc import Callable
from typing import Any

import hypothesis
import hypothesis.strategies as st
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS as REGISTRY
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi import checks

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.job import TaskQuery, TaskState
from tests.http_api.conftest import Live
from tests.http_api.test_error_shape import ROUTES

pytestmark = pytest.mark.slow

EXAMPLES = 20
OPERATIONS = [route for route in ROUTES if route[1] not in ("/docs", "/redoc", "/openapi.json")]
assert EXAMPLES * len(OPERATIONS) > 300
SEQUENCES = 20
CHECKS: list[Callable[..., Any]] = [
    *REGISTRY.get_by_names(["not_a_server_error"]),
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.unsupported_method,
    checks.ignored_auth,
]
LIMITS = hypothesis.settings(
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def described(live: Live) -> Any:
    headers = {"Authorization": f"Bearer {live.tokens.token}"}
    schema = schemathesis.openapi.from_url(live.server.url + "/openapi.json")
    schema.config.update(headers=headers)
    return schema


def fire(operation: Any, examples: int) -> None:
    """Send generated requests, valid and invalid ones, and check every answer."""
    modes = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    cases = st.one_of(*[operation.as_strategy(generation_mode=mode) for mode in modes])

    @hypothesis.given(case=cases)
    @hypothesis.settings(LIMITS, max_examples=examples)
    def send(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS, timeout=60)

    send()


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_no_request_breaks_the_server_or_its_promises(
    described: Any, method: str, path: str
) -> None:
    fire(described[path][method], EXAMPLES)


def end_all_tasks(live: Live) -> None:
    """A running task that is paused holds the queue: nobody may wait behind it."""
    unfinished = frozenset(state for state in TaskState if not state.is_final)
    for task in live.services.jobs.page(TaskQuery(states=unfinished, limit=200)).items:
        with contextlib.suppress(KreyolError):
            live.services.jobs.cancel(task.id)


def test_no_sequence_of_linked_requests_does(described: Any, live: Live) -> None:
    # An event stream lasts as long as its task: those have tests of their own.
    machine = described.exclude(path_regex="/events$").as_state_machine()
    statuses: list[tuple[str, str, int]] = []

    class Sequences(machine):  # type: ignore[misc, valid-type] # a class made at run time
        def get_call_kwargs(self, case: schemathesis.Case) -> dict[str, Any]:
            return {"timeout": 60}

        def before_call(self, case: schemathesis.Case) -> None:
            if (case.query or {}).get("wait"):
                end_all_tasks(live)

        def teardown(self) -> None:
            end_all_tasks(live)
            super().teardown()

        def validate_response(self, response: Any, case: schemathesis.Case, **_: Any) -> None:
            statuses.append((case.method, case.operation.path, response.status_code))
            case.validate_response(response, checks=CHECKS, transport_kwargs={"timeout": 60})

    Sequences.run(
        settings=hypothesis.settings(LIMITS, max_examples=SEQUENCES, stateful_step_count=8)
    )
    # The links were really walked: tasks that one request made were found by others.
    assert ("GET", "/api/v1/tasks/{task_id}", 200) in statuses


def test_a_planted_fault_is_found(
    described: Any, live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = live.services.translation.translate_text

    def faulty(text: str, **options: Any) -> Any:
        if options["options"].alternatives and len(text) > 1:
            raise RuntimeError("planted")
        return real(text, **options)

    monkeypatch.setattr(live.services.translation, "translate_text", faulty)
    with pytest.raises(FailureGroup):
        fire(described["/api/v1/translate"]["POST"], 60)
